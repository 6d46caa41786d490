import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { stubServer } from "~/test/server";
import { expectAccessible, person, show } from "~/test/show";
import AlarmsPage from "./AlarmsPage";

it("shows what stands with what to do about it, and what is over apart", async () => {
  stubServer({ "GET /alarms": { items: [
    { kind: "TRUNK_DOWN", severity: "CRITICAL", subject: "carrier-a", figures: { detail: "no answer" }, since: "2026-11-27T08:00:00Z", cleared: null },
    { kind: "DISK_LOW", severity: "WARNING", subject: "/data", figures: { percent: "8", gigabytes: "4.1" }, since: "2026-11-27T06:00:00Z", cleared: "2026-11-27T07:00:00Z" },
  ] } });
  await show(<AlarmsPage />, { as: person("OPERATOR") });
  const stands = await screen.findByRole("list", { name: "Stands" });
  expect(within(stands).getByText("carrier-a")).toBeTruthy();
  expect(within(stands).getByText(/no answer\. Calls through it fail/)).toBeTruthy();
  expect(within(screen.getByRole("list", { name: "Over" })).getByText("8% of the disk left")).toBeTruthy();
  await expectAccessible();
});

it("says so when all is well", async () => {
  stubServer({ "GET /alarms": { items: [] } });
  await show(<AlarmsPage />, { as: person("OPERATOR"), language: "zh-CN" });
  expect(await screen.findByText("一切正常")).toBeTruthy();
});
