import { lazy, type ComponentType } from "react";
import { createBrowserRouter, Navigate, Outlet, type RouteObject } from "react-router";
import { SessionProvider, useSession } from "~/features/session/ui/SessionProvider";
import { homeOf } from "~/features/session/state/session";
import { Crash, NotFound } from "./Crash";

function Home() {
  return <Navigate to={homeOf(useSession())} replace />;
}

type Load = () => Promise<{ default: ComponentType }>;

/** Code that is fetched when someone opens what it shows. */
function lazily(load: Load) {
  return { Component: lazy(load), handle: load, errorElement: <Crash /> };
}

function page(path: string, load: Load): RouteObject {
  return { path, ...lazily(load) };
}

const pages: RouteObject[] = [
  page("setup", () => import("~/features/setup/ui/SetupPage")),
  page("desk", () => import("~/features/desk/ui/DeskPage")),
  page("board", () => import("~/features/board/ui/BoardPage")),
  page("phone", () => import("~/features/softphone/ui/CredentialsPage")),
  page("customers", () => import("~/features/customers/ui/CustomersPage")),
  page("customers/:id", () => import("~/features/customers/ui/CustomerPage")),
  page("records", () => import("~/features/records/ui/RecordsPage")),
  page("records/:id", () => import("~/features/records/ui/RecordPage")),
  page("reports", () => import("~/features/reports/ui/ReportsPage")),
  page("voicemails", () => import("~/features/records/ui/VoicemailsPage")),
  page("missed-calls", () => import("~/features/records/ui/MissedPage")),
  page("numbers", () => import("~/features/settings/ui/NumbersPage")),
  page("settings", () => import("~/features/settings/ui/SettingsPage")),
  page("api-tokens", async () => ({ default: (await import("~/features/settings/ui/AccessPages")).TokensPage })),
  page("web-links", async () => ({ default: (await import("~/features/settings/ui/AccessPages")).WebLinksPage })),
  page("audit", () => import("~/features/settings/ui/HistoryPage")),
  page("flows", () => import("~/features/flows/ui/FlowsPage")),
  page("flows/:id", () => import("~/features/flows/ui/FlowPage")),
  page("prompts", () => import("~/features/prompts/ui/PromptsPage")),
  page("queues", () => import("~/features/queues/ui/QueuesPage")),
  page("agents", () => import("~/features/agents/ui/AgentsPage")),
  page("skills", async () => ({ default: (await import("~/features/agents/ui/NamesPage")).SkillsPage })),
  page("skills/matrix", () => import("~/features/agents/ui/MatrixPage")),
  page("reasons", async () => ({ default: (await import("~/features/agents/ui/NamesPage")).ReasonsPage })),
  page("categories", async () => ({ default: (await import("~/features/agents/ui/NamesPage")).CategoriesPage })),
  page("announcements", () => import("~/features/announcements/ui/AnnouncementsPage")),
  page("calendars", () => import("~/features/calendars/ui/CalendarsPage")),
  page("tenants", () => import("~/features/operator/ui/TenantsPage")),
  page("trunks", () => import("~/features/operator/ui/TrunksPage")),
  page("alarms", () => import("~/features/operator/ui/AlarmsPage")),
  page("nodes", () => import("~/features/operator/ui/NodesPage")),
  page("account", () => import("~/features/session/ui/PasswordPage")),
];

export const router = createBrowserRouter([
  page("/call/:token", () => import("~/features/guest/ui/GuestPage")),
  {
    element: <SessionProvider><Outlet /></SessionProvider>,
    errorElement: <Crash />,
    children: [
      page("/wallboard", () => import("./Wall")),
      page("/sign-in", () => import("~/features/session/ui/SignInPage")),
      { path: "/", ...lazily(() => import("./Shell")), children: [{ index: true, Component: Home }, ...pages, { path: "*", Component: NotFound }] },
    ],
  },
]);

// What the address needs is asked for at once, and comes while texts and session are on their way. Who fails is asked again by the page, which says so.
router.state.matches.forEach(({ route }) => { (route.handle as Load | undefined)?.().catch(() => undefined); });
