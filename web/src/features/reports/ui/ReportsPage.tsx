import { BarChartOutlined, DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, DatePicker, Skeleton, Tabs } from "antd";
import dayjs from "dayjs";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { api } from "~/api/client";
import type { Agent, Listing, PhoneNumber, Queue } from "~/api/types";
import { useAction } from "~/design/actions";
import { EmptyState, ErrorNote, Page, Panel } from "~/design/basics";
import { DataTable } from "~/design/DataTable";
import { Choice, Select } from "~/design/inputs";
import { useList } from "~/design/lists";
import { partsPath, readFile, reportPath, type Definitions, type Measure, type Report, type ReportPart, type ReportRow } from "../api/reports";
import { highestOf, timeStep } from "../state/axis";
import { addressOf, bys, dayIn, daysBefore, granularities, headline, kinds, periodOf, pictured, searchOf, spanText, type Kind, type ReportSearch } from "../state/search";
import { Figure, figureText, Meaning, useWords } from "./parts";
import "./reports.css";

const Chart = lazy(() => import("~/design/Chart"));

/** Rows at once: a month of quarters of an hour is three thousand, too many to draw and to read. */
const PAGE = 100;

type Change = (more: Partial<ReportSearch>) => void;

function useSubjects(kind: Kind): { value: string; label: string }[] {
  const queues = useList<Queue>("/queues");
  const agents = useList<Agent>("/agents");
  const numbers = useList<PhoneNumber>("/numbers");
  if (kind === "queue") return (queues.data ?? []).map(({ id, name }) => ({ value: String(id), label: name }));
  if (kind === "agent") return (agents.data ?? []).map(({ id, name }) => ({ value: String(id), label: name }));
  if (kind === "trunk") return [];
  return (numbers.data ?? []).map(({ id, number }) => ({ value: String(id), label: number }));
}

function Filters({ search, period, today, change }: { search: ReportSearch; period: { from: string; to: string }; today: string; change: Change }) {
  const { t } = useTranslation();
  const subjects = useSubjects(search.kind);
  const back = (label: string, from: number, to: number) => ({ label, value: [dayjs(daysBefore(today, from)), dayjs(daysBefore(today, to))] as [dayjs.Dayjs, dayjs.Dayjs] });
  return (
    <div className="tl-filters" role="search">
      <label>{t("reports.period")}
        <DatePicker.RangePicker allowClear={false} style={{ width: 250 }} value={[dayjs(period.from), dayjs(period.to)]}
          presets={[back(t("reports.today"), 0, 0), back(t("reports.yesterday"), 1, 1), back(t("reports.week"), 6, 0), back(t("reports.month"), 29, 0)]}
          onChange={(range) => change({ from: range?.[0]?.format("YYYY-MM-DD"), to: range?.[1]?.format("YYYY-MM-DD") })} />
      </label>
      <div className="tl-filter"><span aria-hidden>{t("reports.rows")}</span>
        <Choice aria-label={t("reports.rows")} value={search.by} onChange={(by) => change({ by })} options={bys.map((value) => ({ value, label: value === "TIME" ? t("reports.by.TIME") : t(`reports.subject.${search.kind}`) }))} />
      </div>
      {search.by === "TIME" && <label>{t("reports.granularity.label")}
        <Select value={search.granularity} style={{ width: 120 }} onChange={(granularity) => change({ granularity })} options={granularities.map((value) => ({ value, label: t(`reports.granularity.${value}`) }))} />
      </label>}
      {subjects.length > 0 && <label>{t(`reports.subject.${search.kind}`)}
        <Select allowClear placeholder={t("common.all")} style={{ width: 180 }} showSearch={{ optionFilterProp: "label" }} value={search.subject} onChange={(subject?: string) => change({ subject })} options={subjects} />
      </label>}
    </div>
  );
}

function Exports({ search, period }: { search: ReportSearch; period: { from: string; to: string } }) {
  const { t, i18n } = useTranslation();
  const [part, setPart] = useState(0);
  const run = useAction(async (format: "csv" | "xlsx") => {
    setPart(0);
    const blob = await readFile(search, period.from, period.to, format, i18n.language, setPart);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${search.kind}-${period.from}-${period.to}.${format}`;
    link.click();
    URL.revokeObjectURL(link.href);
  });
  const button = (format: "csv" | "xlsx") => (
    <Button key={format} icon={<DownloadOutlined aria-hidden />} disabled={run.isPending} onClick={() => run.mutate(format)}>{format.toUpperCase()}</Button>
  );
  return <>{run.isPending && <span role="status" className="tl-faint">{part === 0 ? t("reports.preparing") : t("reports.fetching", { percent: Math.round(part * 100) })}</span>}{(["csv", "xlsx"] as const).map(button)}</>;
}

function Picture({ search, measures, rows, name }: { search: ReportSearch; measures: Measure[]; rows: ReportRow[]; name: (row: ReportRow) => string }) {
  const words = useWords();
  const { t } = useTranslation();
  const shown = useMemo(() => pictured[search.kind].flatMap(({ name, tone }) => measures.filter((each) => each.name === name).map((measure) => ({ measure, tone }))), [search.kind, measures]);
  const unit = shown[0]?.measure.unit ?? "COUNT";
  const format = useCallback((value: number) => figureText(unit, value), [unit]);
  const categories = useMemo(() => rows.map(name), [rows, name]);
  const series = useMemo(() => shown.map(({ measure, tone }) => ({ name: words(measure.title), tone, values: rows.map((row) => row.values[measure.name] ?? null) })), [shown, rows, words]);
  const step = unit === "TIME" ? timeStep(highestOf(series.map(({ values }) => values))) : undefined;
  return (
    <Panel className="report-picture">
      <Suspense fallback={<Skeleton active paragraph={{ rows: 6 }} title={false} />}>
        <Chart label={t("reports.picture")} categories={categories} series={series} format={format} dense={rows.length > 60} step={step} />
      </Suspense>
    </Panel>
  );
}

/** What the figures are made of: reasons, causes, steps. */
function Parts({ search, period }: { search: ReportSearch; period: { from: string; to: string } }) {
  const { t, i18n } = useTranslation();
  const query = useQuery({ queryKey: ["report-parts", search.kind, search.subject, period], queryFn: ({ signal }) => api.get<Listing<ReportPart>>(partsPath(search, period.from, period.to), { signal }) });
  const rows = (query.data?.items ?? []).map((part) => ({ ...part, key: Object.values(part.keys).join("|") }));
  if (search.kind === "queue" || rows.length === 0) return null;
  // People named the nodes; an id is only what is left when they didn't.
  const labels = new Map(rows.map(({ keys }) => [keys.node, keys.label] as const));
  const columns = Object.keys(rows[0]?.keys ?? {}).filter((column) => column !== "node").sort((one, other) => Number(other === "label") - Number(one === "label"));
  const wordOf = (column: string, { keys }: ReportPart) => {
    if (column === "label") return keys.label || keys.node;
    const value = keys[column] ?? "";
    if (column === "next") return labels.get(value) || value || "—";
    const key = column === "kind" ? `flows.kind.${value}` : column === "cause" || column === "fault" ? `timelineWord.${value}` : "";
    return key && i18n.exists(key) ? t(key as "common.all") : value || "—";
  };
  return (
    <section className="report-parts">
      <h2>{t(`reports.parts.${search.kind}`)}</h2>
      <DataTable<ReportPart & { key: string }> label={t(`reports.parts.${search.kind}`)} rowKey="key" empty={null} rows={{ data: rows, error: query.error, isPending: query.isPending, refetch: query.refetch }}
        columns={[
          ...columns.map((column) => ({ title: t(`reports.part.${column as "reason"}`), key: column, render: (_: unknown, row: ReportPart) => wordOf(column, row) })),
          { title: search.kind === "agent" ? t("reports.time") : t("reports.times"), key: "value", align: "right" as const, render: (_: unknown, row: ReportPart) => <span className="tl-numeric">{figureText(search.kind === "agent" ? "TIME" : "COUNT", row.value)}</span> },
        ]} />
    </section>
  );
}

function Body({ search, definitions, change }: { search: ReportSearch; definitions: Definitions; change: Change }) {
  const { t, i18n } = useTranslation();
  const go = useNavigate();
  const [today] = useState(() => dayIn(definitions.timeZone, new Date()));
  const period = periodOf(search, today);
  const measures = definitions.kinds.find(({ kind }) => kind === search.kind)?.measures ?? [];
  const query = useQuery({
    queryKey: ["report", search, period], queryFn: ({ signal }) => api.get<Report>(reportPath(search, period.from, period.to), { signal }), placeholderData: (before, last) => (last?.queryKey[1] as ReportSearch | undefined)?.kind === search.kind ? before : undefined,
  });
  const words = useWords();
  const name = useCallback((row: ReportRow) => search.by === "TIME" ? spanText(row.from, search.granularity, definitions.timeZone, i18n.language) : row.name ?? t("reports.nobody"),
    [search.by, search.granularity, definitions.timeZone, i18n.language, t]);
  const rows = useMemo(() => (query.data?.rows ?? []).map((row) => ({ ...row, key: `${row.subject ?? ""}|${row.from}` })), [query.data]);
  const full = rows.filter(({ values }) => Object.values(values).some((value) => value));
  const isEmpty = query.data !== undefined && full.length === 0;
  // Nights would fill pages; the picture has them.
  const isFine = search.by === "TIME" && (search.granularity === "QUARTER" || search.granularity === "HOUR");
  if (query.error) return <><Filters {...{ search, period, today, change }} /><ErrorNote error={query.error} onRetry={() => void query.refetch()} /></>;
  return (
    <>
      <Filters {...{ search, period, today, change }} />
      {isEmpty ? (
        <div className="tl-panel"><EmptyState icon={<BarChartOutlined aria-hidden />} title={t("reports.none")} hint={t("reports.noneHint")} action={<Button onClick={() => void go("/records")}>{t("nav.records")}</Button>} /></div>
      ) : (
        <>
          <div className="report-head">
            {headline[search.kind].flatMap((wanted) => measures.filter((each) => each.name === wanted)).map((measure) => (
              <div key={measure.name} className="report-tile"><span>{words(measure.title)}<Meaning measure={measure} /></span><strong>{query.data ? <Figure kind={search.kind} measure={measure} values={query.data.totals} of={{ subject: search.subject ?? null, from: query.data.from, to: query.data.to }} /> : "—"}</strong></div>
            ))}
          </div>
          <Picture search={search} measures={measures} rows={rows} name={name} />
          <div className="tl-spread report-bar"><span className="tl-faint">{t("reports.zone", { zone: definitions.timeZone })}{isFine && full.length < rows.length && ` · ${t("reports.left")}`}</span><div className="tl-row"><Exports search={search} period={period} /></div></div>
          <DataTable<ReportRow & { key: string }> label={t("nav.reports")} rowKey="key" pageSize={PAGE} empty={null} rows={{ data: query.data ? (isFine ? full : rows) : undefined, error: null, isPending: query.isPending, refetch: query.refetch }}
            columns={[
              { title: search.by === "TIME" ? t("reports.by.TIME") : t(`reports.subject.${search.kind}`), key: "name", fixed: "left" as const, render: (_: unknown, row: ReportRow) => name(row) },
              ...measures.map((measure) => ({
                title: words(measure.title), aside: <Meaning measure={measure} />, key: measure.name, align: "right" as const,
                render: (_: unknown, row: ReportRow) => <Figure kind={search.kind} measure={measure} values={row.values} of={{ ...row, subject: row.subject ?? search.subject ?? null }} />,
              })),
            ]} />
          <Parts search={search} period={period} />
        </>
      )}
    </>
  );
}

export default function ReportsPage() {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const search = searchOf(address);
  const definitions = useQuery({ queryKey: ["reports"], queryFn: ({ signal }) => api.get<Definitions>("/reports", { signal }) });
  const change: Change = (more) => setAddress(addressOf({ ...search, ...more }));
  return (
    <Page title={t("nav.reports")} intro={t("reports.intro")}>
      <Tabs className="report-kinds" activeKey={search.kind} onChange={(kind) => change({ kind: kind as Kind, subject: undefined })} items={kinds.map((kind) => ({ key: kind, label: t(`reports.kind.${kind}`) }))} />
      {definitions.error ? <ErrorNote error={definitions.error} onRetry={() => void definitions.refetch()} /> : definitions.data ? <Body search={search} definitions={definitions.data} change={change} /> : <Skeleton active />}
    </Page>
  );
}
