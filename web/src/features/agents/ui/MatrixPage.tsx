import { StarOutlined } from "@ant-design/icons";
import { App, Button, Input, Skeleton } from "antd";
import { useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Agent, Skill } from "~/api/types";
import { useAction } from "~/design/actions";
import { LinkButton } from "~/design/LinkButton";
import { EmptyState, ErrorNote, Page, Panel } from "~/design/basics";
import { useList } from "~/design/lists";
import { saveLevels } from "../api/agents";
import { cellsOf, edited, moved, shownOf, typed, type Edits } from "../state/matrix";
import "./agents.css";

const ROWS = 100;

function Grid({ agents, skills, edits, onEdit }: { agents: Agent[]; skills: Skill[]; edits: Edits; onEdit: (edits: Edits) => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const table = useRef<HTMLTableElement>(null);
  const walk = (event: KeyboardEvent<HTMLInputElement>, row: number, column: number) => {
    const to = moved(event.key, row, column, agents.length, skills.length);
    if (!to) return;
    event.preventDefault();
    table.current?.querySelector<HTMLInputElement>(`[data-at="${to[0]}:${to[1]}"]`)?.focus();
  };
  return (
    <div className="matrix-scroll">
      <table className="matrix" ref={table} aria-label={t("matrix.title")}>
        <thead><tr><th scope="col">{t("matrix.agent")}</th>{skills.map((skill) => <th key={skill.id} scope="col">{skill.name}</th>)}</tr></thead>
        <tbody>
          {agents.map((agent, row) => (
            <tr key={agent.id}>
              <th scope="row" title={agent.name}>{agent.name} <span className="tl-faint">{agent.extension}</span></th>
              {skills.map((skill, column) => {
                const level = shownOf(agent, skill.id, edits);
                return (
                  <td key={skill.id}>
                    <input data-at={`${row}:${column}`} inputMode="numeric" maxLength={2} value={level ?? ""} aria-label={t("matrix.cell", { agent: agent.name, skill: skill.name })}
                      className={edits[`${agent.id}:${skill.id}`] === undefined ? undefined : "matrix-edited"} style={{ ["--level" as string]: `${(level ?? 0) * 3.4}%` }}
                      onFocus={(event) => event.target.select()} onKeyDown={(event) => walk(event, row, column)}
                      onChange={(event) => {
                        const change = typed(event.target.value);
                        if (change) onEdit(edited(edits, agent, skill.id, change.level));
                        else void message.warning(t("matrix.rule"));
                      }} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Everybody's level in every skill, filled in like a sheet. */
export default function MatrixPage() {
  const { t } = useTranslation();
  const agents = useList<Agent>("/agents");
  const skills = useList<Skill>("/skills");
  const [edits, setEdits] = useState<Edits>({});
  const [filter, setFilter] = useState("");
  const [rows, setRows] = useState(ROWS);
  const all = (agents.data ?? []).filter((agent) => !agent.disabled);
  const save = useAction(() => saveLevels(cellsOf(edits, all)), { done: t("common.saved"), refresh: [["agents"]], onDone: () => setEdits({}) });
  const found = all.filter((agent) => `${agent.name} ${agent.extension ?? ""}`.toLowerCase().includes(filter.trim().toLowerCase()));
  const count = Object.keys(edits).length;
  const error = agents.error ?? skills.error;
  const isEmpty = skills.data?.length === 0;
  return (
    <Page title={t("matrix.title")} intro={t("matrix.intro")} back={{ to: "/skills", label: t("matrix.list") }} actions={count > 0 && (
      <>
        <span className="tl-soft" role="status">{t("matrix.changes", { count })}</span>
        <Button onClick={() => setEdits({})}>{t("matrix.discard")}</Button>
        <Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>{t("common.save")}</Button>
      </>
    )}>
      {error ? <ErrorNote error={error} onRetry={() => { void agents.refetch(); void skills.refetch(); }} /> : agents.isPending || skills.isPending ? <Panel><Skeleton active title={false} /></Panel>
        : isEmpty ? <Panel><EmptyState icon={<StarOutlined aria-hidden />} title={t("matrix.noSkills")} hint={t("matrix.noSkillsHint")} action={<LinkButton to="/skills" type="primary">{t("matrix.list")}</LinkButton>} /></Panel>
        : (
          <div className="tl-stack">
            <div><Input allowClear style={{ maxWidth: 280 }} placeholder={t("matrix.filter")} aria-label={t("matrix.filter")} value={filter} onChange={(event) => setFilter(event.target.value)} /></div>
            <Panel flush>
              {found.length === 0 ? <EmptyState title={t("matrix.noAgents")} /> : <Grid agents={found.slice(0, rows)} skills={skills.data ?? []} edits={edits} onEdit={setEdits} />}
              {found.length > rows && <div className="tl-table-more"><Button onClick={() => setRows(rows + ROWS)}>{t("matrix.more")}</Button></div>}
            </Panel>
          </div>
        )}
    </Page>
  );
}
