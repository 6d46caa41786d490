import { BgColorsOutlined, KeyOutlined, LogoutOutlined, MenuOutlined, UserOutlined } from "@ant-design/icons";
import { App as Messages, Button, Dropdown, Skeleton } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, NavLink, Outlet, useLocation, useNavigate } from "react-router";
import { PersonContext } from "~/api/person";
import { useTheme } from "~/design/theme";
import { LanguageSwitch } from "~/features/session/ui/LanguageSwitch";
import { useSession, useSessionControl } from "~/features/session/ui/SessionProvider";
import { navigationOf } from "./navigation";
import "./shell.css";

const AgentWorkspace = lazy(() => import("./AgentWorkspace"));

function Account() {
  const { t } = useTranslation();
  const session = useSession();
  const { signOut } = useSessionControl();
  const theme = useTheme();
  const go = useNavigate();
  return (
    <Dropdown trigger={["click"]} placement="topLeft" menu={{
      selectedKeys: [theme.choice],
      items: [
        { key: "account", icon: <KeyOutlined aria-hidden />, label: t("nav.account"), onClick: () => void go("/account") },
        {
          key: "theme", icon: <BgColorsOutlined aria-hidden />, label: t("nav.theme"), children: [
            { key: "system", label: t("nav.themeSystem"), onClick: () => theme.choose("system") },
            { key: "light", label: t("nav.themeLight"), onClick: () => theme.choose("light") },
            { key: "dark", label: t("nav.themeDark"), onClick: () => theme.choose("dark") },
          ],
        },
        { type: "divider" },
        { key: "out", icon: <LogoutOutlined aria-hidden />, label: t("nav.signOut"), onClick: () => void signOut() },
      ],
    }}>
      <button type="button" className="shell-person">
        <span className="tl-visually-hidden">{t("nav.profile")}: </span>
        <span className="shell-avatar" aria-hidden>{session.user.name.slice(0, 1) || <UserOutlined aria-hidden />}</span>
        <span className="shell-person-text">
          <strong>{session.user.name}</strong>
          <span>{t(`role.${session.user.role}`)}{session.tenant ? ` · ${session.tenant.name}` : ""}</span>
        </span>
      </button>
    </Dropdown>
  );
}

function Sidebar() {
  const { t } = useTranslation();
  const groups = navigationOf(useSession());
  return (
    <>
      <NavLink to="/" className="shell-brand"><img src="/favicon.svg" width={28} height={28} alt="" /><span>Trunkline</span></NavLink>
      <nav aria-label={t("nav.main")} className="shell-nav">
        {groups.map((group) => (
          <div key={group.title} className="shell-group">
            {groups.length > 1 && <div className="shell-group-title">{t(`nav.${group.title}`)}</div>}
            {group.items.map((item) => (
              <NavLink key={item.to} to={item.to} className="shell-link"><span aria-hidden>{item.icon}</span>{t(`nav.${item.text}`)}</NavLink>
            ))}
          </div>
        ))}
      </nav>
      <div className="shell-foot">
        <LanguageSwitch />
        <Account />
      </div>
    </>
  );
}

/** The frame: where one can go at the left; for agents their state and call on top of every page. */
export default function Shell() {
  const { t } = useTranslation();
  const { state } = useSessionControl();
  const location = useLocation();
  // Open for this page only: going to another one closes it.
  const [openAt, setOpenAt] = useState<string | null>(null);
  const open = openAt === location.pathname;
  if (state.state === "signed-out") return <Navigate to="/sign-in" state={{ from: location.pathname + location.search }} replace />;
  if (state.state === "unknown") return null;
  const pageOutlet = <Suspense fallback={<div className="tl-page"><Skeleton active /></div>}><Outlet /></Suspense>;
  return (
    <PersonContext value={state.session}>
      <Messages component={false} message={{ maxCount: 3 }}>
        <div className={`shell${open ? " shell-open" : ""}`}>
          <a className="shell-skip" href="#content">{t("nav.skip")}</a>
          <aside className="shell-side"><Sidebar /></aside>
          <button type="button" className="shell-veil" aria-label={t("common.close")} tabIndex={open ? 0 : -1} onClick={() => setOpenAt(null)} />
          <div className="shell-main">
            <nav className="shell-top-small" aria-label={t("nav.menu")}>
              <Button type="text" icon={<MenuOutlined aria-hidden />} aria-label={t("nav.menu")} aria-expanded={open} onClick={() => setOpenAt(location.pathname)} />
              <strong>Trunkline</strong>
            </nav>
            {state.session.agentId !== null
              ? <Suspense fallback={<div className="tl-page"><Skeleton active /></div>}><AgentWorkspace>{pageOutlet}</AgentWorkspace></Suspense>
              : <main id="content" tabIndex={-1}>{pageOutlet}</main>}
          </div>
        </div>
      </Messages>
    </PersonContext>
  );
}
