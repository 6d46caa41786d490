import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "~/api/client";
import { Note } from "~/design/basics";

interface Words { en: string; zh: string }
interface Definitions { kinds: { kind: string; measures: { name: string; title: Words; definition: Words }[] }[] }

/** Which figure of which report these calls stand behind, and what it means. */
export function FigureNote({ figure, clear }: { figure: string; clear: () => void }) {
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
