import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { Flow } from "~/api/types";
import { stubServer } from "~/test/server";
import { expectAccessible, show } from "~/test/show";
import FlowPage from "./FlowPage";
import "./FlowPicture";   // its library is large: loaded before the test's clock runs

const flow: Flow = {
  id: 5, name: "Hotline", published: null,
  draft: { start: "w", nodes: [
    { id: "w", name: "Greeting", kind: "play", prompts: [{ builtin: "welcome", promptId: null }], next: "m" },
    { id: "m", name: "Main menu", kind: "menu", prompts: [{ builtin: "main-menu" }], keys: { "1": "q", "2": null }, timeoutSeconds: 6, tries: 3, noInput: null, invalid: null },
    { id: "q", name: "To sales", kind: "queue", queueId: 3, priority: 0, next: null },
  ] },
  problems: [{ code: "exit-open", nodeId: "m", field: "keys.2", detail: null, blocks: true }],
};

it("names a dead end, leads to its step, and saves what is mended", async () => {
  const asked = stubServer({
    "GET /flows/5": flow, "GET /prompts": { items: [] }, "GET /queues": { items: [{ id: 3, name: "Sales" }] }, "GET /calendars": { items: [] },
    "PUT /flows/5": ({ body }: { body: unknown }) => ({ ...flow, ...(body as object), problems: [] }),
  });
  await show(<FlowPage />, { path: "/flows/5", route: "/flows/:id" });
  const problems = await screen.findByRole("list", { name: "To be solved" });
  expect(within(problems).getByText("“Key 2” leads nowhere")).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Publish" }).disabled).toBe(true);
  await userEvent.click(within(problems).getByRole("button", { name: "Main menu" }));
  await expectAccessible();
  await userEvent.click(screen.getByRole("button", { name: "Remove Key 2" }));
  await screen.findByText("The flow is complete and can be published");
  await waitFor(() => expect(screen.getByRole<HTMLButtonElement>("button", { name: "Publish" }).disabled).toBe(false));
  const saved = asked.find(({ method }) => method === "PUT")?.body as { draft: Flow["draft"] };
  expect(saved.draft.nodes[1]).toMatchObject({ keys: { "1": "q" } });
  expect(saved.draft.nodes[0]).toMatchObject({ prompts: [{ builtin: "welcome" }] });
});
