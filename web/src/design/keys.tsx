import { useEffect, useRef } from "react";

/** A key: `Alt+H`, `?`, `Escape`. */
export type Keys = string;

const isApple = typeof navigator !== "undefined" && /mac|iphone|ipad/i.test(navigator.userAgent);
const signs: Record<string, string> = isApple ? { Alt: "⌥", Escape: "esc", Enter: "↩" } : { Escape: "Esc" };

/** Key caps, as they stand on the person's own keyboard. For the eye: controls say their keys by `aria-keyshortcuts`. */
export function KeyCaps({ keys }: { keys: Keys }) {
  return <kbd className="tl-keys" aria-hidden>{keys.split("+").map((key) => signs[key] ?? key).join(isApple ? "" : " ")}</kbd>;
}

/** By the place of the key where Alt is held: on an Apple keyboard ⌥H types another character. */
function matches(event: KeyboardEvent, keys: Keys): boolean {
  const parts = keys.split("+");
  const key = parts.at(-1) ?? "";
  if (event.altKey !== parts.includes("Alt") || event.ctrlKey || event.metaKey) return false;
  return event.key.toLowerCase() === key.toLowerCase() || (event.altKey && event.code === `Key${key}`);
}

const isTyping = (target: EventTarget | null) => target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable], [role=combobox]") !== null;

/** Keys that work on the whole page. Plain keys rest while a field has the focus: they belong to what is typed there. A held key acts once. */
export function useKeys(keys: Partial<Record<Keys, () => void>>): void {
  const latest = useRef(keys);
  useEffect(() => { latest.current = keys; });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.isComposing || event.repeat) return;
      const found = Object.entries(latest.current).find(([wanted]) => matches(event, wanted));
      if (!found?.[1] || (!found[0].startsWith("Alt+") && isTyping(event.target))) return;
      event.preventDefault();
      found[1]();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
