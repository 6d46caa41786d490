import {
  ApartmentOutlined, ApiOutlined, AuditOutlined, BankOutlined, CalendarOutlined, ClusterOutlined, CoffeeOutlined, CustomerServiceOutlined, FileSearchOutlined,
  GlobalOutlined, HddOutlined, IdcardOutlined, NumberOutlined, PhoneOutlined, SettingOutlined, SoundOutlined, StarOutlined, TeamOutlined,
  UnorderedListOutlined, AudioOutlined, WarningOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import type { Session } from "~/api/types";

export interface NavItem { to: string; text: "desk" | "phone" | "customers" | "records" | "voicemails" | "missed" | "numbers" | "flows" | "prompts" | "queues" | "agents" | "skills" | "reasons" | "calendars" | "settings" | "tokens" | "webLinks" | "audit" | "tenants" | "trunks" | "nodes"; icon: ReactNode }
export interface NavGroup { title: "work" | "setup"; items: NavItem[] }

const work: NavItem[] = [
  { to: "/records", text: "records", icon: <FileSearchOutlined /> },
  { to: "/voicemails", text: "voicemails", icon: <SoundOutlined /> },
  { to: "/missed-calls", text: "missed", icon: <WarningOutlined /> },
  { to: "/customers", text: "customers", icon: <IdcardOutlined /> },
];

const setup: NavItem[] = [
  { to: "/numbers", text: "numbers", icon: <NumberOutlined /> },
  { to: "/flows", text: "flows", icon: <ApartmentOutlined /> },
  { to: "/prompts", text: "prompts", icon: <AudioOutlined /> },
  { to: "/queues", text: "queues", icon: <UnorderedListOutlined /> },
  { to: "/agents", text: "agents", icon: <TeamOutlined /> },
  { to: "/skills", text: "skills", icon: <StarOutlined /> },
  { to: "/reasons", text: "reasons", icon: <CoffeeOutlined /> },
  { to: "/calendars", text: "calendars", icon: <CalendarOutlined /> },
  { to: "/web-links", text: "webLinks", icon: <GlobalOutlined /> },
  { to: "/api-tokens", text: "tokens", icon: <ApiOutlined /> },
  { to: "/settings", text: "settings", icon: <SettingOutlined /> },
  { to: "/audit", text: "audit", icon: <AuditOutlined /> },
];

const platform: NavItem[] = [
  { to: "/tenants", text: "tenants", icon: <BankOutlined /> },
  { to: "/trunks", text: "trunks", icon: <ClusterOutlined /> },
  { to: "/nodes", text: "nodes", icon: <HddOutlined /> },
  { to: "/audit", text: "audit", icon: <AuditOutlined /> },
];

/** What someone may open, in the order in which it is used. */
export function navigationOf(session: Session): NavGroup[] {
  if (session.user.role === "OPERATOR") return [{ title: "work", items: platform }];
  const agent: NavItem[] = session.agentId === null ? [] : [
    { to: "/desk", text: "desk", icon: <CustomerServiceOutlined /> },
  ];
  const phone: NavItem[] = session.agentId === null ? [] : [{ to: "/phone", text: "phone", icon: <PhoneOutlined /> }];
  const groups: NavGroup[] = [{ title: "work", items: [...agent, ...work, ...phone] }];
  return session.user.role === "ADMIN" ? [...groups, { title: "setup", items: setup }] : groups;
}
