import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { Refusal, stubServer } from "~/test/server";
import { expectAccessible, show } from "~/test/show";
import AgentsPage from "./AgentsPage";

async function fillIn() {
  await userEvent.click((await screen.findAllByRole("button", { name: "New agent" }))[0] as HTMLElement);
  await userEvent.type(await screen.findByLabelText("Name"), "Han Meimei");
  await userEvent.type(screen.getByLabelText("Sign-in name"), "hanmm");
  await userEvent.type(screen.getByLabelText("Extension"), "1002");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
}

it("shows a new agent's password once, ready to be copied", async () => {
  const asked = stubServer({
    "GET /agents": { items: [] }, "GET /skills": { items: [] }, "GET /queues": { items: [] },
    "POST /agents": ({ body }: { body: unknown }) => ({ ...(body as object), id: 8, password: "quiet-river-41" }),
  });
  await show(<AgentsPage />);
  await fillIn();
  const shown = await screen.findByRole("dialog", { name: "Han Meimei" });
  expect(within(shown).getByText("quiet-river-41")).toBeTruthy();
  expect(within(shown).getByText("hanmm@demo")).toBeTruthy();
  expect(asked.find(({ method }) => method === "POST")?.body).toMatchObject({ login: "hanmm", extension: "1002", role: "AGENT", skills: [], queues: [] });
  await expectAccessible(shown);
});

it("keeps what was typed when the server refuses, and says what to do", async () => {
  stubServer({ "GET /agents": { items: [] }, "GET /skills": { items: [] }, "GET /queues": { items: [] }, "POST /agents": new Refusal(409, "no-seat") });
  await show(<AgentsPage />);
  await fillIn();
  expect((await screen.findByRole("alert")).textContent).toContain("ask the operator for more seats");
  expect(screen.getByLabelText<HTMLInputElement>("Name").value).toBe("Han Meimei");
});
