import { ClusterOutlined } from "@ant-design/icons";
import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Trunk } from "~/api/types";
import { StateBadge } from "~/design/basics";
import { EntityPage } from "~/design/EntityPage";
import { ChoiceField, NumberField, SwitchField, TextField } from "~/design/fields";
import { Select } from "~/design/inputs";
import { Moment } from "~/design/time";
import { Quota } from "./Quota";

type Values = Omit<Trunk, "id" | "state">;

function State({ trunk }: { trunk: Trunk }) {
  const { t } = useTranslation();
  const state = trunk.state;
  if (!trunk.enabled) return <StateBadge tone="not-ready">{t("common.off")}</StateBadge>;
  if (!state || state.reachable === null) return <StateBadge tone="not-ready">{t("operator.unknown")}</StateBadge>;
  return <><StateBadge tone={state.reachable ? "ready" : "danger"}>{t(state.reachable ? "operator.reachable" : "operator.unreachable")}</StateBadge>{state.since && <span className="tl-faint"> {t("operate.sinceReach")} <Moment at={state.since} /></span>}{state.detail && <div className="tl-faint">{state.detail}</div>}</>;
}

function Fields({ row }: { row: Trunk | null }) {
  const { t } = useTranslation();
  const kind = Form.useWatch<Trunk["kind"] | undefined>("kind");
  return (
    <>
      <TextField name="name" label={t("common.name")} autoFocus={row === null} />
      <ChoiceField name="kind" label={t("operator.kind")} options={(["ADDRESS", "REGISTRATION"] as const).map((value) => ({ value, label: t(`operator.kinds.${value}`) }))} />
      <Form.Item name="addresses" label={t("operator.addresses")} extra={t("operator.addressesHint")} rules={[{ required: true, message: t("common.required") }]}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[",", " "]} placeholder="203.0.113.10:5060" />
      </Form.Item>
      <ChoiceField name="transport" label={t("softphone.transport")} options={["UDP", "TCP"].map((value) => ({ value, label: value }))} />
      {kind === "REGISTRATION" && (
        <>
          <TextField name="username" label={t("softphone.user")} />
          <Form.Item name="password" label={t("session.password")} extra={row ? t("operator.passwordKept") : undefined}><Input.Password autoComplete="new-password" maxLength={200} /></Form.Item>
        </>
      )}
      <NumberField name="maxCalls" label={t("operator.maxCalls")} min={1} max={100000} />
      <ChoiceField name="outboundFormat" label={t("operator.format")} options={(["E164", "NATIONAL", "PLAIN86"] as const).map((value) => ({ value, label: t(`operator.formats.${value}`) }))} />
      <TextField name="outboundPrefix" label={t("operator.prefix")} hint={t("operator.prefixHint")} optional max={15} />
      <TextField name="inboundPrefix" label={t("operator.inboundPrefix")} hint={t("operator.inboundPrefixHint")} optional max={15} />
      <TextField name="areaCode" label={t("operator.areaCode")} hint={t("operator.areaCodeHint")} optional max={5} />
      <ChoiceField name="callerIdHeader" label={t("operator.callerId")} options={(["PAI", "FROM"] as const).map((value) => ({ value, label: t(`operator.headers.${value}`) }))} />
      <SwitchField name="enabled" label={t("settings.enabled")} />
    </>
  );
}

export default function TrunksPage() {
  const { t } = useTranslation();
  return (
    <EntityPage<Trunk, Values> title={t("nav.trunks")} intro={t("operator.trunksIntro")} path="/trunks" newLabel={t("operator.newTrunk")} nameOf={(trunk) => trunk.name}
      empty={{ title: t("operator.noTrunks"), hint: t("operator.noTrunksHint"), icon: <ClusterOutlined aria-hidden /> }} deleteDetail={t("operator.trunkDelete")}
      blank={{ kind: "ADDRESS", addresses: [], transport: "UDP", maxCalls: 30, outboundFormat: "E164", callerIdHeader: "PAI", enabled: true }}
      formOf={({ id: _, state: __, ...rest }) => rest} bodyOf={(form) => ({ ...form, password: form.password ? form.password : null, outboundPrefix: form.outboundPrefix ?? null, inboundPrefix: form.inboundPrefix ?? null, areaCode: form.areaCode ?? null })}
      columns={[
        { title: t("common.name"), dataIndex: "name" },
        { title: t("operator.kind"), render: (_, trunk) => t(`operator.kinds.${trunk.kind}`) },
        { title: t("operator.addresses"), render: (_, trunk) => trunk.addresses.map((address) => <div key={address} className="tl-numeric">{address} <span className="tl-faint">{trunk.transport}</span></div>) },
        { title: t("operate.callsNow"), align: "right", render: (_, trunk) => <Quota used={trunk.state?.callsNow ?? 0} of={trunk.maxCalls} label={`${t("operate.callsNow")} ${trunk.name}`} /> },
        { title: t("operate.failing"), align: "right", render: (_, trunk) => <span className="tl-numeric">{trunk.state?.unanswered ?? "—"}</span> },
        { title: t("records.state"), render: (_, trunk) => <State trunk={trunk} /> },
        { title: t("operator.probed"), render: (_, trunk) => <Moment at={trunk.state?.lastProbeAt} withSeconds /> },
      ]}
      fields={(_, row) => <Fields row={row} />} />
  );
}
