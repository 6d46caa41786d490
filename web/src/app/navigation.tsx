import {
  AlertOutlined, ApartmentOutlined, ApiOutlined, AuditOutlined, BankOutlined, BarChartOutlined, CalendarOutlined, CheckSquareOutlined, ClusterOutlined, CoffeeOutlined, CustomerServiceOutlined, DashboardOutlined, FileSearchOutlined,
  GlobalOutlined, HddOutlined, IdcardOutlined, NumberOutlined, PhoneOutlined, SettingOutlined, SoundOutlined, StarOutlined, TeamOutlined,
  UnorderedListOutlined, AudioOutlined, NotificationOutlined, TagsOutlined, WarningOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import type { Session } from "~/api/types";

export interface NavItem { to: string; text: "desk" | "board" | "phone" | "customers" | "records" | "reports" | "voicemails" | "missed" | "numbers" | "flows" | "prompts" | "queues" | "agents" | "skills" | "reasons" | "calendars" | "settings" | "tokens" | "webLinks" | "audit" | "categories" | "announcements" | "checklist" | "alarms" | "tenants" | "trunks" | "nodes"; icon: ReactNode }
export interface NavGroup { title: "work" | "reach" | "team" | "setup"; items: NavItem[] }

const work: NavItem[] = [
  { to: "/records", text: "records", icon: <FileSearchOutlined aria-hidden /> },
  { to: "/voicemails", text: "voicemails", icon: <SoundOutlined aria-hidden /> },
  { to: "/missed-calls", text: "missed", icon: <WarningOutlined aria-hidden /> },
  { to: "/customers", text: "customers", icon: <IdcardOutlined aria-hidden /> },
];

/** What callers meet. */
const reach: NavItem[] = [
  { to: "/numbers", text: "numbers", icon: <NumberOutlined aria-hidden /> },
  { to: "/flows", text: "flows", icon: <ApartmentOutlined aria-hidden /> },
  { to: "/prompts", text: "prompts", icon: <AudioOutlined aria-hidden /> },
  { to: "/calendars", text: "calendars", icon: <CalendarOutlined aria-hidden /> },
  { to: "/web-links", text: "webLinks", icon: <GlobalOutlined aria-hidden /> },
];

/** Who serves them, and how. */
const team: NavItem[] = [
  { to: "/agents", text: "agents", icon: <TeamOutlined aria-hidden /> },
  { to: "/queues", text: "queues", icon: <UnorderedListOutlined aria-hidden /> },
  { to: "/skills", text: "skills", icon: <StarOutlined aria-hidden /> },
  { to: "/reasons", text: "reasons", icon: <CoffeeOutlined aria-hidden /> },
  { to: "/categories", text: "categories", icon: <TagsOutlined aria-hidden /> },
];

const setup: NavItem[] = [
  { to: "/setup", text: "checklist", icon: <CheckSquareOutlined aria-hidden /> },
  { to: "/settings", text: "settings", icon: <SettingOutlined aria-hidden /> },
  { to: "/api-tokens", text: "tokens", icon: <ApiOutlined aria-hidden /> },
  { to: "/audit", text: "audit", icon: <AuditOutlined aria-hidden /> },
];

const platform: NavItem[] = [
  { to: "/alarms", text: "alarms", icon: <AlertOutlined aria-hidden /> },
  { to: "/tenants", text: "tenants", icon: <BankOutlined aria-hidden /> },
  { to: "/trunks", text: "trunks", icon: <ClusterOutlined aria-hidden /> },
  { to: "/nodes", text: "nodes", icon: <HddOutlined aria-hidden /> },
  { to: "/audit", text: "audit", icon: <AuditOutlined aria-hidden /> },
];

/** What someone may open, in the order in which it is used. */
export function navigationOf(session: Session): NavGroup[] {
  if (session.user.role === "OPERATOR") return [{ title: "work", items: platform }];
  const agent: NavItem[] = session.agentId === null ? [] : [
    { to: "/desk", text: "desk", icon: <CustomerServiceOutlined aria-hidden /> },
  ];
  const board: NavItem[] = session.user.role === "AGENT" ? [] : [{ to: "/board", text: "board", icon: <DashboardOutlined aria-hidden /> }];
  const phone: NavItem[] = session.agentId === null ? [] : [{ to: "/phone", text: "phone", icon: <PhoneOutlined aria-hidden /> }];
  const reports: NavItem[] = session.user.role === "AGENT" ? [] : [{ to: "/reports", text: "reports", icon: <BarChartOutlined aria-hidden /> }];
  const lead: NavItem[] = session.user.role === "AGENT" ? [] : [{ to: "/announcements", text: "announcements", icon: <NotificationOutlined aria-hidden /> }];
  const groups: NavGroup[] = [{ title: "work", items: [...agent, ...board, ...work, ...reports, ...lead, ...phone] }];
  return session.user.role === "ADMIN" ? [...groups, { title: "reach", items: reach }, { title: "team", items: team }, { title: "setup", items: setup }] : groups;
}

const rolesPages = [work, reach, team, setup, platform].flat().map((item) => item.to).concat("/desk", "/board", "/phone", "/reports", "/announcements");

/** Whether a page, or the one that it belongs to, is for this person. Who may do what is the server's matter: here nobody is shown buttons that would be refused. */
export function mayOpen(session: Session, path: string): boolean {
  const page = `/${path.split("/")[1] ?? ""}`;
  return !rolesPages.includes(page) || navigationOf(session).some((group) => group.items.some((item) => item.to === page));
}
