import { Drawer, Modal, type DrawerProps, type ModalProps } from "antd";
import { useEffect, useState } from "react";

/**
 * Gives the focus back to what had it, or to the page where that is gone. Most of ours are mounted only while they are open, and antd gives it back
 * only to who turns `open` off.
 */
function useFocusBack(open: boolean): void {
  const [seen, setSeen] = useState<{ open: boolean; before: Element | null }>({ open: false, before: null });
  if (seen.open !== open) setSeen({ open, before: open ? document.activeElement : null });
  const { before } = seen;
  useEffect(() => {
    if (!open) return undefined;
    return () => {
      // The dialog has left the page by now: whoever has the focus was given it on purpose.
      if (document.activeElement && document.activeElement !== document.body) return;
      const isThere = before instanceof HTMLElement && before !== document.body && before.isConnected && before.checkVisibility();
      (isThere ? before : document.getElementById("content"))?.focus({ preventScroll: true });
    };
  }, [open, before]);
}

/** A question or one thing in the page's middle. */
export function Dialog(props: ModalProps) {
  useFocusBack(props.open ?? false);
  return <Modal {...props} />;
}

/** Something larger at the page's edge; never wider than the window. */
export function Sheet(props: DrawerProps) {
  useFocusBack(props.open ?? false);
  return <Drawer {...props} />;
}
