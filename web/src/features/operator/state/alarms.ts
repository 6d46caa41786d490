export const alarmKinds = ["NODE_BUSY", "NODE_FULL", "TRUNK_DOWN", "TRUNK_BUSY", "DATABASE_AWAY", "JOURNAL_WAITING", "DISK_LOW", "DISK_FULL", "RECORDINGS_PENDING", "CERTIFICATE_ENDS", "CLOCK_DRIFT"] as const;
export type AlarmKind = (typeof alarmKinds)[number];
/** What was seen last, as the server names it; the run-book's texts have places for it. */
export type Figures = Partial<Record<"percent" | "calls" | "rated" | "detail" | "waiting" | "gigabytes" | "days" | "seconds", string>>;
export interface Alarm { kind: AlarmKind; severity: "WARNING" | "CRITICAL"; subject: string; figures: Figures; since: string; cleared: string | null }

export function standing(alarms: Alarm[]): Alarm[] {
  return alarms.filter((alarm) => alarm.cleared === null);
}

export function toneOf(alarm: Alarm): "danger" | "ringing" | "not-ready" {
  return alarm.cleared !== null ? "not-ready" : alarm.severity === "CRITICAL" ? "danger" : "ringing";
}
