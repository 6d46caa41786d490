import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { stubServer } from "~/test/server";
import { expectAccessible, show } from "~/test/show";
import MatrixPage from "./MatrixPage";

it("is filled in with the keyboard alone and saved in one go", async () => {
  const agent = (id: number, name: string, level?: number) => ({ id, login: name, name, role: "AGENT", extension: `200${id}`, skills: level ? [{ skillId: 1, level }] : [], queues: [], disabled: false });
  const asked = stubServer({
    "GET /agents": { items: [agent(1, "Li", 5), agent(2, "Han")] }, "GET /skills": { items: [{ id: 1, name: "English" }, { id: 2, name: "Billing" }] }, "PUT /skill-levels": null,
  });
  await show(<MatrixPage />);
  await userEvent.click(await screen.findByLabelText("Li, English"));
  await userEvent.keyboard("7{ArrowRight}3{ArrowDown}{ArrowLeft}9");
  expect(document.activeElement).toBe(screen.getByLabelText("Han, English"));
  await userEvent.keyboard("{Backspace}");
  expect(screen.getByRole("status").textContent).toBe("2 changes not saved");
  await expectAccessible();
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(asked.find(({ method }) => method === "PUT")?.body).toEqual({ cells: [{ agentId: 1, skillId: 1, from: 5, to: 7 }, { agentId: 1, skillId: 2, from: null, to: 3 }] });
});
