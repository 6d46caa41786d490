import { KeyOutlined, PhoneOutlined, TableOutlined, TeamOutlined } from "@ant-design/icons";
import { Button, Form, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Agent, Queue, SipCredentials, Skill } from "~/api/types";
import { ConfirmButton, useAction } from "~/design/actions";
import { Facts, Note, Secret, StateBadge } from "~/design/basics";
import { EntityPage } from "~/design/EntityPage";
import { ChoiceField, Rows, SwitchField, TextField } from "~/design/fields";
import { useList } from "~/design/lists";
import { usePerson } from "~/api/person";
import { NumberInput, Select } from "~/design/inputs";
import { Dialog } from "~/design/overlays";
import { resetPassword, renewSip } from "../api/agents";
import { ImportDrawer } from "./ImportDrawer";

type Shown = { who: string; login?: string; password?: string; sip?: SipCredentials };

function Once({ shown, onClose }: { shown: Shown; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog open title={shown.who} onCancel={onClose} onOk={onClose} okText={t("common.done")} cancelButtonProps={{ style: { display: "none" } }}>
      <div className="tl-stack">
        <Note tone="ready" title={t("common.shownOnce")} fix={t("common.shownOnceFix")} />
        {shown.login && <div className="tl-stack-tight"><span className="tl-soft">{t("session.login")}</span><Secret label={t("session.login")} value={shown.login} /></div>}
        {shown.password && <div className="tl-stack-tight"><span className="tl-soft">{t("session.password")}</span><Secret label={t("session.password")} value={shown.password} /></div>}
        {shown.sip && (
          <>
            <Facts items={[[t("softphone.user"), shown.sip.username], [t("softphone.domain"), shown.sip.domain], [t("softphone.server"), `${shown.sip.host}:${shown.sip.port}`],
              [t("softphone.transport"), shown.sip.transports.join(" / ")]]} />
            {shown.sip.password && <Secret label={t("session.password")} value={shown.sip.password} />}
          </>
        )}
      </div>
    </Dialog>
  );
}

type Form_ = Omit<Agent, "id">;

export default function AgentsPage() {
  const { t } = useTranslation();
  const person = usePerson();
  const skills = useList<Skill>("/skills");
  const queues = useList<Queue>("/queues");
  const [shown, setShown] = useState<Shown | null>(null);
  const [importing, setImporting] = useState(false);
  const password = useAction((agent: Agent) => resetPassword(agent.id), { onDone: (made, agent) => setShown({ who: agent.name, login: full(agent.login), password: made.password }) });
  const sip = useAction((agent: Agent) => renewSip(agent.id), { onDone: (account, agent) => setShown({ who: agent.name, sip: account }) });
  const full = (login: string) => login.includes("@") ? login : `${login}@${person.tenant?.code ?? ""}`;
  const skillOptions = (skills.data ?? []).map((skill) => ({ value: skill.id, label: skill.name }));
  const queueOptions = (queues.data ?? []).map((queue) => ({ value: queue.id, label: queue.name }));
  const nameOf = (options: { value: number; label: string }[], id: number) => options.find((option) => option.value === id)?.label ?? String(id);
  return (
    <>
      <EntityPage<Agent, Form_> title={t("nav.agents")} intro={t("agents.intro")} path="/agents" alsoRefresh={["queues", "colleagues"]} newLabel={t("agents.new")} nameOf={(agent) => agent.name}
        empty={{ title: t("agents.none"), hint: t("agents.noneHint"), icon: <TeamOutlined aria-hidden /> }} deleteDetail={t("agents.deleteDetail")} extra={<Button icon={<TableOutlined aria-hidden />} onClick={() => setImporting(true)}>{t("imports.open")}</Button>}
        blank={{ role: "AGENT", skills: [], queues: [], disabled: false }} formOf={({ id: _, ...rest }) => rest} bodyOf={(form, row) => ({ ...form, disabled: form.disabled ?? row?.disabled ?? false, skills: form.skills ?? [], queues: form.queues ?? [] })}
        onMade={(made) => setShown({ who: made.name, login: full(made.login), password: (made as Agent & { password?: string }).password })}
        rowActions={(agent) => (
          <>
            <ConfirmButton size="small" type="text" icon={<KeyOutlined aria-hidden />} question={t("agents.passwordAsk", { name: agent.name })} detail={t("agents.passwordDetail")} onConfirm={() => password.mutate(agent)}>{t("agents.password")}</ConfirmButton>
            <ConfirmButton size="small" type="text" icon={<PhoneOutlined aria-hidden />} question={t("agents.sipAsk", { name: agent.name })} detail={t("softphone.renewDetail")} onConfirm={() => sip.mutate(agent)}>SIP</ConfirmButton>
          </>
        )}
        columns={[
          { title: t("agents.name"), render: (_, agent) => <>{agent.name} {agent.disabled && <StateBadge tone="not-ready">{t("agents.disabled")}</StateBadge>}</> },
          { title: t("session.login"), render: (_, agent) => <span className="tl-soft">{full(agent.login)}</span> },
          { title: t("agents.extension"), render: (_, agent) => <span className="tl-numeric">{agent.extension ?? "—"}</span> },
          { title: t("agents.role"), render: (_, agent) => t(`role.${agent.role}`) },
          { title: t("nav.skills"), render: (_, agent) => agent.skills.length === 0 ? "—" : agent.skills.map((one) => <Tag key={one.skillId}>{nameOf(skillOptions, one.skillId)} {one.level}</Tag>) },
          { title: t("nav.queues"), render: (_, agent) => agent.queues.length === 0 ? "—" : agent.queues.map((one) => <Tag key={one.queueId}>{nameOf(queueOptions, one.queueId)}</Tag>) },
        ]}
        fields={(_, row) => (
          <>
            <TextField name="name" label={t("agents.name")} autoFocus={row === null} />
            <TextField name="login" label={t("session.login")} hint={t("agents.loginHint", { code: person.tenant?.code ?? "" })} max={50} pattern={/^[a-z0-9][a-z0-9._-]*$/} message={t("agents.loginRule")} />
            <TextField name="extension" label={t("agents.extension")} max={8} mode="numeric" pattern={/^\d{2,8}$/} message={t("agents.extensionRule")} />
            <ChoiceField name="role" label={t("agents.role")} options={(["AGENT", "SUPERVISOR", "ADMIN"] as const).map((value) => ({ value, label: t(`role.${value}`) }))} />
            <Rows name="skills" label={t("nav.skills")} hint={t("agents.skillsHint")} addLabel={t("agents.addSkill")} blank={() => ({ level: 5 })} row={(at) => (
              <>
                <Form.Item name={[at, "skillId"]} noStyle rules={[{ required: true, message: t("common.required") }]}><Select options={skillOptions} style={{ flex: 1 }} aria-label={t("nav.skills")} /></Form.Item>
                <Form.Item name={[at, "level"]} noStyle rules={[{ required: true }]}><NumberInput min={1} max={10} prefix={t("agents.level")} style={{ width: 120 }} aria-label={t("agents.level")} /></Form.Item>
              </>
            )} />
            <Rows name="queues" label={t("nav.queues")} addLabel={t("agents.addQueue")} blank={() => ({ priority: 1 })} row={(at) => (
              <>
                <Form.Item name={[at, "queueId"]} noStyle rules={[{ required: true, message: t("common.required") }]}><Select options={queueOptions} style={{ flex: 1 }} aria-label={t("nav.queues")} /></Form.Item>
                <Form.Item name={[at, "priority"]} noStyle rules={[{ required: true }]}><NumberInput min={1} max={100} prefix={t("queues.priority")} style={{ width: 140 }} aria-label={t("queues.priority")} /></Form.Item>
              </>
            )} />
            {row && <SwitchField name="disabled" label={t("agents.disable")} hint={t("agents.disableHint")} />}
          </>
        )} />
      {importing && <ImportDrawer onClose={() => setImporting(false)} />}
      {shown && <Once shown={shown} onClose={() => setShown(null)} />}
    </>
  );
}
