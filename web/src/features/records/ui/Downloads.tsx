import { DownloadOutlined, FileTextOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Progress } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote, Note } from "~/design/basics";
import { Dialog } from "~/design/overlays";
import { archiveOf, planDownload, readProgress, tableOf } from "../api/records";

type Asked = Record<string, string>;

/** Hands an address to the browser's own download, which writes to the disk as it comes: an archive may be larger than the memory. */
function download(address: string) {
  const link = document.createElement("a");
  link.href = address;
  link.download = "";
  document.body.append(link);
  link.click();
  link.remove();
}

function Archive({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const [job, setJob] = useState<string | null>(null);
  const plan = useQuery({ queryKey: ["download-plan", asked], queryFn: () => planDownload(asked), retry: false, gcTime: 0 });
  const progress = useQuery({
    queryKey: ["download", job], queryFn: () => readProgress(job ?? ""), enabled: job !== null, retry: 5, retryDelay: 1000,
    refetchInterval: ({ state }) => state.data && state.data.state !== "RUNNING" ? false : 1000,
  });
  const begin = () => {
    const id = crypto.randomUUID();
    setJob(id);
    download(archiveOf(asked, id, i18n.language));
  };
  const calls = plan.data?.calls ?? 0;
  const done = progress.data;
  return (
    <Dialog open title={t("records.archive")} onCancel={onClose} footer={job === null ? [
      <Button key="no" onClick={onClose}>{t("common.cancel")}</Button>,
      <Button key="yes" type="primary" icon={<DownloadOutlined aria-hidden />} disabled={calls === 0} loading={plan.isPending} onClick={begin}>{t("records.archiveStart")}</Button>,
    ] : [<Button key="close" type="primary" onClick={onClose}>{t("common.close")}</Button>]}>
      {plan.error ? <ErrorNote error={plan.error} /> : job === null ? (
        <p style={{ margin: 0 }}>{plan.isPending ? t("common.loading") : calls === 0 ? t("records.archiveEmpty") : t("records.archivePlan", { n: calls })}</p>
      ) : progress.error ? <ErrorNote error={progress.error} /> : (
        <div className="tl-stack-tight" aria-live="polite">
          <Progress percent={done && done.of > 0 ? Math.floor((done.done / done.of) * 100) : 0} status={done?.state === "FAILED" ? "exception" : done?.state === "DONE" ? "success" : "active"} />
          {done && <span className="tl-numeric">{t("records.archiveDone", { done: done.done, of: done.of, mb: (done.bytes / 1e6).toFixed(1) })}</span>}
          {done?.state === "FAILED" && <Note tone="danger" urgent title={t("records.archiveFailed")} fix={t("records.archiveFailedFix")} />}
          {done?.state !== "FAILED" && <span className="tl-faint">{t("records.archiveHint")}</span>}
        </div>
      )}
    </Dialog>
  );
}

/** A search's calls as a table, its recordings as one archive. */
export function Downloads({ asked }: { asked: Asked }) {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div className="tl-row">
      <Button size="small" icon={<FileTextOutlined aria-hidden />} onClick={() => download(tableOf(asked, i18n.language))}>{t("records.table")}</Button>
      <Button size="small" icon={<DownloadOutlined aria-hidden />} onClick={() => setOpen(true)}>{t("records.archive")}</Button>
      {open && <Archive asked={asked} onClose={() => setOpen(false)} />}
    </div>
  );
}
