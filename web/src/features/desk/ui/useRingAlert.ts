import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useNumberText } from "~/design/time";
import { Ringer } from "~/voice/ringer";
import { useDesk } from "./DeskContext";

/** A ringing call reaches the person also when the tab is in the background: sound, browser notification, flashing title. */
export function useRingAlert(): void {
  const { t } = useTranslation();
  const { snapshot } = useDesk();
  const call = snapshot?.calls.find((one) => one.state === "OFFERED") ?? null;
  const isBrowser = snapshot?.station?.kind === "BROWSER";
  const id = call?.id;
  const numberText = useNumberText();
  const who = call ? call.customer?.name ?? numberText(call.from) : "";
  const where = call ? [call.queue?.name, call.area].filter(Boolean).join(" · ") : "";
  useEffect(() => {
    if (!id) return;
    const ringer = new Ringer();
    if (isBrowser) ringer.start();
    let title: string | null = null;   // the page's own, while the caller stands there
    const restore = () => {
      if (title !== null) document.title = title;
      title = null;
    };
    const flash = () => {
      title = document.title;
      document.title = `☎ ${who}`;
    };
    const flashing = window.setInterval(() => { if (document.hidden && title === null) flash(); else restore(); }, 900);
    let notification: Notification | null = null;
    if (document.hidden && "Notification" in window && Notification.permission === "granted") {
      notification = new Notification(t("desk.incoming", { who }), { body: where, tag: id, requireInteraction: true });
      notification.onclick = () => { window.focus(); notification?.close(); };
    }
    return () => {
      ringer.stop();
      window.clearInterval(flashing);
      restore();
      notification?.close();
    };
  }, [id, who, where, isBrowser, t]);
}

/** Asks once, on a click that makes sense to the person (choosing a station, going ready). */
export function askForNotifications(): void {
  if ("Notification" in window && Notification.permission === "default") void Notification.requestPermission();
}
