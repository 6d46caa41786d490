import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";

/** One clock for all timers of the page: they tick together, and stop when nobody looks. */
const listeners = new Set<() => void>();
let now = Date.now();
let ticking: number | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (ticking === undefined) {
    now = Date.now();
    ticking = window.setInterval(() => {
      now = Date.now();
      listeners.forEach((tell) => tell());
    }, 500);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      window.clearInterval(ticking);
      ticking = undefined;
    }
  };
}

export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}

/** `0:07`, `12:34`, `1:02:03`. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const two = (value: number) => String(value).padStart(2, "0");
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** Counts up from `since`, or down to `until`. */
export function Timer({ since, until }: { since?: string | number | null; until?: string | number | null }) {
  const at = useNow();
  const seconds = until ? (new Date(until).getTime() - at) / 1000 : since ? (at - new Date(since).getTime()) / 1000 : 0;
  return <span className="tl-numeric" role="timer">{clock(until ? Math.ceil(seconds) : seconds)}</span>;
}

export function Duration({ seconds }: { seconds: number | null | undefined }) {
  return <span className="tl-numeric">{seconds === null || seconds === undefined ? "—" : clock(seconds)}</span>;
}

/** A moment in the reader's own time zone and language; the full moment is in the tooltip. */
export function Moment({ at, withSeconds }: { at: string | null | undefined; withSeconds?: boolean }) {
  const { i18n } = useTranslation();
  if (!at) return <>—</>;
  const moment = new Date(at);
  const sameYear = moment.getFullYear() === new Date().getFullYear();
  const text = new Intl.DateTimeFormat(i18n.language, {
    year: sameYear ? undefined : "numeric", month: i18n.language.startsWith("zh") ? "2-digit" : "short", day: "2-digit", hour: "2-digit",
    minute: "2-digit", second: withSeconds ? "2-digit" : undefined, hour12: false,
  }).format(moment);
  return <time className="tl-numeric" dateTime={at} title={moment.toLocaleString(i18n.language)}>{text}</time>;
}

/** A telephone number as people read it; what isn't one is shown as it came. */
export function phoneText(number: string | null | undefined): string {
  if (!number) return "—";
  const mainland = /^\+86(1\d{2})(\d{4})(\d{4})$/.exec(number);
  if (mainland) return `${mainland[1]} ${mainland[2]} ${mainland[3]}`;
  const service = /^(?:\+86)?(400)(\d{3})(\d{4})$/.exec(number);
  if (service) return `${service[1]} ${service[2]} ${service[3]}`;
  const bigCity = /^\+86(10|2\d)(\d{4})(\d{4})$/.exec(number);
  if (bigCity) return `0${bigCity[1]} ${bigCity[2]} ${bigCity[3]}`;
  const city = /^\+86([3-9]\d{2})(\d{3,4})(\d{4})$/.exec(number);
  if (city) return `0${city[1]} ${city[2]} ${city[3]}`;
  const masked = /^\+86(\d{2,3})\*+(\d{4})$/.exec(number);
  if (masked) return `${/^1[3-9]/.test(masked[1] ?? "") ? "" : "0"}${masked[1]} **** ${masked[2]}`;
  return number;
}

/** The same, with words for who has no number: a visitor of a page (named as its link is), the practice robot, who withheld it. */
export function useNumberText(): (number: string | null | undefined) => string {
  const { t } = useTranslation();
  return (number) => {
    if (number?.toLowerCase() === "anonymous") return t("common.anonymous");
    if (number?.startsWith("web:")) return `${t("common.webVisitor")} · ${number.slice(4)}`;
    if (number?.startsWith("practice:")) return t("common.practiceCaller");
    return phoneText(number);
  };
}

export function Phone({ number }: { number: string | null | undefined }) {
  const text = useNumberText()(number);
  return <span className="tl-numeric" title={number && text !== number && /\d/.test(text) ? number : undefined}>{text}</span>;
}
