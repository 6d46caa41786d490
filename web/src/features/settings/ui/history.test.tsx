import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { Refusal, stubServer } from "~/test/server";
import { expectAccessible, person, show } from "~/test/show";
import HistoryPage from "./HistoryPage";

const changed = {
  id: 17, at: "2026-11-27T08:00:00Z", actor: "li@demo", action: "queue-changed", object: "queue/3", address: "127.0.0.1",
  detail: { name: "Sales", members: 2, change: { before: { ring_seconds: 25, members: [{ agent_id: 1, priority: 1 }] }, after: { ring_seconds: 40, members: [{ agent_id: 1, priority: 5 }, { agent_id: 2, priority: 1 }] } } },
};
const lists = { "GET /agents": { items: [{ id: 1, name: "Li Lei" }, { id: 2, name: "Han Meimei" }] }, "GET /queues": { items: [] }, "GET /skills": { items: [] }, "GET /flows": { items: [] }, "GET /prompts": { items: [] } };

it("tells who changed what, before and after, by names", async () => {
  stubServer({ ...lists, "GET /audit": { items: [changed] } });
  await show(<HistoryPage />);
  const row = (await screen.findByText("Queue changed")).closest("tr") as HTMLElement;
  await within(row).findByText("+", { exact: false });
  expect(row.textContent).toContain("Ring for (s)25→40");
  expect(row.textContent).toContain("Li Lei 1→Li Lei 5");
  expect(row.textContent).toContain("+ Han Meimei 1");
  await expectAccessible();
});

it("undoes after asking, and says who stands in the way", async () => {
  stubServer({ ...lists, "GET /audit": { items: [changed] }, "POST /audit/17/undo": new Refusal(409, "undo-newer", "han@demo") });
  await show(<HistoryPage />);
  await userEvent.click(await screen.findByRole("button", { name: "Undo: Queue changed Sales" }));
  await userEvent.click(await screen.findByRole("button", { name: "OK" }));
  expect(await screen.findByText("Somebody changed the same since: han@demo")).toBeTruthy();
});

it("says what has no before and after in words, not in keys", async () => {
  const joined = { ...changed, id: 18, action: "call-supervised", object: "call/1", detail: { agent: 2, mode: "LISTEN" } };
  stubServer({ ...lists, "GET /audit": { items: [joined] } });
  await show(<HistoryPage />);
  const row = (await screen.findByText("Joined a call")).closest("tr") as HTMLElement;
  await within(row).findByText("Han Meimei");
  expect(row.textContent).toContain("Mode: Listen");
});

it("offers the operator nothing to undo", async () => {
  stubServer({ "GET /audit": { items: [{ ...changed, action: "trunk-changed", detail: { name: "carrier" } }] } });
  await show(<HistoryPage />, { as: person("OPERATOR") });
  await screen.findByText("Trunk changed");
  expect(screen.queryByRole("button", { name: /Undo/ })).toBeNull();
});
