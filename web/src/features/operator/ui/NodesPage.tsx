import { HddOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "~/api/client";
import type { Listing, ServerNode } from "~/api/types";
import { EmptyState, ErrorNote, Facts, Page, Panel, StateBadge } from "~/design/basics";
import { Moment } from "~/design/time";
import { GROW_AT, toneOfLoad } from "../state/load";
import { AlarmNote } from "./AlarmNote";

const REFRESH_MS = 5000;
const LOW_DISK = 10;

const gigabytes = (bytes: number) => (bytes / 1e9).toFixed(1);
const percent = (part: number, whole: number) => whole <= 0 ? 0 : Math.round(part / whole * 100);

function Disk({ node }: { node: ServerNode }) {
  const { t } = useTranslation();
  if (node.diskFree < 0) return <>{t("operate.unknown")}</>;
  const share = percent(node.diskFree, node.diskTotal);
  return <span style={share < LOW_DISK ? { color: "var(--tl-danger)" } : undefined} title={node.diskPath}>{t("operate.gigabytes", { free: gigabytes(node.diskFree), total: gigabytes(node.diskTotal), percent: share })}</span>;
}

function Load({ node }: { node: ServerNode }) {
  const { t } = useTranslation();
  const tone = toneOfLoad(node.load);
  return (
    <div className="tl-stack-tight">
      <div className="tl-spread"><strong className="tl-numeric">{t("operator.callsOf", { now: node.callsNow, rated: node.ratedCalls })}</strong><span className="tl-numeric">{Math.round(node.load * 100)}%</span></div>
      <div className="tl-load" role="meter" aria-label={t("operator.load")} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(node.load * 100)}>
        <span style={{ width: `${Math.min(100, node.load * 100)}%`, background: `var(--tl-${tone})` }} /><i style={{ left: `${GROW_AT * 100}%` }} />
      </div>
      {tone !== "ready" && <span style={{ color: `var(--tl-${tone})` }}>{t(tone === "danger" ? "operator.full" : "operator.grow")}</span>}
    </div>
  );
}

export default function NodesPage() {
  const { t } = useTranslation();
  const nodes = useQuery({ queryKey: ["nodes"], queryFn: () => api.get<Listing<ServerNode>>("/nodes"), refetchInterval: REFRESH_MS });
  return (
    <Page title={t("nav.nodes")} intro={t("operator.nodesIntro")}>
      <AlarmNote />
      {nodes.error ? <ErrorNote error={nodes.error} onRetry={() => void nodes.refetch()} /> : nodes.isPending ? <Panel><Skeleton active /></Panel>
        : nodes.data.items.length === 0 ? <Panel><EmptyState icon={<HddOutlined aria-hidden />} title={t("operator.noNodes")} hint={t("operator.noNodesHint")} /></Panel>
        : (
          <div className="node-grid">
            {nodes.data.items.map((node) => (
              <Panel key={node.name} title={node.name} extra={node.draining ? <StateBadge tone="ringing">{t("operator.draining")}</StateBadge> : null}>
                <div className="tl-stack">
                  <Load node={node} />
                  <Facts items={[
                    [t("operator.legs"), node.mediaLegs], [t("operator.database"), <StateBadge key="db" tone={node.database === "UP" ? "ready" : "danger"}>{t(node.database === "UP" ? "operator.up" : "operator.down")}</StateBadge>],
                    [t("operator.backlog"), node.journalBacklog], [t("operate.recordings"), node.recordingsPending], [t("operate.disk"), <Disk key="disk" node={node} />],
                    [t("operate.certificate"), node.certificateEnds ? <Moment key="c" at={node.certificateEnds} /> : t("operate.noHttps")],
                    [t("operate.memory"), t("operate.gigabytes", { free: gigabytes(node.memoryUsed), total: gigabytes(node.memoryMost), percent: percent(node.memoryUsed, node.memoryMost) })],
                    [t("operate.cpu"), node.systemLoad < 0 ? t("operate.unknown") : (node.systemLoad / node.processors).toFixed(2)], [t("operator.since"), <Moment key="s" at={node.startedAt} />],
                  ]} />
                </div>
              </Panel>
            ))}
          </div>
        )}
    </Page>
  );
}
