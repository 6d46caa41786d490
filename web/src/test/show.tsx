import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, type RenderResult } from "@testing-library/react";
import { App as Messages } from "antd";
import axe from "axe-core";
import type { ReactNode } from "react";
import { createMemoryRouter, RouterProvider } from "react-router";
import { expect } from "vitest";
import { PersonContext } from "~/api/person";
import type { Role, Session } from "~/api/types";
import { DesignProvider } from "~/design/theme";
import { startTexts, type Language } from "~/i18n";

export const person = (role: Role = "ADMIN"): Session => ({
  user: { id: 1, login: "admin@demo", name: "韩梅梅", role, locale: "zh-CN" }, tenant: { id: 1, code: "demo", name: "示例公司" }, agentId: role === "OPERATOR" ? null : 1, csrf: "t",
});

/** Shows a page as its route would, in one language, to one person. */
export async function show(page: ReactNode, { language = "en", as = person(), path = "/", route = "*" }: { language?: Language; as?: Session; path?: string; route?: string } = {}): Promise<RenderResult> {
  await startTexts(language);
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = createMemoryRouter([{ path: route, element: <main>{page}</main> }, { path: "*", element: null }], { initialEntries: [path] });
  return render(
    <QueryClientProvider client={queries}>
      <DesignProvider>
        <Messages component={false}>
          <PersonContext value={as}><RouterProvider router={router} /></PersonContext>
        </Messages>
      </DesignProvider>
    </QueryClientProvider>,
  );
}

/** No finding of axe. Colours are left to `tokens.test.ts` and to the browser: here nothing is painted. */
export async function expectAccessible(root: Element = document.body): Promise<void> {
  const { violations } = await axe.run(root, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
}
