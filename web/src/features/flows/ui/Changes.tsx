import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import type { Graph } from "~/api/types";
import { ErrorNote } from "~/design/basics";
import { readVersion } from "../api/flows";
import { differencesOf, type Change } from "../state/difference";
import type { ExitName } from "../state/graph";

const MOST = 40;

function useWords(): (change: Change) => string {
  const { t } = useTranslation();
  const exitText = (exit: ExitName) => exit.startsWith("key:") ? t("flows.pressed", { key: exit.slice(4) }) : t(`flows.exit.${exit as "next"}.usual`);
  return (change) => {
    switch (change.what) {
      case "way":
        return change.after === null ? t("flows.change.wayGone", { name: change.name, exit: exitText(change.exit), before: change.before ?? "" })
          : change.before === null ? t("flows.change.wayNew", { name: change.name, exit: exitText(change.exit), after: change.after })
          : t("flows.change.way", { name: change.name, exit: exitText(change.exit), before: change.before, after: change.after });
      case "renamed":
        return t("flows.change.renamed", { name: change.name, before: change.before });
      case "language":
        return t("flows.change.language");
      default:
        return t(`flows.change.${change.what}`, { name: change.name });
    }
  };
}

function List({ before, after }: { before: Graph; after: Graph }) {
  const { t } = useTranslation();
  const words = useWords();
  const changes = differencesOf(before, after);
  if (changes.length === 0) return <p className="tl-soft" style={{ margin: 0 }}>{t("flows.change.none")}</p>;
  return (
    <ul className="flow-changes">
      {changes.slice(0, MOST).map((change, at) => <li key={at}>{words(change)}</li>)}
      {changes.length > MOST && <li>{t("flows.change.more", { count: changes.length - MOST })}</li>}
    </ul>
  );
}

/** In words, what callers meet differently: between two versions, or between the one in use and a draft. */
export function Changes({ flowId, since, to }: { flowId: number; since: number; to: number | Graph }) {
  const of = (version: number | null) => ({ queryKey: ["flow-graph", flowId, version], queryFn: () => readVersion(flowId, version ?? 0), staleTime: Infinity, enabled: version !== null });
  const before = useQuery(of(since));
  const later = useQuery(of(typeof to === "number" ? to : null));
  const after = typeof to === "number" ? later.data : to;
  const error = before.error ?? later.error;
  if (error) return <ErrorNote error={error} />;
  return before.data && after ? <List before={before.data} after={after} /> : <Skeleton active title={false} paragraph={{ rows: 2 }} />;
}
