import { expect, it } from "vitest";
import { manage as en } from "~/i18n/en/manage";
import { manage as zh } from "~/i18n/zh/manage";
import { alarmKinds, standing, toneOf, type Alarm } from "./alarms";

const alarm: Alarm = { kind: "TRUNK_DOWN", severity: "CRITICAL", subject: "carrier", figures: { detail: "no answer" }, since: "2026-11-27T08:00:00Z", cleared: null };

it("has a run-book entry for every kind, in both languages", () => {
  for (const texts of [zh, en]) expect(Object.keys(texts.alarms.kind).sort()).toEqual([...alarmKinds].sort());
});
it("tells what stands from what is over", () => {
  const over = { ...alarm, cleared: "2026-11-27T09:00:00Z" };
  expect(standing([alarm, over])).toEqual([alarm]);
  expect([toneOf(alarm), toneOf({ ...alarm, severity: "WARNING" }), toneOf(over)]).toEqual(["danger", "ringing", "not-ready"]);
});
