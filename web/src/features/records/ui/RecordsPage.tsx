import { FileSearchOutlined, SoundOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, DatePicker, Input, Select } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { api } from "~/api/client";
import type { Agent, CallRow, Queue } from "~/api/types";
import { EmptyState, Note, Page } from "~/design/basics";
import { DataTable } from "~/design/DataTable";
import { useList, usePagedList } from "~/design/lists";
import { Duration, Moment, Phone } from "~/design/time";
import { addressOf, directions, filtersOf, outcomes, plainNumber, type CallFilters } from "../state/filters";
import { OutcomeBadge } from "./parts";

function Filters({ filters, change }: { filters: CallFilters; change: (more: Partial<CallFilters>) => void }) {
  const { t } = useTranslation();
  const [number, setNumber] = useState(filters.number ?? "");
  const queues = useList<Queue>("/queues");
  const agents = useList<Agent>("/agents");
  return (
    <div className="tl-filters" role="search">
      <label>{t("common.number")}
        <Input.Search value={number} onChange={(event) => setNumber(event.target.value)} onSearch={(value) => change({ number: plainNumber(value) })} allowClear style={{ width: 200 }} inputMode="tel" />
      </label>
      <label>{t("records.period")}
        <DatePicker.RangePicker allowEmpty={[true, true]} value={[filters.from ? dayjs(filters.from) : null, filters.to ? dayjs(filters.to) : null]} style={{ width: 250 }}
          onChange={(range) => change({ from: range?.[0]?.startOf("day").toISOString(), to: range?.[1]?.endOf("day").toISOString() })} />
      </label>
      <label>{t("records.direction.label")}
        <Select allowClear style={{ width: 110 }} value={filters.direction} onChange={(direction) => change({ direction })} options={directions.map((value) => ({ value, label: t(`records.direction.${value}`) }))} />
      </label>
      <label>{t("records.outcome.label")}
        <Select allowClear style={{ width: 130 }} value={filters.outcome} onChange={(outcome) => change({ outcome })} options={outcomes.map((value) => ({ value, label: t(`records.outcome.${value}`) }))} />
      </label>
      {queues.data && queues.data.length > 0 && <label>{t("records.queue")}
        <Select allowClear style={{ width: 130 }} value={filters.queueId} onChange={(queueId) => change({ queueId })} options={queues.data.map((queue) => ({ value: String(queue.id), label: queue.name }))} />
      </label>}
      {agents.data && agents.data.length > 0 && <label>{t("records.agent")}
        <Select allowClear showSearch={{ optionFilterProp: "label" }} style={{ width: 130 }} value={filters.agentId} onChange={(agentId) => change({ agentId })} options={agents.data.map((agent) => ({ value: String(agent.id), label: agent.name }))} />
      </label>}
    </div>
  );
}

interface Words { en: string; zh: string }
interface Definitions { kinds: { kind: string; measures: { name: string; title: Words; definition: Words }[] }[] }

/** Which figure of which report these calls stand behind, and what it means. */
function FigureNote({ figure, clear }: { figure: string; clear: () => void }) {
  const { t, i18n } = useTranslation();
  const reports = useQuery({ queryKey: ["reports"], queryFn: ({ signal }) => api.get<Definitions>("/reports", { signal }) });
  const [kind, name] = figure.split(".");
  const measure = reports.data?.kinds.find((each) => each.kind === kind)?.measures.find((each) => each.name === name);
  const language = i18n.language.startsWith("zh") ? "zh" : "en";
  return (
    <div style={{ marginBlockEnd: 16 }}>
      <Note tone="talking" title={t("records.figure", { name: measure ? `${t(`reports.kind.${kind as "queue"}`)} · ${measure.title[language]}` : figure })} fix={measure?.definition[language]}
        action={<Button size="small" onClick={clear}>{t("records.clear")}</Button>} />
    </div>
  );
}

export default function RecordsPage() {
  const { t } = useTranslation();
  const go = useNavigate();
  const [address, setAddress] = useSearchParams();
  const filters = filtersOf(address);
  const { rows, more } = usePagedList<CallRow>("/calls", { ...filters });
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <Page title={t("nav.records")} intro={t("records.intro")}>
      <Filters key={String(address)} filters={filters} change={(next) => setAddress(addressOf({ ...filters, ...next }))} />
      {filters.figure && <FigureNote figure={filters.figure} clear={() => setAddress({})} />}
      <DataTable<CallRow> label={t("nav.records")} rows={rows} more={more} rowKey="id" onOpen={(row) => void go(`/records/${row.id}`)}
        empty={isFiltered
          ? <EmptyState icon={<FileSearchOutlined aria-hidden />} title={t("records.nothingFound")} hint={t("records.nothingFoundHint")} action={<Button onClick={() => setAddress({})}>{t("records.clear")}</Button>} />
          : <EmptyState icon={<FileSearchOutlined aria-hidden />} title={t("records.none")} hint={t("records.noneHint")} />}
        columns={[
          { title: t("records.when"), dataIndex: "startedAt", render: (_, row) => <Button type="link" size="small" style={{ padding: 0 }} onClick={() => void go(`/records/${row.id}`)}><Moment at={row.startedAt} withSeconds /></Button> },
          { title: t("records.direction.label"), dataIndex: "direction", render: (_, row) => t(`records.direction.${row.direction}`) },
          { title: t("records.from"), dataIndex: "from", render: (_, row) => <><Phone number={row.from} />{row.area && row.direction === "IN" && <span className="tl-faint"> {row.area}</span>}</> },
          { title: t("records.to"), dataIndex: "to", render: (_, row) => <><Phone number={row.to} />{row.area && row.direction === "OUT" && <span className="tl-faint"> {row.area}</span>}</> },
          { title: t("records.queue"), dataIndex: "queueName", render: (name: string | null) => name ?? "—" },
          { title: t("records.agent"), dataIndex: "agentName", render: (name: string | null) => name ?? "—" },
          { title: t("records.wait"), dataIndex: "waitSeconds", align: "right", render: (seconds: number | null) => <Duration seconds={seconds} /> },
          { title: t("records.talk"), dataIndex: "talkSeconds", align: "right", render: (seconds: number | null) => <Duration seconds={seconds} /> },
          { title: t("records.outcome.label"), dataIndex: "outcome", render: (_, row) => <div className="tl-row" style={{ flexWrap: "nowrap" }}><OutcomeBadge outcome={row.outcome} />{row.hasRecording && <SoundOutlined aria-label={t("records.recording")} style={{ color: "var(--tl-ink-faint)" }} />}</div> },
        ]} />
    </Page>
  );
}
