import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { Refusal, stubServer } from "~/test/server";
import { expectAccessible, person, show } from "~/test/show";
import MissedPage from "./MissedPage";
import RecordPage from "./RecordPage";
import RecordsPage from "./RecordsPage";

const ID = "0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";
const call = {
  id: ID, startedAt: "2026-11-27T10:00:00Z", answeredAt: "2026-11-27T10:00:01Z", endedAt: "2026-11-27T10:01:00Z", direction: "IN", from: "+8613800138000", to: "4008001000", area: "北京", queueId: 3,
  queueName: "Sales", agentId: 41, agentName: "Li Lei", waitSeconds: 6, talkSeconds: 40, outcome: "ANSWERED", endedBy: "CALLER", endCause: "NORMAL_CLEARING", hasRecording: true, hasNote: true, customerName: "王芳",
};
const detail = {
  ...call, notes: [{ agentName: "Li Lei", text: "Wants a refund", category: "Refund" }], recordings: [{ id: "r1", kind: "CALL", state: "READY", durationSeconds: 58 }],
  timeline: [
    { at: "2026-11-27T10:00:00Z", type: "CallStarted", data: { direction: "IN" } }, { at: "2026-11-27T10:00:02Z", type: "RecordingStarted", data: { kind: "CALL", recording: "r1" } },
    { at: "2026-11-27T10:00:05Z", type: "ContactQueued", data: { queue: 3, queueName: "Sales" } }, { at: "2026-11-27T10:00:20Z", type: "ContactConnected", data: { agent: 41, agentName: "Li Lei", queue: 3, queueName: "Sales" } },
    { at: "2026-11-27T10:01:00Z", type: "CallEnded", data: { by: "CALLER" } },
  ],
};
const lists = { "GET /queues": { items: [{ id: 3, name: "Sales" }] }, "GET /agents": { items: [{ id: 41, name: "Li Lei" }] } };

it("asks the server for what was typed into the one box", async () => {
  const urls: URL[] = [];
  const answer = (body: unknown) => ({ url }: { url: URL }) => { urls.push(url); return body; };
  stubServer({ ...lists, "GET /calls": answer({ items: [call] }), "GET /calls/count": answer({ calls: 1, more: false }) });
  await show(<RecordsPage />, { path: "/?outcome=ANSWERED&span=lastMonth" });
  expect(await screen.findByText("王芳")).toBeTruthy();
  await userEvent.type(screen.getByPlaceholderText(/A number or part of it/), "138 0013{Enter}");
  await waitFor(() => expect(urls.some((url) => url.searchParams.get("number") === "1380013")).toBe(true));
  const last = urls.findLast((url) => url.pathname.endsWith("/calls") && url.searchParams.has("number"));
  expect(last?.searchParams.get("outcome")).toBe("ANSWERED");
  expect(last?.searchParams.get("from")).toMatch(/T/);
  expect(last?.searchParams.has("span")).toBe(false);
  expect(await screen.findByText("1 calls")).toBeTruthy();
  await expectAccessible();
});

it("opens the rarer filters when the address has one, and says when nothing is found", async () => {
  stubServer({ ...lists, "GET /calls": { items: [] }, "GET /calls/count": { calls: 0, more: false } });
  await show(<RecordsPage />, { path: "/?minWaitSeconds=90" });
  expect(await screen.findByText("No calls match")).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>("Wait, seconds at least").value).toBe("90");
  expect(screen.queryByRole("button", { name: /Download recordings/ })).toBeNull();
  await expectAccessible();
});

it("takes a search's recordings away, as supervisor only, and shows how far it is", async () => {
  stubServer({
    ...lists, "GET /calls": { items: [call] }, "GET /calls/count": { calls: 1, more: false }, "GET /calls/recordings/plan": { calls: 1 },
    ...Object.fromEntries(["x"].map((job) => [`GET /calls/downloads/${job}`, { state: "DONE", done: 1, of: 1, bytes: 1_500_000 }])),
  });
  vi.spyOn(crypto, "randomUUID").mockReturnValue("x" as `${string}-${string}-${string}-${string}-${string}`);
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function click(this: HTMLAnchorElement) { expect(this.href).toContain("/calls/recordings.zip?"); });
  await show(<RecordsPage />, { as: person("SUPERVISOR") });
  await userEvent.click(await screen.findByRole("button", { name: /Download recordings/ }));
  await userEvent.click(await screen.findByRole("button", { name: /^(download )?Download$/ }));
  expect(await screen.findByText("1 of 1 calls sent, 1.5 MB")).toBeTruthy();
  expect(clicked).toHaveBeenCalledTimes(1);
  vi.restoreAllMocks();
});

it("says why there can't be an archive", async () => {
  stubServer({ ...lists, "GET /calls": { items: [call] }, "GET /calls/count": { calls: 10_000, more: true }, "GET /calls/recordings/plan": new Refusal(422, "too-many-recordings") });
  await show(<RecordsPage />, { as: person("SUPERVISOR") });
  await userEvent.click(await screen.findByRole("button", { name: /Download recordings/ }));
  expect((await screen.findByRole("alert")).textContent).toContain("choose a shorter time span");
});

it("shows a call as a picture whose bars play, and who listened", async () => {
  stubServer({
    [`GET /calls/${ID}`]: detail, "GET /recordings/r1/waveform": new Refusal(404, "not-found"),
    "GET /recordings/r1/listenings": { items: [{ at: "2026-11-27T11:00:00Z", who: "ban@demo", how: "DOWNLOADED" }] },
  });
  const played = vi.spyOn(HTMLMediaElement.prototype, "play").mockResolvedValue();
  await show(<RecordPage />, { path: `/records/${ID}`, route: "/records/:id", as: person("SUPERVISOR") });
  const picture = await screen.findByRole("list", { name: "The call at a glance" });
  expect(within(picture).getByRole("button", { name: /Waiting · Sales 0:05–0:20/ })).toBeTruthy();
  await userEvent.click(within(picture).getAllByRole("button", { name: /Talking 0:20–1:00/ })[0] as HTMLElement);
  expect(played).toHaveBeenCalledTimes(1);
  expect(await screen.findByText("0:18")).toBeTruthy();   // the recording began two seconds into the call
  expect(await screen.findByText("ban@demo")).toBeTruthy();
  expect(screen.getByText("Wants a refund")).toBeTruthy();
  await userEvent.keyboard("1");
  expect(screen.getByRole("button", { name: "Customer" }).getAttribute("aria-pressed")).toBe("false");
  await expectAccessible();
  vi.restoreAllMocks();
});

it("keeps from an agent who listened", async () => {
  const asked = stubServer({ [`GET /calls/${ID}`]: detail, "GET /recordings/r1/waveform": new Refusal(404, "not-found") });
  await show(<RecordPage />, { path: `/records/${ID}`, route: "/records/:id", as: person("AGENT") });
  expect(await screen.findByText("Wants a refund")).toBeTruthy();
  expect(asked.some(({ path }) => path.endsWith("/listenings"))).toBe(false);
});

it("marks a missed call as done and opens it again, and says when the caller was reached", async () => {
  const row = { callId: ID, at: "2026-11-27T10:00:00Z", from: "+8613800138000", area: null, queueId: 3, queueName: "Sales", waitSeconds: 20, outcome: "ABANDONED", handled: false, handledAt: null, handledBy: null, reachedAt: "2026-11-27T10:30:00Z" };
  const asked = stubServer({ ...lists, "GET /missed-calls": { items: [row, { ...row, callId: "c2", handled: true, handledBy: "li@demo", reachedAt: null }] }, [`POST /missed-calls/${ID}/handled`]: null, "DELETE /missed-calls/c2/handled": null });
  await show(<MissedPage />);
  await userEvent.click(await screen.findByRole("button", { name: "Mark as done" }));
  await userEvent.click(screen.getByRole("button", { name: "Open again" }));
  await waitFor(() => expect(asked.filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path}`)).toEqual([`POST /missed-calls/${ID}/handled`, "DELETE /missed-calls/c2/handled"]));
  expect(screen.getByText(/Reached/)).toBeTruthy();
  await expectAccessible();
});
