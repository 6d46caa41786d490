import { DownOutlined, SearchOutlined, UpOutlined } from "@ant-design/icons";
import { Button, DatePicker, Input } from "antd";
import dayjs from "dayjs";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Agent, Queue } from "~/api/types";
import { NumberInput, Select } from "~/design/inputs";
import { useList } from "~/design/lists";
import { boxOf, countRarer, directions, enders, outcomes, remembered, spans, type CallFilters, type Span } from "../state/filters";

export type Change = (more: Partial<CallFilters>) => void;
interface Props { filters: CallFilters; change: Change }
type Choice = { value: string; label: string };

const CUSTOM = "custom";

/** Quick choices, or two moments of one's own. */
export function SpanFilter({ filters, change }: { filters: { span?: Span; from?: string; to?: string }; change: (more: { span?: Span; from?: string; to?: string }) => void }) {
  const { t } = useTranslation();
  const own = !filters.span && Boolean(filters.from ?? filters.to);
  const [opened, open] = useState(false);
  const isCustom = own || (opened && !filters.span);
  const choose = (value: string | undefined) => {
    open(value === CUSTOM);
    if (value !== CUSTOM) change({ span: value as Span | undefined, from: undefined, to: undefined });
    else change({ span: undefined });
  };
  return (
    <>
      <label>{t("records.period")}
        <Select allowClear style={{ width: 128 }} placeholder={t("records.anyTime")} value={filters.span ?? (isCustom ? CUSTOM : undefined)} onChange={choose}
          options={[...spans.map((value) => ({ value: value as string, label: t(`records.span.${value}`) })), { value: CUSTOM, label: t("records.span.custom") }]} />
      </label>
      {isCustom && <label>{t("records.fromTo")}
        <DatePicker.RangePicker showTime={{ format: "HH:mm" }} format="YYYY-MM-DD HH:mm" allowEmpty={[true, true]} style={{ width: 320 }}
          value={[filters.from ? dayjs(filters.from) : null, filters.to ? dayjs(filters.to) : null]}
          onChange={(range) => change({ from: range?.[0]?.toISOString(), to: range?.[1]?.toISOString() })} />
      </label>}
    </>
  );
}

/** What is typed counts when the field is left or Enter is pressed. */
function Typed({ label, value, onCommit, tel }: { label: string; value: string | undefined; onCommit: (value: string) => void; tel?: boolean }) {
  const commit = (text: string) => { if (text.trim() !== (value ?? "")) onCommit(text.trim()); };
  return (
    <label>{label}
      <Input key={value ?? ""} defaultValue={value} allowClear maxLength={100} inputMode={tel ? "tel" : undefined} onPressEnter={(event) => commit(event.currentTarget.value)}
        onBlur={(event) => commit(event.currentTarget.value)} onChange={(event) => { if (event.target.value === "" && event.type === "click") commit(""); }} />
    </label>
  );
}

function Seconds({ label, least, most, onLeast, onMost }: { label: string; least: string | undefined; most: string | undefined; onLeast: (value: string) => void; onMost: (value: string) => void }) {
  const { t } = useTranslation();
  const field = (name: string, value: string | undefined, commit: (text: string) => void) => {
    const done = (text: string) => { const plain = text.replace(/\D/g, ""); if (plain !== (value ?? "")) commit(plain); };
    return <NumberInput key={`${name}${value ?? ""}`} min={0} max={86_400} precision={0} placeholder={name} aria-label={`${label} ${name}`} defaultValue={value ? Number(value) : undefined}
      onPressEnter={(event) => done(event.currentTarget.value)} onBlur={(event) => done(event.currentTarget.value)} />;
  };
  return <label>{label}<span className="calls-pair">{field(t("records.atLeast"), least, onLeast)}{field(t("records.atMost"), most, onMost)}</span></label>;
}

function Chosen({ label, width, value, options, onChange, search }: { label: string; width?: number; value: string | undefined; options: Choice[]; onChange: (value: string | undefined) => void; search?: boolean }) {
  const { t } = useTranslation();
  return <label>{label}<Select allowClear placeholder={t("common.all")} showSearch={search ? { optionFilterProp: "label" } : false} style={{ width: width ?? "100%" }} value={value} onChange={onChange} options={options} /></label>;
}

function Rarer({ filters, change }: Props) {
  const { t } = useTranslation();
  const yesNo: Choice[] = [{ value: "true", label: t("records.with") }, { value: "false", label: t("records.without") }];
  return (
    <div className="tl-panel calls-rarer" id="calls-rarer">
      <Typed label={t("records.text")} value={filters.text} onCommit={(text) => change({ text })} />
      <Seconds label={t("records.talkSeconds")} least={filters.minTalkSeconds} most={filters.maxTalkSeconds} onLeast={(value) => change({ minTalkSeconds: value })} onMost={(value) => change({ maxTalkSeconds: value })} />
      <Seconds label={t("records.waitSeconds")} least={filters.minWaitSeconds} most={filters.maxWaitSeconds} onLeast={(value) => change({ minWaitSeconds: value })} onMost={(value) => change({ maxWaitSeconds: value })} />
      <Chosen label={t("records.endedBy")} value={filters.endedBy} onChange={(value) => change({ endedBy: value as CallFilters["endedBy"] })} options={enders.map((value) => ({ value, label: t(`timelineWord.${value}`) }))} />
      <Chosen label={t("records.recording")} value={filters.recording} onChange={(recording) => change({ recording })} options={yesNo} />
      <Chosen label={t("records.note")} value={filters.note} onChange={(note) => change({ note })} options={yesNo} />
      <Typed label={t("records.extension")} value={filters.extension} onCommit={(extension) => change({ extension })} tel />
      <Typed label={t("records.dialled")} value={filters.dialled} onCommit={(dialled) => change({ dialled })} tel />
      <Typed label={t("records.trunk")} value={filters.trunk} onCommit={(trunk) => change({ trunk })} />
    </div>
  );
}

/** Everything that somebody may remember of a call: the usual in one line, the rarer behind "more". */
export function FilterBar({ filters, change, clear }: Props & { clear: ReactNode }) {
  const { t } = useTranslation();
  const queues = useList<Queue>("/queues");
  const agents = useList<Agent>("/agents");
  const rarer = countRarer(filters);
  const [open, setOpen] = useState(rarer > 0);
  const box = boxOf(filters);
  return (
    <div role="search" aria-label={t("records.search")}>
      <div className="tl-filters">
        <label>{t("records.box")}
          <Input.Search key={box} className="calls-box" defaultValue={box} allowClear maxLength={100} placeholder={t("records.boxHint")} enterButton={<SearchOutlined aria-label={t("records.search")} />}
            onSearch={(typed) => change(remembered(typed))} />
        </label>
        <SpanFilter filters={filters} change={change} />
        {queues.data && queues.data.length > 0 && <Chosen label={t("records.queue")} width={130} search value={filters.queueId} onChange={(queueId) => change({ queueId })} options={queues.data.map((queue) => ({ value: String(queue.id), label: queue.name }))} />}
        {agents.data && agents.data.length > 0 && <Chosen label={t("records.agent")} width={130} search value={filters.agentId} onChange={(agentId) => change({ agentId })} options={agents.data.map((agent) => ({ value: String(agent.id), label: agent.name }))} />}
        <Chosen label={t("records.direction.label")} width={96} value={filters.direction} onChange={(value) => change({ direction: value as CallFilters["direction"] })} options={directions.map((value) => ({ value, label: t(`records.direction.${value}`) }))} />
        <Chosen label={t("records.outcome.label")} width={116} value={filters.outcome} onChange={(value) => change({ outcome: value as CallFilters["outcome"] })} options={outcomes.map((value) => ({ value, label: t(`records.outcome.${value}`) }))} />
        <Button type="text" icon={open ? <UpOutlined aria-hidden /> : <DownOutlined aria-hidden />} iconPlacement="end" aria-expanded={open} aria-controls="calls-rarer" onClick={() => setOpen(!open)}>
          {t("records.more")}{rarer > 0 ? ` (${rarer})` : ""}
        </Button>
        {clear}
      </div>
      {open && <Rarer filters={filters} change={change} />}
    </div>
  );
}
