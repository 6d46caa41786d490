import { ApiOutlined, GlobalOutlined } from "@ant-design/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ApiToken, PhoneNumber, WebLink } from "~/api/types";
import { Note, Secret, StateBadge } from "~/design/basics";
import { EntityPage } from "~/design/EntityPage";
import { ChoiceField, SwitchField, TextField } from "~/design/fields";
import { useList } from "~/design/lists";
import { Dialog } from "~/design/overlays";
import { Moment, Phone, phoneText } from "~/design/time";

const tokenRoles = ["ADMIN", "SUPERVISOR", "AGENT"] as const;

export function TokensPage() {
  const { t } = useTranslation();
  const [made, setMade] = useState<ApiToken | null>(null);
  return (
    <>
      <EntityPage<ApiToken, { name: string; role: string }> title={t("nav.tokens")} intro={t("settings.tokensIntro")} path="/api-tokens" newLabel={t("settings.newToken")} nameOf={(token) => token.name} canEdit={false} onMade={setMade}
        empty={{ title: t("settings.noTokens"), hint: t("settings.noTokensHint"), icon: <ApiOutlined aria-hidden /> }} deleteDetail={t("settings.tokenDelete")} blank={{ role: "ADMIN" }} formOf={(token) => ({ name: token.name, role: token.role })} bodyOf={(form) => ({ ...form })}
        columns={[
          { title: t("common.name"), dataIndex: "name" },
          { title: t("agents.role"), render: (_, token) => t(`role.${token.role}`) },
          { title: t("settings.created"), render: (_, token) => <><Moment at={token.createdAt} /> <span className="tl-faint">{token.createdBy}</span></> },
        ]}
        fields={() => (
          <>
            <TextField name="name" label={t("common.name")} hint={t("settings.tokenHint")} autoFocus />
            <ChoiceField name="role" label={t("agents.role")} options={tokenRoles.map((value) => ({ value, label: t(`role.${value}`) }))} />
          </>
        )} />
      {made?.token && (
        <Dialog open title={made.name} onCancel={() => setMade(null)} onOk={() => setMade(null)} okText={t("common.done")} cancelButtonProps={{ style: { display: "none" } }}>
          <div className="tl-stack">
            <Note tone="ready" title={t("common.shownOnce")} fix={t("common.shownOnceFix")} />
            <Secret label={t("nav.tokens")} value={made.token} />
            <p className="tl-faint" style={{ margin: 0 }}>{t("settings.tokenUse")}</p>
          </div>
        </Dialog>
      )}
    </>
  );
}

export function WebLinksPage() {
  const { t } = useTranslation();
  const numbers = useList<PhoneNumber>("/numbers");
  const addressOf = (link: WebLink) => `${window.location.origin}/call/${link.token}`;
  return (
    <EntityPage<WebLink, { name: string; numberId: number; enabled: boolean }> title={t("nav.webLinks")} intro={t("settings.linksIntro")} path="/web-links" newLabel={t("settings.newLink")} nameOf={(link) => link.name}
      empty={{ title: t("settings.noLinks"), hint: t("settings.noLinksHint"), icon: <GlobalOutlined aria-hidden /> }} deleteDetail={t("settings.linkDelete")} blank={{ enabled: true }} formOf={({ name, numberId, enabled }) => ({ name, numberId, enabled })} bodyOf={(form) => ({ ...form })}
      columns={[
        { title: t("common.name"), dataIndex: "name" },
        { title: t("settings.leadsTo"), render: (_, link) => <Phone number={numbers.data?.find((number) => number.id === link.numberId)?.number} /> },
        { title: t("settings.address"), render: (_, link) => <Secret label={t("settings.address")} value={addressOf(link)} /> },
        { title: t("records.state"), render: (_, link) => <StateBadge tone={link.enabled ? "ready" : "not-ready"}>{t(link.enabled ? "common.on" : "common.off")}</StateBadge> },
      ]}
      fields={() => (
        <>
          <TextField name="name" label={t("common.name")} hint={t("settings.linkHint")} autoFocus />
          <ChoiceField name="numberId" label={t("settings.leadsTo")} options={(numbers.data ?? []).map((number) => ({ value: number.id, label: `${phoneText(number.number)} ${number.name ?? ""}` }))} />
          <SwitchField name="enabled" label={t("settings.enabled")} />
        </>
      )} />
  );
}
