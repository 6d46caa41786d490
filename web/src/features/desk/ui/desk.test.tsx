import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import type { DeskCall, DeskSnapshot } from "~/api/types";
import { stubServer, StubSocket } from "~/test/server";
import { expectAccessible, person, show } from "~/test/show";
import { DeskBar } from "./DeskBar";
import { DeskProvider, useDeskEvents, type DeskVoice } from "./DeskContext";
import DeskPage from "./DeskPage";

const now = new Date().toISOString();
const snapshot = (more: Partial<DeskSnapshot> = {}): DeskSnapshot => ({
  n: 1, agent: { id: 1, name: "Li Lei", extension: "1001" }, state: { name: "READY", reason: null, since: now, until: null, next: null },
  station: { kind: "BROWSER", number: null, online: true }, calls: [], reasons: [{ id: 4, name: "Lunch" }], missed: 0, ...more,
});
const call = (more: Partial<DeskCall> = {}): DeskCall => ({
  id: "0193-a", direction: "IN", state: "OFFERED", from: "+8613800138000", to: "4008001000", area: "Beijing", queue: { id: 1, name: "Sales" }, waitedSeconds: 12,
  ivr: [{ label: "Main menu", digits: "1" }], customer: { id: 9, name: "Wang Fang", level: "VIP", company: "Huacai", notes: "Prefers mornings" }, matches: [], customerUnavailable: false,
  since: now, answerBy: now, parties: [], recording: false, notes: null, ...more,
});
const answerHere = vi.fn<DeskVoice["answer"]>();

function Desk() {
  const events = useDeskEvents();
  return <DeskProvider events={events} voice={{ answer: answerHere, check: null, notice: null }}><DeskBar /><DeskPage /></DeskProvider>;
}

async function openDesk(first: DeskSnapshot) {
  const asked = stubServer({
    "GET /missed-calls": { items: [], next: null }, "GET /agents": { items: [{ id: 1, name: "Li Lei", extension: "1001" }, { id: 2, name: "Han Meimei", extension: "1002" }] }, "GET /queues": { items: [{ id: 3, name: "Service" }] },
    "POST /desk/state": null, "POST /desk/calls": null, "POST /desk/calls/0193-a/answer": null, "POST /desk/calls/0193-a/transfer": null, "POST /desk/calls/0193-a/hold": null, "PUT /desk/calls/0193-a/notes": null,
  });
  await show(<Desk />, { as: person("AGENT"), path: "/desk" });
  act(() => {
    StubSocket.latest?.onopen?.();
    StubSocket.latest?.frame(1, "snapshot", first);
  });
  return asked;
}

beforeEach(() => {
  vi.stubGlobal("WebSocket", StubSocket);
  answerHere.mockReset().mockResolvedValue(false);
});

it("tells in one glance who calls, from where, for what, and how long they waited", async () => {
  await openDesk(snapshot({ calls: [call()] }));
  const card = screen.getByRole("region", { name: "Incoming call" });
  for (const text of ["Wang Fang", "138 0013 8000", "Huacai", "VIP", "Sales", "0:12", "Main menu", "Prefers mornings"]) expect(within(card).getByText(text)).toBeTruthy();
  expect(within(card).getByText(/Beijing/)).toBeTruthy();
  await expectAccessible();
});

it("answers in this browser where it can, else asks the server", async () => {
  const asked = await openDesk(snapshot({ calls: [call()] }));
  await userEvent.click(screen.getByRole("button", { name: "Answer" }));
  expect(answerHere).toHaveBeenCalledOnce();
  expect(asked).toContainEqual({ method: "POST", path: "/desk/calls/0193-a/answer", body: {} });
});

it("says that customer data is away, and the call goes on", async () => {
  await openDesk(snapshot({ calls: [call({ customer: null, customerUnavailable: true })] }));
  expect(screen.getByText("Customer data can't be read right now")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Answer" })).toBeTruthy();
});

it("offers a new customer with the caller's number filled in", async () => {
  await openDesk(snapshot({ calls: [call({ customer: null })] }));
  expect(screen.getByRole("link", { name: /New customer/ }).getAttribute("href")).toBe("/customers/new?number=%2B8613800138000");
});

it("transfers to a colleague found by name", async () => {
  const asked = await openDesk(snapshot({ calls: [call({ state: "TALKING" })] }));
  await userEvent.click(screen.getByRole("button", { name: "Transfer" }));
  await userEvent.type(await screen.findByLabelText("Name or extension"), "han");
  await userEvent.click(await screen.findByRole("button", { name: /Han Meimei/ }));
  expect(asked).toContainEqual({ method: "POST", path: "/desk/calls/0193-a/transfer", body: { to: { kind: "AGENT", value: "1002" } } });
});

it("holds by keyboard", async () => {
  const asked = await openDesk(snapshot({ calls: [call({ state: "TALKING" })] }));
  await userEvent.keyboard("{Alt>}h{/Alt}");
  expect(asked).toContainEqual({ method: "POST", path: "/desk/calls/0193-a/hold", body: {} });
  await expectAccessible();
});

it("dials a number as people write it", async () => {
  const asked = await openDesk(snapshot());
  await userEvent.type(screen.getByLabelText("Number or extension"), "138 0013 8000{Enter}");
  expect(asked).toContainEqual({ method: "POST", path: "/desk/calls", body: { to: { kind: "NUMBER", value: "13800138000" } } });
});

it("goes on a break with its reason", async () => {
  const asked = await openDesk(snapshot());
  await userEvent.click(screen.getByRole("button", { name: /Ready/ }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Lunch" }));
  expect(asked).toContainEqual({ method: "POST", path: "/desk/state", body: { state: "NOT_READY", reasonId: 4 } });
});

it("resumes its events where they broke off, and keeps the call on the screen meanwhile", async () => {
  await openDesk(snapshot({ calls: [call({ state: "TALKING" })] }));
  act(() => StubSocket.latest?.frame(7, "state", { name: "TALKING", reason: null, since: now, until: null, next: null }));
  const broken = StubSocket.latest;
  act(() => broken?.onclose?.({ code: 1006 }));
  expect(screen.getByRole("region", { name: "Talking" })).toBeTruthy();
  await vi.waitFor(() => expect(StubSocket.latest).not.toBe(broken));
  expect(StubSocket.latest?.url).toContain("after=7");
});
