import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it } from "vitest";
import { api } from "~/api/client";
import { Refusal, stubServer } from "~/test/server";
import { expectAccessible, person, show } from "~/test/show";
import { SessionProvider } from "./SessionProvider";
import { SignInForm } from "./SignInForm";

it("says what to do when the password is wrong, and keeps the name", async () => {
  stubServer({ "POST /session": new Refusal(401, "sign-in-failed") });
  await show(<SignInForm onSubmit={(login, password) => api.post("/session", { login, password }, { ownAnswer: true })} />);
  await userEvent.type(screen.getByLabelText("Sign-in name"), "1001@demo");
  await userEvent.type(screen.getByLabelText("Password"), "wrong");
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
  expect((await screen.findByRole("alert")).textContent).toContain("Check upper and lower case");
  expect(screen.getByLabelText<HTMLInputElement>("Sign-in name").value).toBe("1001@demo");
  await expectAccessible();
});

function NotePage() {
  const [text, setText] = useState("");
  const [saved, setSaved] = useState(false);
  return (
    <>
      <input aria-label="note" value={text} onChange={(event) => setText(event.target.value)} />
      <button type="button" onClick={() => void api.put("/notes", { text }).then(() => setSaved(true))}>save</button>
      {saved && <p>saved</p>}
    </>
  );
}

it("asks for the password over the page when the session ended, loses nothing typed, and does what was asked", async () => {
  let signedIn = true;
  const asked = stubServer({
    "GET /session": person(), "POST /session": () => { signedIn = true; return person(); },
    "PUT /notes": () => signedIn ? null : new Refusal(401, "sign-in-needed"),
  });
  await show(<SessionProvider><NotePage /></SessionProvider>);
  await userEvent.type(await screen.findByLabelText("note"), "call back on Friday");
  signedIn = false;
  await userEvent.click(screen.getByRole("button", { name: "save" }));
  await userEvent.type(await screen.findByLabelText("Password"), "a sentence I remember");
  expect(screen.getByLabelText<HTMLInputElement>("Sign-in name").value).toBe("admin@demo");
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
  await screen.findByText("saved");
  expect(screen.getByLabelText<HTMLInputElement>("note").value).toBe("call back on Friday");
  await waitFor(() => expect(screen.queryByLabelText("Password")).toBeNull());
  expect(asked.filter(({ path }) => path === "/notes").map(({ body }) => body)).toEqual([{ text: "call back on Friday" }, { text: "call back on Friday" }]);
});
