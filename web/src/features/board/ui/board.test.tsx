import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { StubSocket, stubServer } from "~/test/server";
import { expectAccessible, person, show } from "~/test/show";
import { agent, agentNow, call, queue, view } from "../state/board.test";
import BoardPage from "./BoardPage";
import Wallboard from "./Wallboard";

const boss = { ...person("SUPERVISOR"), agentId: 7 };

beforeEach(() => vi.stubGlobal("WebSocket", StubSocket));

const talking = () => view({
  agents: [{ ...agent(2, "TALKING", 30), name: "李雷", now: agentNow(2, "TALKING", 30, { call: "c1" }) }, agent(3, "READY")],
  queues: [queue(1, { name: "销售", waiting: 12, oldest: "2026-11-28T03:59:00Z", serviceLevel: 55 })], calls: [call("c1", { agents: [2] })],
  waiting: [{ id: "w1", number: "+86139****1111", area: "北京市", queue: 1, since: "2026-11-28T03:59:00Z", ringing: null }],
  settings: { listeningShown: false, thresholds: [{ measure: "WAITING", queue: null, state: null, warn: 5, alarm: 10, rings: false }] },
});

async function open(data = talking(), language: "en" | "zh-CN" = "en") {
  const asked = stubServer({ "POST /supervision/calls/c1/join": null, "POST /supervision/calls/c1/mode": null, "POST /supervision/calls/c1/leave": null, "POST /supervision/calls/c1/force-off": null,
    "POST /supervision/agents/2/state": null });
  await show(<BoardPage />, { as: boss, language });
  act(() => {
    StubSocket.latest?.onopen?.();
    StubSocket.latest?.frame(10, "snapshot", data);
  });
  return asked;
}

it("shows queues, callers and agents, and says in words what the colour says", async () => {
  await open();
  const queues = screen.getByRole("region", { name: "Queues" });
  expect(within(queues).getByText("销售")).toBeTruthy();
  expect(within(queues).getByText("(Alarm)")).toBeTruthy();
  expect(screen.getByText("139 **** 1111")).toBeTruthy();
  expect(within(screen.getByRole("table", { name: "Agents" })).getByText("李雷")).toBeTruthy();
});

it("has no finding of axe", async () => {
  await open();
  await expectAccessible();
});

it("follows the frames", async () => {
  await open();
  act(() => StubSocket.latest?.frame(11, "delta", { queues: [queue(1, { name: "销售", waiting: 0 })], agents: [], waiting: [], calls: [], waitingGone: ["w1"], callsGone: [] }));
  expect(screen.getByText("Nobody waits now.")).toBeTruthy();
  expect(screen.queryByText("(Alarm)")).toBeNull();
});

it("listens at a click", async () => {
  const asked = await open();
  await userEvent.click(screen.getByLabelText("Listen to 李雷"));
  expect(asked).toContainEqual({ method: "POST", path: "/supervision/calls/c1/join", body: { agentId: 2, mode: "LISTEN" } });
});

it("asks before it ends a call", async () => {
  const asked = await open();
  await userEvent.click(screen.getByLabelText("More for 李雷"));
  await userEvent.click(await screen.findByText("End the call"));
  expect(asked.some(({ path }) => path.endsWith("force-off"))).toBe(false);
  await userEvent.click(await screen.findByText("OK"));
  expect(asked).toContainEqual({ method: "POST", path: "/supervision/calls/c1/force-off", body: null });
});

it("shows who hears the supervisor, and changes the mode", async () => {
  const asked = await open({ ...talking(), calls: [call("c1", { agents: [2], supervisors: [{ id: 7, name: "Boss", agent: 2, mode: "LISTEN", answered: true }] })] });
  const own = screen.getByRole("region", { name: "The call you are in" });
  expect(within(own).getByText("Nobody hears you")).toBeTruthy();
  await userEvent.click(within(own).getByText("Whisper"));
  expect(asked).toContainEqual({ method: "POST", path: "/supervision/calls/c1/mode", body: { mode: "WHISPER" } });
  await userEvent.click(within(own).getByRole("button", { name: "Leave" }));
  expect(asked.some(({ path }) => path.endsWith("/leave"))).toBe(true);
  await expectAccessible(own);
});

it("draws of a thousand agents only those in sight", async () => {
  await open(view({ agents: Array.from({ length: 1000 }, (_, at) => agent(at + 1, "READY", at)) }), "zh-CN");
  const table = screen.getByRole("table", { name: "坐席" });
  expect(table.getAttribute("aria-rowcount")).toBe("1001");
  expect(within(table).getAllByRole("row").length).toBeLessThan(40);
});

it("has a wallboard of large figures and nothing to press", async () => {
  stubServer({});
  await show(<Wallboard />, { as: boss, language: "zh-CN" });
  act(() => {
    StubSocket.latest?.onopen?.();
    StubSocket.latest?.frame(10, "snapshot", talking());
  });
  expect(screen.getAllByText("销售").length).toBe(1);
  expect(screen.queryAllByRole("button")).toEqual([]);
  await expectAccessible();
});
