import { CustomerServiceOutlined, DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Listening, Recording } from "~/api/types";
import { ErrorNote, Panel } from "~/design/basics";
import { Moment } from "~/design/time";
import { readListenings } from "../api/records";

const FIRST = 8;

/** Who heard a recording or took it away: every time is written down by the server. */
export function Listenings({ recording }: { recording: Recording }) {
  const { t } = useTranslation();
  const [all, showAll] = useState(false);
  const found = useQuery({ queryKey: ["listenings", recording.id], queryFn: () => readListenings(recording.id), refetchInterval: 15_000 });
  const items = found.data?.items ?? [];
  const row = (one: Listening, n: number) => (
    <li key={n}>
      {one.how === "HEARD" ? <CustomerServiceOutlined aria-hidden /> : <DownloadOutlined aria-hidden />}
      <span>{one.who}</span>
      <span className="tl-faint">{t(`records.how.${one.how}`)}</span>
      <Moment at={one.at} />
    </li>
  );
  return (
    <Panel title={t(recording.kind === "CALL" ? "records.whoListened" : "records.whoListenedMessage")}>
      {found.error ? <ErrorNote error={found.error} onRetry={() => void found.refetch()} /> : found.isPending ? <Skeleton active paragraph={{ rows: 2 }} title={false} />
        : items.length === 0 ? <p className="tl-faint" style={{ margin: 0 }}>{t("records.nobodyListened")}</p>
        : <ul className="listenings">{(all ? items : items.slice(0, FIRST)).map(row)}</ul>}
      {!all && items.length > FIRST && <Button type="link" size="small" style={{ padding: 0 }} onClick={() => showAll(true)}>{t("records.allListenings", { n: items.length })}</Button>}
    </Panel>
  );
}
