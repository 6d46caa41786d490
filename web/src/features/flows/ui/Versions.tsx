import { useQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Flow } from "~/api/types";
import { ConfirmButton, useAction } from "~/design/actions";
import { EmptyState, ErrorNote, StateBadge } from "~/design/basics";
import { Sheet } from "~/design/overlays";
import { Moment } from "~/design/time";
import { readVersions, rollBack } from "../api/flows";
import { Changes } from "./Changes";

/** Every published version; an older one can be put back in use at once. */
export function Versions({ flow, onClose }: { flow: Flow; onClose: () => void }) {
  const { t } = useTranslation();
  const versions = useQuery({ queryKey: ["flow-versions", flow.id], queryFn: () => readVersions(flow.id) });
  const [shown, setShown] = useState<number | null>(null);
  const back = useAction(rollBack, { done: t("flows.rolledBack"), refresh: [["flows"], ["flow-versions", flow.id]] });
  return (
    <Sheet open title={t("flows.versions")} onClose={onClose} size={480}>
      {versions.error ? <ErrorNote error={versions.error} onRetry={() => void versions.refetch()} /> : versions.isPending ? <Skeleton active />
        : versions.data.items.length === 0 ? <EmptyState title={t("flows.neverPublished")} hint={t("flows.neverPublishedHint")} />
        : (
          <ol className="flow-versions">
            {[...versions.data.items].sort((a, b) => b.version - a.version).map((version) => (
              <li key={version.version}>
                <div>
                  <strong>{t("flows.version", { version: version.version })}</strong> {version.current && <StateBadge tone="ready">{t("flows.inUse")}</StateBadge>}
                  <div>{version.note}</div>
                  <div className="tl-faint"><Moment at={version.publishedAt} />{version.publishedBy ? ` · ${version.publishedBy}` : ""}</div>
                  {version.version > 1 && (shown === version.version ? <div style={{ marginTop: 8 }}><Changes flowId={flow.id} since={version.version - 1} to={version.version} /></div>
                    : <Button type="link" size="small" style={{ paddingInline: 0 }} aria-label={`${t("flows.change.show")} ${t("flows.version", { version: version.version })}`} onClick={() => setShown(version.version)}>{t("flows.change.show")}</Button>)}
                </div>
                {!version.current && (
                  <ConfirmButton size="small" question={t("flows.rollBackAsk", { version: version.version })} detail={t("flows.rollBackDetail")} onConfirm={() => back.mutate({ id: flow.id, version: version.version })}>{t("flows.rollBack")}</ConfirmButton>
                )}
              </li>
            ))}
          </ol>
        )}
    </Sheet>
  );
}
