import { lazy, type ComponentType } from "react";
import { createBrowserRouter, Navigate, Outlet, type RouteObject } from "react-router";
import { SessionProvider, useSession } from "~/features/session/ui/SessionProvider";
import { homeOf } from "~/features/session/state/session";
import { Crash, NotFound } from "./Crash";

function Home() {
  return <Navigate to={homeOf(useSession())} replace />;
}

/** A page whose code is fetched when someone opens it. */
function page(path: string, load: () => Promise<{ default: ComponentType }>): RouteObject {
  return { path, Component: lazy(load), errorElement: <Crash /> };
}

const pages: RouteObject[] = [
  page("desk", () => import("~/features/desk/ui/DeskPage")),
  page("phone", () => import("~/features/softphone/ui/CredentialsPage")),
  page("customers", () => import("~/features/customers/ui/CustomersPage")),
  page("customers/:id", () => import("~/features/customers/ui/CustomerPage")),
  page("records", () => import("~/features/records/ui/RecordsPage")),
  page("records/:id", () => import("~/features/records/ui/RecordPage")),
  page("voicemails", () => import("~/features/records/ui/VoicemailsPage")),
  page("missed-calls", () => import("~/features/records/ui/MissedPage")),
  page("account", () => import("~/features/session/ui/PasswordPage")),
];

export const router = createBrowserRouter([
  {
    element: <SessionProvider><Outlet /></SessionProvider>,
    errorElement: <Crash />,
    children: [
      { path: "/sign-in", Component: lazy(() => import("~/features/session/ui/SignInPage")) },
      { path: "/", Component: lazy(() => import("./Shell")), children: [{ index: true, Component: Home }, ...pages, { path: "*", Component: NotFound }] },
    ],
  },
]);
