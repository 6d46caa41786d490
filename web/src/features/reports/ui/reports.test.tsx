import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { stubServer } from "~/test/server";
import { expectAccessible, person, show } from "~/test/show";
import ReportsPage from "./ReportsPage";

// A picture needs a browser; the figures are in the table.
vi.mock("~/design/Chart", () => ({ default: ({ label }: { label: string }) => <div role="img" aria-label={label} /> }));

const measure = (name: string, unit: string, title: string) => ({ name, unit, calls: unit !== "SHARE", title: { en: title, zh: `${title}中` }, definition: { en: `${title} is so`, zh: "定义" } });
const definitions = { timeZone: "Asia/Shanghai", kinds: [{ kind: "queue", measures: [measure("offered", "COUNT", "Offered"), measure("serviceLevel", "SHARE", "Service level"), measure("asa", "TIME", "ASA")] }] };
const values = { offered: 12, serviceLevel: 0.8125, asa: 65_000 };
const row = { subject: null, name: null, from: "2026-03-01T16:00:00Z", to: "2026-03-02T16:00:00Z", values };
const whole = { timeZone: "Asia/Shanghai", from: "2026-03-01T16:00:00Z", to: "2026-03-02T16:00:00Z", rows: [row], totals: values };
const lists = { "GET /queues": { items: [{ id: 5, name: "Sales" }] }, "GET /agents": { items: [] }, "GET /numbers": { items: [] }, "GET /reports/queue/parts": { items: [] } };

it("shows figures, what they mean, and the way to the calls behind them", async () => {
  stubServer({ ...lists, "GET /reports": definitions, "GET /reports/queue": whole });
  await show(<ReportsPage />, { as: person("SUPERVISOR"), path: "/reports?from=2026-03-02&to=2026-03-02" });
  const table = await screen.findByRole("table", { name: "Reports" });
  expect(within(table).getByText("81.3%")).toBeTruthy();
  expect(within(table).getByText("1:05")).toBeTruthy();
  const link = within(table).getByRole("link", { name: "12" });
  expect(link.getAttribute("href")).toBe("/records?figure=queue.offered&from=2026-03-01T16%3A00%3A00Z&to=2026-03-02T16%3A00%3A00Z");
  expect(within(table).getByRole("button", { name: /Offered is so/ })).toBeTruthy();
  await expectAccessible();
});

it("asks for what is chosen, and says what to do when there is nothing", async () => {
  const asked: string[] = [];
  stubServer({ ...lists, "GET /reports": definitions, "GET /reports/queue": ({ url }: { url: URL }) => {
    asked.push(url.searchParams.get("by") ?? "");
    return { ...whole, rows: [], totals: { offered: 0 } };
  } });
  await show(<ReportsPage />, { as: person("SUPERVISOR") });
  expect(await screen.findByText("No figures for these days")).toBeTruthy();
  await userEvent.click(screen.getByText("Queue", { selector: ".ant-segmented-item-label" }));
  await waitFor(() => expect(asked).toEqual(["TIME", "SUBJECT"]));
});
