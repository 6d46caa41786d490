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
const past = [{ id: "a1", at: now, direction: "IN", outcome: "ANSWERED", queueName: "Service", agentName: "Han Meimei", talkSeconds: 254, note: "Wants a quote", category: "After-sales/Repair" }];
const answerHere = vi.fn<DeskVoice["answer"]>();

function Desk() {
  const events = useDeskEvents();
  return <DeskProvider events={events} voice={{ answer: answerHere, check: null, notice: null }}><DeskBar /><DeskPage /></DeskProvider>;
}

async function openDesk(first: DeskSnapshot) {
  const asked = stubServer({
    "GET /missed-calls": { items: [], next: null }, "GET /voicemails": { items: [{ id: "v" }] }, "GET /calls": { items: [] }, "GET /desk/calls/0193-a/contacts": { items: past }, "POST /desk/calls/practice": { id: "p" },
    "GET /desk/today": { answered: 23, made: 6, talkSeconds: 5210, longestSeconds: 912, signedInSeconds: 14400, readySeconds: 5000, notReadySeconds: 1860, wrapUpSeconds: 420 },
    "GET /customers": { items: [{ id: 9, name: "Wang Fang", company: "Huacai", level: null, numbers: ["+8613800138000"], notes: null, fields: {} }] }, "GET /agents": { items: [{ id: 1, name: "Li Lei", extension: "1001" }, { id: 2, name: "Han Meimei", extension: "1002" }] }, "GET /queues": { items: [{ id: 3, name: "Service" }] },
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

it("shows what was before with the caller while it rings", async () => {
  await openDesk(snapshot({ calls: [call()] }));
  expect(await screen.findByText(/Wants a quote/)).toBeTruthy();
  expect(screen.getByText("After-sales/Repair")).toBeTruthy();
});

it("at home shows the day, the queues past their target, and what waits", async () => {
  await openDesk(snapshot({ missed: 3 }));
  act(() => StubSocket.latest?.frame(1, "queues", [
    { id: 1, name: "Sales", waiting: 2, oldest: new Date(Date.now() - 40_000).toISOString(), ready: 1, signedIn: 4, serviceLevelSeconds: 15 },
    { id: 2, name: "Service", waiting: 0, oldest: null, ready: 2, signedIn: 2, serviceLevelSeconds: 15 },
  ]));
  expect(await screen.findByText("23")).toBeTruthy();
  expect(screen.getByText("1:26:50")).toBeTruthy();
  expect(screen.getByText(/past the 15 s target/)).toBeTruthy();
  expect(screen.getByText("nobody waiting")).toBeTruthy();
  expect(screen.getByText("3 missed calls to return")).toBeTruthy();
  await expectAccessible();
});

it("says all keys in one overlay, opened by ? but not while one types", async () => {
  await openDesk(snapshot());
  await userEvent.type(screen.getByLabelText("Number or extension"), "?");
  expect(screen.queryByText("They work on every page, also while you write notes.")).toBeNull();
  await userEvent.click(document.body);
  await userEvent.keyboard("?");
  expect(await screen.findByText("They work on every page, also while you write notes.")).toBeTruthy();
  await expectAccessible();
});

it("draws and says who hears whom in a consultation", async () => {
  const party = (id: string, kind: "CUSTOMER" | "AGENT", name: string, state: string) => ({ id, kind, name, state, muted: false });
  await openDesk(snapshot({ calls: [call({ state: "CONSULTING", parties: [party("customer", "CUSTOMER", "Wang Fang", "TALKING"), party("agent-1", "AGENT", "Li Lei", "TALKING"), party("agent-2", "AGENT", "Han Meimei", "CONSULTED")] })] }));
  const picture = screen.getByRole("figure", { name: "Who hears whom" });
  expect(within(picture).getByText("You and Han Meimei hear each other.")).toBeTruthy();
  expect(within(picture).getByText("hears music")).toBeTruthy();
});

it("chooses the category from the tenant's list", async () => {
  const asked = await openDesk(snapshot({ calls: [call({ state: "WRAP_UP" })], categories: ["After-sales/Return", "Complaint"] }));
  await userEvent.click(screen.getByRole("combobox", { name: "Category" }));
  await userEvent.click(await screen.findByTitle("Return"));
  await vi.waitFor(() => expect(asked).toContainEqual({ method: "PUT", path: "/desk/calls/0193-a/notes", body: { text: "", category: "After-sales/Return" } }), 3000);
});

it("finds a customer by name and dials the number", async () => {
  const asked = await openDesk(snapshot());
  await userEvent.type(screen.getByLabelText("Number or extension"), "wang");
  await userEvent.click(await screen.findByRole("button", { name: "Call Wang Fang +8613800138000" }));
  expect(asked).toContainEqual({ method: "POST", path: "/desk/calls", body: { to: { kind: "NUMBER", value: "+8613800138000" } } });
});

it("leads to a practice call, and checks off what was tried", async () => {
  localStorage.clear();
  const asked = await openDesk(snapshot());
  await userEvent.click(await screen.findByRole("button", { name: "Start a practice call" }));
  expect(asked).toContainEqual({ method: "POST", path: "/desk/calls/practice", body: { language: "en" } });
  const practice = call({ practice: true, from: "practice:robot", customer: null, queue: null, ivr: [] });
  act(() => StubSocket.latest?.frame(8, "call", practice));
  const guide = screen.getByRole("region", { name: "Practice: a whole call" });
  expect(within(guide).getByText("Answer the call").closest("li")?.getAttribute("aria-current")).toBe("step");
  act(() => StubSocket.latest?.frame(9, "call", { ...practice, state: "TALKING" }));
  expect(within(guide).getByText("Press Hold: the caller hears music").closest("li")?.getAttribute("aria-current")).toBe("step");
  await expectAccessible();
});
