import { EditOutlined, FileSearchOutlined, SoundOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { usePerson } from "~/api/person";
import type { CallRow } from "~/api/types";
import { EmptyState, Page } from "~/design/basics";
import { DataTable } from "~/design/DataTable";
import { usePagedList } from "~/design/lists";
import { Duration, Moment, Phone } from "~/design/time";
import { countCalls } from "../api/records";
import { addressOf, askedOf, filtersOf, type CallFilters } from "../state/filters";
import { Downloads } from "./Downloads";
import { FigureNote } from "./FigureNote";
import { FilterBar } from "./FilterBar";
import { OutcomeBadge } from "./parts";
import "./records.css";

function Side({ number, name, area }: { number: string; name: string | null; area: string | null }) {
  return (
    <span className="calls-who">
      <span>{name ? <strong>{name}</strong> : <Phone number={number} />}</span>
      {(name ?? area) && <span className="tl-faint">{name ? <Phone number={number} /> : null}{name && area ? " · " : ""}{area}</span>}
    </span>
  );
}

function Found({ asked }: { asked: Record<string, string> }) {
  const { t } = useTranslation();
  const person = usePerson();
  const count = useQuery({ queryKey: ["calls", "count", asked], queryFn: () => countCalls(asked), placeholderData: (before) => before, retry: false });
  return (
    <div className="calls-found">
      <span aria-live="polite">{count.data ? t(count.data.more ? "records.foundMore" : "records.found", { n: count.data.calls }) : ""}</span>
      {person.user.role !== "AGENT" && (count.data?.calls ?? 0) > 0 && <Downloads asked={asked} />}
    </div>
  );
}

export default function RecordsPage() {
  const { t } = useTranslation();
  const go = useNavigate();
  const [address, setAddress] = useSearchParams();
  const filters = filtersOf(address);
  const asked = askedOf(filters, new Date());
  const { rows, more } = usePagedList<CallRow>("/calls", asked);
  const change = (next: Partial<CallFilters>) => setAddress(addressOf({ ...filters, ...next }));
  const isFiltered = Object.keys(filters).length > 0;
  const clear = isFiltered ? <Button type="link" onClick={() => setAddress({})}>{t("records.clear")}</Button> : null;
  return (
    <Page title={t("nav.records")} intro={t("records.intro")}>
      <FilterBar filters={filters} change={change} clear={clear} />
      {filters.figure && <FigureNote figure={filters.figure} clear={() => setAddress({})} />}
      <Found asked={asked} />
      <DataTable<CallRow> label={t("nav.records")} rows={rows} more={more} rowKey="id" onOpen={(row) => void go(`/records/${row.id}`)}
        empty={isFiltered
          ? <EmptyState icon={<FileSearchOutlined aria-hidden />} title={t("records.nothingFound")} hint={t("records.nothingFoundHint")} action={<Button onClick={() => setAddress({})}>{t("records.clear")}</Button>} />
          : <EmptyState icon={<FileSearchOutlined aria-hidden />} title={t("records.none")} hint={t("records.noneHint")} />}
        columns={[
          { title: t("records.when"), dataIndex: "startedAt", render: (_, row) => <Button type="link" size="small" style={{ padding: 0 }} onClick={() => void go(`/records/${row.id}`)}><Moment at={row.startedAt} withSeconds /></Button> },
          { title: t("records.direction.label"), dataIndex: "direction", render: (_, row) => t(`records.direction.${row.direction}`) },
          { title: t("records.from"), dataIndex: "from", render: (_, row) => <Side number={row.from} name={row.direction === "OUT" ? null : row.customerName} area={row.direction === "IN" ? row.area : null} /> },
          { title: t("records.to"), dataIndex: "to", render: (_, row) => <Side number={row.to} name={row.direction === "OUT" ? row.customerName : null} area={row.direction === "OUT" ? row.area : null} /> },
          { title: t("records.queue"), dataIndex: "queueName", render: (name: string | null) => name ?? "—" },
          { title: t("records.agent"), dataIndex: "agentName", render: (name: string | null) => name ?? "—" },
          { title: t("records.wait"), dataIndex: "waitSeconds", align: "right", render: (seconds: number | null) => <Duration seconds={seconds} /> },
          { title: t("records.talk"), dataIndex: "talkSeconds", align: "right", render: (seconds: number | null) => <Duration seconds={seconds} /> },
          { title: t("records.outcome.label"), dataIndex: "outcome", render: (_, row) => <OutcomeBadge outcome={row.outcome} /> },
          { title: <span className="tl-visually-hidden">{t("records.has")}</span>, render: (_, row) => (
            <div className="tl-row tl-faint" style={{ flexWrap: "nowrap" }}>
              {row.hasRecording && <Tooltip title={t("records.recording")}><SoundOutlined aria-label={t("records.recording")} /></Tooltip>}
              {row.hasNote && <Tooltip title={t("records.note")}><EditOutlined aria-label={t("records.note")} /></Tooltip>}
            </div>
          ) },
        ]} />
    </Page>
  );
}
