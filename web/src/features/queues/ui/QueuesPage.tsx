import { UnorderedListOutlined } from "@ant-design/icons";
import { Form } from "antd";
import { useTranslation } from "react-i18next";
import type { Agent, Overflow, Prompt, Queue, Skill } from "~/api/types";
import { EntityPage } from "~/design/EntityPage";
import { ChoiceField, NumberField, Rows, TextField, type Option } from "~/design/fields";
import { NumberInput, Select } from "~/design/inputs";
import { useList } from "~/design/lists";
import { Duration } from "~/design/time";

type Form_ = Omit<Queue, "id">;
const outlets = ["timeout", "full", "noAgents"] as const;

function Outlet({ name, queues }: { name: (typeof outlets)[number]; queues: Option[] }) {
  const { t } = useTranslation();
  const kind = Form.useWatch<Overflow["kind"] | undefined>(["overflow", name, "kind"]);
  return (
    <Form.Item label={t(`queues.overflow.${name}`)} required>
      <div className="tl-row" style={{ flexWrap: "nowrap" }}>
        <Form.Item name={["overflow", name, "kind"]} noStyle><Select aria-label={t(`queues.overflow.${name}`)} style={{ flex: 1 }} options={(["VOICEMAIL", "QUEUE", "HANG_UP"] as const).map((value) => ({ value, label: t(`queues.outlet.${value}`) }))} /></Form.Item>
        {kind === "QUEUE" && <Form.Item name={["overflow", name, "queueId"]} noStyle rules={[{ required: true, message: t("common.required") }]}><Select aria-label={t("nav.queues")} style={{ flex: 1 }} options={queues} /></Form.Item>}
      </div>
    </Form.Item>
  );
}

function Fields({ row, agents, skills, queues, prompts }: { row: Queue | null; agents: Option[]; skills: Option[]; queues: Option[]; prompts: Option[] }) {
  const { t } = useTranslation();
  const unit = t("common.seconds");
  return (
    <>
      <TextField name="name" label={t("common.name")} autoFocus={row === null} />
      <ChoiceField name="strategy" label={t("queues.strategy")} options={(["LONGEST_IDLE", "IN_ORDER"] as const).map((value) => ({ value, label: t(`queues.strategies.${value}`) }))} />
      <div className="queue-numbers">
        <NumberField name="ringSeconds" label={t("queues.ring")} min={5} max={120} unit={unit} />
        <NumberField name="maxWaitSeconds" label={t("queues.maxWait")} min={5} max={7200} unit={unit} />
        <NumberField name="maxWaiting" label={t("queues.maxWaiting")} min={1} max={100000} />
        <NumberField name="wrapUpSeconds" label={t("queues.wrapUp")} min={0} max={3600} unit={unit} />
        <NumberField name="serviceLevelSeconds" label={t("queues.serviceLevel")} min={1} max={3600} unit={unit} />
      </div>
      <ChoiceField name="musicPromptId" label={t("queues.music")} optional options={prompts} empty={t("queues.defaultMusic")} />
      <Rows name="members" label={t("queues.members")} hint={t("queues.membersHint")} addLabel={t("queues.addMember")} blank={() => ({ priority: 1 })} max={10_000} row={(at) => (
        <>
          <Form.Item name={[at, "agentId"]} noStyle rules={[{ required: true, message: t("common.required") }]}><Select options={agents} showSearch={{ optionFilterProp: "label" }} style={{ flex: 1 }} aria-label={t("queues.members")} /></Form.Item>
          <Form.Item name={[at, "priority"]} noStyle rules={[{ required: true }]}><NumberInput min={1} max={100} prefix={t("queues.priority")} style={{ width: 140 }} aria-label={t("queues.priority")} /></Form.Item>
        </>
      )} />
      <Rows name="skills" label={t("queues.skills")} hint={t("queues.skillsHint")} addLabel={t("agents.addSkill")} blank={() => ({ minLevel: 1 })} row={(at) => (
        <>
          <Form.Item name={[at, "skillId"]} noStyle rules={[{ required: true, message: t("common.required") }]}><Select options={skills} style={{ flex: 1 }} aria-label={t("nav.skills")} /></Form.Item>
          <Form.Item name={[at, "minLevel"]} noStyle rules={[{ required: true }]}><NumberInput min={1} max={10} prefix={t("queues.minLevel")} style={{ width: 140 }} aria-label={t("queues.minLevel")} /></Form.Item>
        </>
      )} />
      {outlets.map((name) => <Outlet key={name} name={name} queues={queues.filter((queue) => queue.value !== row?.id)} />)}
    </>
  );
}

export default function QueuesPage() {
  const { t } = useTranslation();
  const agents = useList<Agent>("/agents");
  const skills = useList<Skill>("/skills");
  const queues = useList<Queue>("/queues");
  const prompts = useList<Prompt>("/prompts");
  const optionsOf = (list: { id: number; name: string }[] | undefined): Option[] => (list ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const voicemail: Overflow = { kind: "VOICEMAIL" };
  const outletText = (overflow: Overflow) => overflow.kind === "QUEUE"
    ? `${t("queues.outlet.QUEUE")}：${queues.data?.find((queue) => queue.id === overflow.queueId)?.name ?? ""}` : t(`queues.outlet.${overflow.kind}`);
  return (
    <EntityPage<Queue, Form_> title={t("nav.queues")} intro={t("queues.intro")} path="/queues" alsoRefresh={["agents", "colleagues"]} newLabel={t("queues.new")} wide nameOf={(queue) => queue.name}
      empty={{ title: t("queues.none"), hint: t("queues.noneHint"), icon: <UnorderedListOutlined aria-hidden /> }} deleteDetail={t("queues.deleteDetail")}
      blank={{ strategy: "LONGEST_IDLE", ringSeconds: 25, maxWaitSeconds: 600, maxWaiting: 100, wrapUpSeconds: 15, serviceLevelSeconds: 15, musicPromptId: null, members: [], skills: [],
        overflow: { timeout: voicemail, full: voicemail, noAgents: voicemail } }}
      formOf={({ id: _, ...rest }) => rest} bodyOf={(form) => ({ ...form, musicPromptId: form.musicPromptId ?? null, members: form.members ?? [], skills: form.skills ?? [] })}
      columns={[
        { title: t("common.name"), dataIndex: "name" },
        { title: t("queues.strategy"), render: (_, queue) => t(`queues.strategies.${queue.strategy}`) },
        { title: t("queues.members"), align: "right", render: (_, queue) => queue.members.length === 0 ? <span style={{ color: "var(--tl-danger)" }}>0</span> : queue.members.length },
        { title: t("queues.ring"), align: "right", render: (_, queue) => <Duration seconds={queue.ringSeconds} /> },
        { title: t("queues.maxWait"), align: "right", render: (_, queue) => <Duration seconds={queue.maxWaitSeconds} /> },
        { title: t("queues.overflow.timeout"), render: (_, queue) => outletText(queue.overflow.timeout) },
      ]}
      fields={(_, row) => <Fields row={row} agents={(agents.data ?? []).map((agent) => ({ value: agent.id, label: `${agent.name} ${agent.extension ?? ""}` }))} skills={optionsOf(skills.data)} queues={optionsOf(queues.data)} prompts={optionsOf(prompts.data)} />} />
  );
}
