import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { stubServer } from "~/test/server";
import { expectAccessible, show } from "~/test/show";
import { ImportDrawer } from "./ImportDrawer";

const sheet = new File(["x"], "people.csv", { type: "text/csv" });

async function upload() {
  await show(<ImportDrawer onClose={() => undefined} />);
  await userEvent.upload(document.querySelector("input[type=file]") as HTMLInputElement, sheet);
}

it("names each wrong cell with its row, its column and what to do, and takes nobody over", async () => {
  stubServer({ "POST /agent-imports/preview": { rows: [], problems: [{ row: 3, column: "EXTENSION", code: "form", detail: "3" }, { row: 0, column: null, code: "no-seat", detail: "4/3" }] } });
  await upload();
  const table = await screen.findByRole("table", { name: "What to do" });
  expect(within(table).getByText("“3” can't be an extension: use 2 to 8 digits").closest("tr")?.textContent).toMatch(/^3Extension/);
  expect(within(table).getByText(/Not enough seats \(needed \/ left: 4\/3\)/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: /^Add \d+ agents$/ })).toBeNull();
  await expectAccessible(screen.getByRole("dialog"));
});

it("takes the same file over and shows the passwords once", async () => {
  const row = { row: 2, name: "李雷", login: "li", extension: "2001", role: "AGENT", skills: {}, queues: { 3: 1 } };
  const asked = stubServer({
    "POST /agent-imports/preview": { rows: [row], problems: [] }, "POST /agent-imports": { made: [{ row: 2, id: 9, name: "李雷", login: "li@demo", extension: "2001", password: "quiet-river-41" }] },
  });
  await upload();
  await userEvent.click(await screen.findByRole("button", { name: "Add 1 agents" }));
  expect(await screen.findByText("quiet-river-41")).toBeTruthy();
  expect((asked.find(({ path, method }) => method === "POST" && path === "/agent-imports")?.body as FormData).get("file")).toBeInstanceOf(File);
  expect(screen.getByRole("button", { name: "Download names and passwords" })).toBeTruthy();
});
