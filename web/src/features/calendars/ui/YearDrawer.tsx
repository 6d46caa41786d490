import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Calendar } from "~/api/types";
import { Note } from "~/design/basics";
import { Sheet } from "~/design/overlays";
import { days } from "../state/calendar";
import { countOf, yearOf, type DayKind, type Month } from "../state/year";
import "./calendars.css";

const kinds: DayKind[] = ["OPEN", "CLOSED", "HOLIDAY", "EXCHANGED"];

function MonthTable({ year, month }: { year: number; month: Month }) {
  const { t, i18n } = useTranslation();
  const name = new Intl.DateTimeFormat(i18n.language, { month: "long", timeZone: "UTC" }).format(Date.UTC(year, month.month - 1, 1));
  return (
    <table className="year-month">
      <caption>{name}</caption>
      <thead><tr>{days.map((day) => <th key={day} scope="col" abbr={t(`calendars.day.${day}`)}>{t(`calendars.day.${day}`).replace("周", "").slice(0, 2)}</th>)}</tr></thead>
      <tbody>
        {month.weeks.map((week, at) => (
          <tr key={at}>
            {week.map((day, column) => day === null ? <td key={column} />
              : <td key={column} className={`year-day year-${day.kind}`} title={[day.date, t(`year.kind.${day.kind}`), day.name].filter(Boolean).join(" · ")}>{day.day}<span className="tl-visually-hidden"> {t(`year.kind.${day.kind}`)} {day.name}</span></td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A calendar as people know calendars: twelve months at a glance, with holidays and exchanged working days. */
export function YearDrawer({ calendar, first, onClose }: { calendar: Calendar; first: number; onClose: () => void }) {
  const { t } = useTranslation();
  const [year, setYear] = useState(first);
  const months = yearOf(calendar, year);
  const counts = countOf(months);
  return (
    <Sheet open title={calendar.name} onClose={onClose} size={940} extra={(
      <div className="tl-row">
        <Button icon={<LeftOutlined aria-hidden />} aria-label={t("year.previous")} onClick={() => setYear(year - 1)} />
        <strong className="tl-numeric" aria-live="polite">{t("year.title", { year })}</strong>
        <Button icon={<RightOutlined aria-hidden />} aria-label={t("year.next")} onClick={() => setYear(year + 1)} />
      </div>
    )}>
      <div className="tl-stack">
        <div className="tl-spread">
          <ul className="year-legend">{kinds.map((kind) => <li key={kind}><span className={`year-day year-${kind}`} aria-hidden /> {t(`year.kind.${kind}`)}</li>)}</ul>
          <span className="tl-soft tl-numeric">{t("year.days", { open: counts.OPEN + counts.EXCHANGED, holidays: counts.HOLIDAY, exchanged: counts.EXCHANGED })}</span>
        </div>
        {counts.HOLIDAY === 0 && <Note tone="ringing" title={t("year.missing")} />}
        <div className="year">{months.map((month) => <MonthTable key={month.month} year={year} month={month} />)}</div>
      </div>
    </Sheet>
  );
}
