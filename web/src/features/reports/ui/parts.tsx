import { QuestionCircleOutlined } from "@ant-design/icons";
import { Tooltip } from "antd";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { queryString } from "~/api/client";
import { clock } from "~/design/time";
import type { Measure, ReportRow, Unit, Values, Words } from "../api/reports";
import type { Kind } from "../state/search";

export function figureText(unit: Unit, value: number | null | undefined): string {
  if (value === null || value === undefined) return "—";
  if (unit === "SHARE") return `${(value * 100).toFixed(1)}%`;
  return unit === "TIME" ? clock(value / 1000) : Math.round(value).toLocaleString("en");
}

export function useWords(): (words: Words) => string {
  const { i18n } = useTranslation();
  const isChinese = i18n.language.startsWith("zh");
  return useCallback((words) => isChinese ? words.zh : words.en, [isChinese]);
}

/** What a figure means, to the pointer and to the keyboard; stands beside its name. */
export function Meaning({ measure }: { measure: Measure }) {
  const words = useWords();
  const { t } = useTranslation();
  return (
    <Tooltip title={words(measure.definition)} trigger={["hover", "focus"]}>
      <button type="button" className="report-why" aria-label={`${t("reports.means")} ${words(measure.title)}: ${words(measure.definition)}`}><QuestionCircleOutlined aria-hidden /></button>
    </Tooltip>
  );
}

interface FigureProps { kind: Kind; measure: Measure; values: Values; of: Pick<ReportRow, "subject" | "from" | "to"> }

/** A figure, and the way to the calls behind it. */
export function Figure({ kind, measure, values, of }: FigureProps) {
  const value = values[measure.name];
  const text = figureText(measure.unit, value);
  if (!measure.calls || !value) return <span className="tl-numeric">{text}</span>;
  const address = queryString({ figure: `${kind}.${measure.name}`, subject: of.subject, from: of.from, to: of.to });
  return <Link className="tl-numeric" to={`/records${address}`}>{text}</Link>;
}
