import { BgColorsOutlined, KeyOutlined, LogoutOutlined, MenuFoldOutlined, MenuOutlined, MenuUnfoldOutlined } from "@ant-design/icons";
import { App as Messages, Button, Dropdown } from "antd";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, NavLink, Outlet, useLocation, useNavigate } from "react-router";
import { PersonContext } from "~/api/person";
import { SkeletonLines } from "~/design/basics";
import { Avatar } from "~/design/figures";
import { useTheme } from "~/design/theme";
import { LanguageSwitch } from "~/features/session/ui/LanguageSwitch";
import { useSession, useSessionControl } from "~/features/session/ui/SessionProvider";
import { NotForYou } from "./Crash";
import { mayOpen, navigationOf } from "./navigation";
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
        <Avatar name={session.user.name} size={32} />
        <span className="shell-person-text">
          <strong>{session.user.name}</strong>
          <span>{t(`role.${session.user.role}`)}{session.tenant ? ` · ${session.tenant.name}` : ""}</span>
        </span>
      </button>
    </Dropdown>
  );
}

const FOLDED = "trunkline.folded";

/** Folded to a rail of icons, for who needs the width; remembered on this machine. */
function useFolded(): [boolean, () => void] {
  const [folded, setFolded] = useState(() => localStorage.getItem(FOLDED) === "yes");
  return [folded, () => {
    localStorage.setItem(FOLDED, folded ? "no" : "yes");
    setFolded(!folded);
  }];
}

function Sidebar({ folded, fold }: { folded: boolean; fold: () => void }) {
  const { t } = useTranslation();
  const groups = navigationOf(useSession());
  const { pathname } = useLocation();
  const nav = useRef<HTMLElement>(null);
  // On a low screen the page that is open may stand below the fold.
  useEffect(() => { nav.current?.querySelector(".active")?.scrollIntoView?.({ block: "nearest" }); }, [pathname]);
  return (
    <>
      <NavLink to="/" className="shell-brand"><img src="/favicon.svg" width={28} height={28} alt="" /><span>Trunkline</span></NavLink>
      <nav ref={nav} aria-label={t("nav.main")} className="shell-nav">
        {groups.map((group) => (
          <div key={group.title} className="shell-group">
            {groups.length > 1 && <div className="shell-group-title"><span>{t(`nav.${group.title}`)}</span></div>}
            {group.items.map((item) => (
              <NavLink key={item.to} to={item.to} className="shell-link" title={folded ? t(`nav.${item.text}`) : undefined}><span className="shell-link-icon" aria-hidden>{item.icon}</span><span className="shell-link-text">{t(`nav.${item.text}`)}</span></NavLink>
            ))}
          </div>
        ))}
      </nav>
      <div className="shell-foot">
        <div className="shell-foot-line">
          <LanguageSwitch />
          <Button type="text" className="shell-fold" icon={folded ? <MenuUnfoldOutlined aria-hidden /> : <MenuFoldOutlined aria-hidden />} aria-label={t(folded ? "nav.unfold" : "nav.fold")}
            title={t(folded ? "nav.unfold" : "nav.fold")} onClick={fold} />
        </div>
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
  const [folded, fold] = useFolded();
  if (state.state === "signed-out") return <Navigate to="/sign-in" state={{ from: location.pathname + location.search }} replace />;
  if (state.state === "unknown") return null;
  const pageOutlet = <Suspense fallback={<div className="tl-page"><SkeletonLines lines={6} /></div>}>{mayOpen(state.session, location.pathname) ? <Outlet /> : <NotForYou />}</Suspense>;
  return (
    <PersonContext value={state.session}>
      <Messages component={false} message={{ maxCount: 3 }}>
        <div className={`shell${open ? " shell-open" : ""}${folded ? " shell-folded" : ""}`}>
          <a className="shell-skip" href="#content">{t("nav.skip")}</a>
          <aside className="shell-side"><Sidebar folded={folded} fold={fold} /></aside>
          <button type="button" className="shell-veil" aria-label={t("common.close")} tabIndex={open ? 0 : -1} onClick={() => setOpenAt(null)} />
          <div className="shell-main">
            <nav className="shell-top-small" aria-label={t("nav.menu")}>
              <Button type="text" icon={<MenuOutlined aria-hidden />} aria-label={t("nav.menu")} aria-expanded={open} onClick={() => setOpenAt(location.pathname)} />
              <strong>Trunkline</strong>
            </nav>
            {state.session.agentId !== null
              ? <Suspense fallback={<><div className="shell-bar-pending" /><div className="tl-page"><SkeletonLines lines={6} /></div></>}><AgentWorkspace>{pageOutlet}</AgentWorkspace></Suspense>
              : <main id="content" tabIndex={-1}>{pageOutlet}</main>}
          </div>
        </div>
      </Messages>
    </PersonContext>
  );
}
