import { LockOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useRouteError } from "react-router";
import { LinkButton } from "~/design/LinkButton";
import { EmptyState, Page } from "~/design/basics";

/** A page failed: the frame around it and the call stay. */
export function Crash() {
  const { t } = useTranslation();
  const error = useRouteError();
  return (
    <Page title={t("common.crashed")} intro={t("common.crashedFix")} narrow actions={<Button type="primary" onClick={() => window.location.reload()}>{t("common.reload")}</Button>}>
      <pre className="tl-panel tl-panel-body" style={{ whiteSpace: "pre-wrap" }}>{error instanceof Error ? `${error.name}: ${error.message}` : String(error)}</pre>
    </Page>
  );
}

/** A page of another role: a link that somebody passed on. */
export function NotForYou() {
  const { t } = useTranslation();
  return (
    <Page title={t("problem.forbidden.title")} narrow>
      <div className="tl-panel"><EmptyState icon={<LockOutlined aria-hidden />} title={t("problem.forbidden.title")} hint={t("problem.forbidden.fix")} action={<LinkButton to="/" type="primary">{t("common.home")}</LinkButton>} /></div>
    </Page>
  );
}

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Page title={t("common.notFound")} narrow>
      <div className="tl-panel"><EmptyState title={t("common.notFound")} hint={t("common.notFoundFix")} action={<LinkButton to="/" type="primary">{t("common.home")}</LinkButton>} /></div>
    </Page>
  );
}
