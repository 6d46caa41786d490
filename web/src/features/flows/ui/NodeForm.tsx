import { MinusCircleOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Calendar, FlowKind, FlowNode, Graph, Prompt, PromptRef, Queue } from "~/api/types";
import { NumberInput, Select } from "~/design/inputs";
import { useList } from "~/design/lists";
import { builtins, exitsOf, kinds, mayStayOpen, menuKeys, promptOf, withExit, withoutKey, wordOf, type ExitName } from "../state/graph";

interface Props { graph: Graph; node: FlowNode; onChange: (node: FlowNode) => void; onNew: (kind: FlowKind, from: FlowNode, exit: ExitName) => void }

function Labelled({ label, hint, children }: { label: string; hint?: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return <div className="flow-field"><label htmlFor={id}>{label}</label>{children(id)}{hint && <span className="tl-faint">{hint}</span>}</div>;
}

function Prompts({ value, onChange }: { value: PromptRef[]; onChange: (value: PromptRef[]) => void }) {
  const { t } = useTranslation();
  const own = useList<Prompt>("/prompts");
  const groups = [
    { label: t("flows.ownPrompts"), options: (own.data ?? []).map((prompt) => ({ value: `p:${prompt.id}`, label: prompt.name })) },
    { label: t("flows.builtinPrompts"), options: builtins.map((name) => ({ value: `b:${name}`, label: t(`flows.builtin.${name}`) })) },
  ];
  return (
    <Labelled label={t("flows.prompts")} hint={t("flows.promptsHint")}>
      {(id) => <Select id={id} mode="multiple" listHeight={400} value={(value ?? []).map(wordOf)} options={groups} showSearch={{ optionFilterProp: "label" }} onChange={(words) => onChange(words.map(promptOf))} />}
    </Labelled>
  );
}

function ExitRow({ graph, node, exit, to, onChange, onNew }: Props & { exit: ExitName; to: string | null }) {
  const { t } = useTranslation();
  const isKey = exit.startsWith("key:");
  const open = mayStayOpen(node, exit);
  const label = isKey ? t("flows.pressed", { key: exit.slice(4) }) : exit === "next" && (node.kind === "transfer" || node.kind === "queue") ? t(`flows.exit.next.${node.kind}`)
    : t(`flows.exit.${exit as "next"}.usual`);
  return (
    <div className="flow-exit">
      <span>{label}</span>
      <Select aria-label={label} value={to ?? undefined} allowClear={open} status={to === null && !open ? "warning" : undefined} placeholder={open ? t(`flows.openExit.${node.kind === "menu" || node.kind === "collect" ? "menu" : "end"}`) : t("flows.noExit")} showSearch={{ optionFilterProp: "label" }}
        onChange={(chosen: string | undefined) => chosen === undefined ? onChange(withExit(node, exit, null)) : chosen.startsWith("new:") ? onNew(chosen.slice(4) as FlowKind, node, exit) : onChange(withExit(node, exit, chosen))}
        options={[
          { label: t("flows.steps"), options: graph.nodes.filter((one) => one.id !== node.id || node.kind === "menu").map((one) => ({ value: one.id, label: one.name })) },
          { label: t("flows.addStep"), options: kinds.map((kind) => ({ value: `new:${kind}`, label: t(`flows.kind.${kind}`) })) },
        ]} />
      {isKey ? <Button type="text" icon={<MinusCircleOutlined aria-hidden />} aria-label={`${t("common.remove")} ${label}`} onClick={() => onChange(withoutKey(node, exit.slice(4)))} /> : <span />}
    </div>
  );
}

function Number_({ label, value, min, max, unit, onChange }: { label: string; value: number; min: number; max: number; unit?: string; onChange: (value: number) => void }) {
  return <Labelled label={label}>{(id) => <NumberInput id={id} value={value} min={min} max={max} precision={0} suffix={unit} style={{ width: 150 }} onChange={(next) => { if (next !== null) onChange(next); }} />}</Labelled>;
}

function Own({ node, onChange }: Props) {
  const { t } = useTranslation();
  const queues = useList<Queue>("/queues");
  const calendars = useList<Calendar>("/calendars");
  const unit = t("common.seconds");
  const queueOptions = (queues.data ?? []).map((queue) => ({ value: queue.id, label: queue.name }));
  switch (node.kind) {
    case "play":
    case "hangup":
      return <Prompts value={node.prompts} onChange={(prompts) => onChange({ ...node, prompts })} />;
    case "menu":
      return (
        <>
          <Prompts value={node.prompts} onChange={(prompts) => onChange({ ...node, prompts })} />
          <div className="tl-row">
            <Number_ label={t("flows.timeout")} value={node.timeoutSeconds} min={1} max={60} unit={unit} onChange={(timeoutSeconds) => onChange({ ...node, timeoutSeconds })} />
            <Number_ label={t("flows.tries")} value={node.tries} min={1} max={10} onChange={(tries) => onChange({ ...node, tries })} />
          </div>
        </>
      );
    case "collect":
      return (
        <>
          <Prompts value={node.prompts} onChange={(prompts) => onChange({ ...node, prompts })} />
          <Labelled label={t("flows.variable")} hint={t("flows.variableHint")}>{(id) => <Input id={id} value={node.variable} maxLength={40} onChange={(event) => onChange({ ...node, variable: event.target.value })} />}</Labelled>
          <div className="tl-row">
            <Number_ label={t("flows.maxDigits")} value={node.maxDigits} min={1} max={40} onChange={(maxDigits) => onChange({ ...node, maxDigits })} />
            <Number_ label={t("flows.timeout")} value={node.timeoutSeconds} min={1} max={60} unit={unit} onChange={(timeoutSeconds) => onChange({ ...node, timeoutSeconds })} />
            <Labelled label={t("flows.terminator")}>{(id) => <Select id={id} value={node.terminator} style={{ width: 100 }} options={["#", "*"].map((value) => ({ value, label: value }))} onChange={(terminator) => onChange({ ...node, terminator })} />}</Labelled>
          </div>
        </>
      );
    case "time":
      return <Labelled label={t("flows.calendar")}>{(id) => <Select id={id} value={node.calendarId ?? undefined} placeholder={t("flows.choose")} options={(calendars.data ?? []).map((calendar) => ({ value: calendar.id, label: calendar.name }))} onChange={(calendarId) => onChange({ ...node, calendarId })} />}</Labelled>;
    case "queue":
      return (
        <>
          <Labelled label={t("flows.queue")}>{(id) => <Select id={id} value={node.queueId ?? undefined} placeholder={t("flows.choose")} options={queueOptions} onChange={(queueId) => onChange({ ...node, queueId })} />}</Labelled>
          <Number_ label={t("flows.priority")} value={node.priority} min={0} max={100} onChange={(priority) => onChange({ ...node, priority })} />
        </>
      );
    case "voicemail":
      return (
        <>
          <Labelled label={t("flows.box")}>{(id) => <Select id={id} value={node.queueId ?? undefined} placeholder={t("flows.choose")} options={queueOptions} onChange={(queueId) => onChange({ ...node, queueId })} />}</Labelled>
          <Prompts value={node.prompts} onChange={(prompts) => onChange({ ...node, prompts })} />
        </>
      );
    case "transfer":
      return <Labelled label={t("flows.number")} hint={t("flows.numberHint")}>{(id) => <Input id={id} value={node.number} inputMode="tel" maxLength={24} onChange={(event) => onChange({ ...node, number: event.target.value.trim() })} />}</Labelled>;
    default:
      return null;
  }
}

/** Everything about one step: its name, what it does, and where callers go from it. */
export function NodeForm(props: Props) {
  const { t } = useTranslation();
  const { node, onChange } = props;
  const exits = exitsOf(node);
  const freeKeys = node.kind === "menu" ? menuKeys.filter((key) => !(key in node.keys)) : [];
  return (
    <div className="flow-form">
      <Labelled label={t("common.name")}>{(id) => <Input id={id} value={node.name} maxLength={80} onChange={(event) => onChange({ ...node, name: event.target.value })} />}</Labelled>
      <Own {...props} />
      {exits.length > 0 && (
        <fieldset className="flow-exits">
          <legend>{t("flows.exits")}</legend>
          {exits.map((exit) => <ExitRow key={exit.name} {...props} exit={exit.name} to={exit.to} />)}
          {freeKeys.length > 0 && (
            <div className="tl-row">{freeKeys.map((key) => <Button key={key} size="small" aria-label={t("flows.addKey", { key })} onClick={() => onChange(withExit(node, `key:${key}`, null))}>+ {key}</Button>)}</div>
          )}
        </fieldset>
      )}
    </div>
  );
}
