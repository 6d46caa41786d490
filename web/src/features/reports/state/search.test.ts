import { describe, expect, it } from "vitest";
import { addressOf, dayIn, daysBefore, periodOf, searchOf, spanText } from "./search";

describe("a report's address", () => {
  it("keeps what is looked at", () => {
    const search = { kind: "agent", from: "2026-03-01", to: "2026-03-31", granularity: "WEEK", by: "SUBJECT", subject: "7" } as const;
    expect(searchOf(addressOf(search))).toEqual(search);
  });
  it("falls back to what is usual for what makes no sense", () => {
    const search = searchOf(new URLSearchParams("kind=nobody&from=2026-03-31&to=2026-03-01&granularity=YEAR"));
    expect(search).toMatchObject({ kind: "queue", granularity: "DAY", by: "TIME", from: undefined, to: undefined });
  });
  it("means the last seven days where it names none", () => {
    expect(periodOf(searchOf(new URLSearchParams()), "2026-03-03")).toEqual({ from: "2026-02-25", to: "2026-03-03" });
  });
});

describe("days", () => {
  it("are those of the tenant's time zone", () => {
    expect(dayIn("Asia/Shanghai", new Date("2026-03-01T16:30:00Z"))).toBe("2026-03-02");
    expect(dayIn("America/New_York", new Date("2026-03-01T03:30:00Z"))).toBe("2026-02-28");
  });
  it("go back over the change of clocks", () => expect(daysBefore("2026-03-30", 2)).toBe("2026-03-28"));
  it("are written in the tenant's time zone", () => {
    expect(spanText("2026-03-01T16:00:00Z", "HOUR", "Asia/Shanghai", "en")).toContain("Mar 2");
    expect(spanText("2026-02-28T16:00:00Z", "MONTH", "Asia/Shanghai", "zh-CN")).toBe("2026年3月");
  });
});
