import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { stubServer } from "~/test/server";
import { expectAccessible, show } from "~/test/show";
import type { Setup } from "../state/setup";
import SetupPage from "./SetupPage";

const half: Setup = {
  steps: [
    { step: "NUMBER", done: true, missing: null, names: [] }, { step: "FLOW", done: true, missing: null, names: [] },
    { step: "AGENTS", done: false, missing: "QUEUE_WITHOUT_AGENTS", names: ["Service"] }, { step: "STATION", done: false, missing: "NO_STATION", names: [] },
    { step: "TEST_CALL", done: false, missing: "NO_CALL", names: [] },
  ], dial: "4008001000", link: "tok", ringing: [], talking: [],
};

it("says what is missing next, names it and leads there", async () => {
  stubServer({ "GET /setup": half });
  await show(<SetupPage />);
  const now = (await screen.findByText("Callers reach agents", { exact: false })).closest("li");
  expect(now?.getAttribute("aria-current")).toBe("step");
  expect(within(now as HTMLElement).getByText("Service")).toBeTruthy();
  expect(within(now as HTMLElement).getByRole("link").getAttribute("href")).toBe("/queues");
  expect(screen.getByText("2 of 5 done")).toBeTruthy();
  await expectAccessible();
});

it("tells at whose phone it rings, and that all is done", async () => {
  stubServer({ "GET /setup": { ...half, steps: half.steps.map((step) => ({ ...step, done: true, missing: null, names: [] })), ringing: ["韩梅梅"] } });
  await show(<SetupPage />);
  expect((await screen.findByRole("status")).textContent).toContain("韩梅梅");
  expect(screen.getByText("5 of 5 done")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Call from this browser" }).getAttribute("href")).toBe("/call/tok");
});
