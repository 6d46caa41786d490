import { useTranslation } from "react-i18next";
import type { Agent, Flow, Prompt, Queue, Skill } from "~/api/types";
import { useList } from "~/design/lists";
import { phoneText } from "~/design/time";
import { differencesOf, type Change, type Difference, type Row } from "../state/history";

const MOST_ROWS = 6;

/** Values as people know them: names instead of ids, words instead of constants. */
function useValues(): { value: (field: string, value: unknown) => string; row: (field: string, row: Row) => string } {
  const { t, i18n } = useTranslation();
  const agents = useList<Agent>("/agents");
  const queues = useList<Queue>("/queues");
  const skills = useList<Skill>("/skills");
  const flows = useList<Flow>("/flows");
  const prompts = useList<Prompt>("/prompts");
  const named = (list: { id: number; name: string }[] | undefined, id: unknown) => list?.find((one) => one.id === id)?.name ?? `#${String(id)}`;
  const value = (field: string, given: unknown): string => {
    if (given === null || given === undefined || given === "") return t("history.none");
    if (typeof given === "boolean") return t(given ? "history.yes" : "history.no");
    if (field === "agent_id") return named(agents.data, given);
    if (field === "skill_id") return named(skills.data, given);
    if (field === "flow_id") return named(flows.data, given);
    if (field === "music_prompt_id") return named(prompts.data, given);
    if (field === "queue_id" || field.endsWith("_queue_id")) return named(queues.data, given);
    if (field === "role") return t(`role.${given as "AGENT"}`);
    if (field === "strategy" && i18n.exists(`queues.strategies.${String(given)}`)) return t(`queues.strategies.${given as "IN_ORDER"}`);
    if (field.startsWith("on_")) return t(`queues.outlet.${given as "VOICEMAIL"}`);
    if (field === "number" || field === "outbound_caller_id") return phoneText(String(given));
    if (Array.isArray(given)) return given.map(String).join(t("calendars.comma"));
    return typeof given === "object" ? JSON.stringify(given) : String(given as string | number);
  };
  const row = (field: string, one: Row): string => {
    if (field === "holidays" || field === "workdays") return [one.date, one.name, one.from ? `${String(one.from)}–${String(one.to)}` : null].filter(Boolean).map(String).join(" ");
    if (field === "hours") return `${(one.days as string[]).map((day) => t(`calendars.day.${day.slice(0, 3) as "MON"}`)).join(t("calendars.comma"))} ${String(one.from)}–${String(one.to)}`;
    const subjects = Object.entries(one).filter(([name]) => name.endsWith("_id")).map(([name, id]) => value(name, id));
    const figures = Object.entries(one).filter(([name]) => !name.endsWith("_id")).map(([, figure]) => String(figure));
    return [...subjects, ...figures].join(" ");
  };
  return { value, row };
}

function Rows({ difference, row }: { difference: Difference & { kind: "rows" }; row: (field: string, row: Row) => string }) {
  const { t } = useTranslation();
  const { field, gone, come, changed } = difference;
  const lines = [
    ...changed.map((one) => <div key={`c${row(field, one.after)}`}><del>{row(field, one.before)}</del><span className="history-arrow">→</span><ins>{row(field, one.after)}</ins></div>),
    ...come.map((one) => <div key={`+${row(field, one)}`}>+ <ins>{row(field, one)}</ins></div>), ...gone.map((one) => <div key={`-${row(field, one)}`}>− <del>{row(field, one)}</del></div>),
  ];
  return <>{lines.slice(0, MOST_ROWS)}{lines.length > MOST_ROWS && <div className="tl-faint">{t("history.more", { count: lines.length - MOST_ROWS })}</div>}</>;
}

/** Before and after, in words. */
export function Differences({ change }: { change: Change }) {
  const { t, i18n } = useTranslation();
  const { value, row } = useValues();
  const label = (field: string) => i18n.exists(`history.field.${field}`) ? t(`history.field.${field as "name"}`) : field;
  const isWhole = change.before === null || change.after === null;
  return (
    <dl className="history-changes">
      {differencesOf(change).map((difference) => [
        <dt key={`t${difference.field}`}>{label(difference.field)}</dt>,
        <dd key={`d${difference.field}`}>
          {difference.kind === "rows" ? <Rows difference={difference} row={row} /> : isWhole
            ? (change.after === null ? <del>{value(difference.field, difference.before)}</del> : <ins>{value(difference.field, difference.after)}</ins>)
            : <><del>{value(difference.field, difference.before)}</del><span className="history-arrow">→</span><ins>{value(difference.field, difference.after)}</ins></>}
        </dd>,
      ])}
    </dl>
  );
}
