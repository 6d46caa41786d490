import { AuditOutlined, UndoOutlined } from "@ant-design/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "~/api/client";
import { usePerson } from "~/api/person";
import type { Agent, AuditEntry, Listing } from "~/api/types";
import { ConfirmButton, useAction } from "~/design/actions";
import { EmptyState, Page } from "~/design/basics";
import { DataTable } from "~/design/DataTable";
import { usePagedList } from "~/design/lists";
import { Moment, phoneText } from "~/design/time";
import { changeOf } from "../state/history";
import { wordsOf } from "../state/audit";
import { Differences } from "./Differences";
import "./history.css";

const IMPORT = "agents-imported";

function useActionWords(): (entry: AuditEntry) => string {
  const { t, i18n } = useTranslation();
  const word = (name: string) => i18n.exists(`audit.${name}`) ? t(`audit.${name as "agent-added"}`) : name;
  return (entry) => {
    const undone = (entry.detail as { action?: string } | null)?.action;
    return entry.action === "undone" && undone ? t("history.undid", { action: word(undone) }) : word(entry.action);
  };
}

/** What it is about, for people: the name that the thing had. */
function nameOf(entry: AuditEntry): string | null {
  const change = changeOf(entry.detail);
  const name = (entry.detail as { name?: unknown } | null)?.name ?? change?.after?.name ?? change?.before?.name ?? change?.after?.number;
  return typeof name === "string" ? name : null;
}

/** What else was said about it, in words instead of keys and constants; the name stands beside the action already. */
function Words({ entry }: { entry: AuditEntry }) {
  const { t, i18n } = useTranslation();
  const isAdmin = usePerson().user.role === "ADMIN";
  const agents = useQuery({ queryKey: ["agents"], queryFn: ({ signal }) => api.get<Listing<Agent>>("/agents", { signal }), enabled: isAdmin });
  const word = (text: string, ...keys: string[]) => {
    const key = keys.find((one) => i18n.exists(one));
    return key ? t(key as "history.none") : text;
  };
  const valueOf = (name: string, value: string) => {
    switch (name) {
      case "agent": return agents.data?.items.find((one) => String(one.id) === value)?.name ?? `#${value}`;
      case "seconds": return String(Math.round(Number(value)));
      case "number": return phoneText(value);
      default: return word(value, `board.mode.${value}`, `role.${value}`, `operator.state.${value}`, `desk.state.${value}`);
    }
  };
  const words = wordsOf(entry.detail).filter(([name]) => name !== "name");
  return (
    <span className="tl-soft">
      {words.map(([name, value]) => <span key={name} style={{ marginInlineEnd: 12 }}>{name && `${word(name, `history.detail.${name}`)}${t("history.colon")}`}<b style={{ fontWeight: 550 }}>{valueOf(name, value)}</b></span>)}
    </span>
  );
}

function Detail({ entry, isAdmin }: { entry: AuditEntry; isAdmin: boolean }) {
  const { t } = useTranslation();
  const change = changeOf(entry.detail);
  if (change && isAdmin) return <Differences change={change} />;
  const people = (entry.detail as { people?: number } | null)?.people;
  if (people !== undefined) return <span className="tl-soft">{t("history.people", { count: people })}</span>;
  return <Words entry={entry} />;
}

/** Who changed what and when, before and after; what can be taken back has a button for it. */
export default function HistoryPage() {
  const { t } = useTranslation();
  const isAdmin = usePerson().user.role === "ADMIN";
  const queries = useQueryClient();
  const action = useActionWords();
  const { rows, more } = usePagedList<AuditEntry>("/audit");
  const undo = useAction((entry: AuditEntry) => api.post(`/audit/${entry.id}/undo`), { done: t("history.undoneNow"), onDone: () => void queries.invalidateQueries() });
  const canUndo = (entry: AuditEntry) => isAdmin && (entry.action === IMPORT || (changeOf(entry.detail) !== null && entry.action !== "agent-removed"));
  return (
    <Page title={t("nav.audit")} intro={t("settings.auditIntro")}>
      <DataTable<AuditEntry> label={t("nav.audit")} rows={rows} more={more} rowKey="id" empty={<EmptyState icon={<AuditOutlined aria-hidden />} title={t("settings.noAudit")} hint={t("settings.noAuditHint")} />}
        columns={[
          { title: t("records.when"), render: (_, entry) => <><Moment at={entry.at} withSeconds /><div className="tl-faint tl-numeric">{entry.address}</div></> },
          { title: t("settings.who"), render: (_, entry) => entry.actor },
          { title: t("settings.what"), render: (_, entry) => <>{action(entry)}{nameOf(entry) && <div className="tl-faint">{nameOf(entry)}</div>}</> },
          { title: t("settings.detail"), render: (_, entry) => <Detail entry={entry} isAdmin={isAdmin} /> },
          { title: <span className="tl-visually-hidden">{t("common.actions")}</span>, align: "right", render: (_, entry) => canUndo(entry) && (
            <ConfirmButton size="small" type="text" icon={<UndoOutlined aria-hidden />} aria-label={`${t("history.undo")}: ${action(entry)} ${nameOf(entry) ?? ""}`} question={t("history.undoAsk")}
              detail={<div style={{ maxWidth: 300 }}>{t(entry.action === IMPORT ? "history.undoImport" : "history.undoDetail")}</div>} onConfirm={() => undo.mutate(entry)}>{t("history.undo")}</ConfirmButton>
          ) },
        ]} />
    </Page>
  );
}
