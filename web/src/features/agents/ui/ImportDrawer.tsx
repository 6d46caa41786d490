import { DownloadOutlined, UploadOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Button, Table, Upload } from "antd";
import { useTranslation } from "react-i18next";
import { ErrorNote, Note } from "~/design/basics";
import { useAction } from "~/design/actions";
import { Sheet } from "~/design/overlays";
import { previewSheet, takeSheet, templateOf } from "../api/agents";
import { csvOf, type MadeAgent, type Preview, type SheetProblem } from "../state/imports";
import "./agents.css";

const MOST_SHOWN = 100;

function useProblemWords(): (problem: SheetProblem) => string {
  const { t, i18n } = useTranslation();
  return ({ code, column, detail }) => {
    // Some say something else for each column: `form` of a sign-in name, of an extension.
    const key = [`imports.problem.${code}.${column ?? ""}`, `imports.problem.${code}`].find((one) => i18n.exists(one));
    return key ? t(key as "imports.problem.empty", { detail }) : `${code} ${detail}`;
  };
}

function Problems({ problems }: { problems: SheetProblem[] }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  return (
    <div className="tl-table">
      <Table<SheetProblem> size="small" aria-label={t("imports.what")} pagination={false} rowKey={(one) => `${one.row}-${one.column ?? ""}-${one.code}-${one.detail}`} dataSource={problems.slice(0, MOST_SHOWN)}
        columns={[
          { title: t("imports.row"), align: "right", width: 72, render: (_, one) => one.row === 0 ? "—" : one.row },
          { title: t("imports.columnTitle"), width: 120, render: (_, one) => one.column ? t(`imports.column.${one.column}`) : one.row === 0 ? t("imports.sheet") : "—" },
          { title: t("imports.what"), render: (_, one) => words(one) },
        ]} />
      {problems.length > MOST_SHOWN && <p className="tl-faint">{t("imports.more", { count: problems.length - MOST_SHOWN })}</p>}
    </div>
  );
}

function Rows({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  return (
    <div className="tl-table">
      <Table size="small" aria-label={t("nav.agents")} pagination={false} rowKey="row" dataSource={preview.rows.slice(0, MOST_SHOWN)} scroll={{ y: 260 }}
        columns={[
          { title: t("imports.row"), dataIndex: "row", align: "right", width: 64 }, { title: t("imports.column.NAME"), dataIndex: "name" }, { title: t("imports.column.LOGIN"), dataIndex: "login" },
          { title: t("imports.column.EXTENSION"), dataIndex: "extension" }, { title: t("imports.column.ROLE"), render: (_, one) => t(`role.${one.role}`) },
          { title: t("imports.column.QUEUES"), align: "right", render: (_, one) => Object.keys(one.queues).length }, { title: t("imports.column.SKILLS"), align: "right", render: (_, one) => Object.keys(one.skills).length },
        ]} />
      {preview.rows.length > MOST_SHOWN && <p className="tl-faint">{t("imports.more", { count: preview.rows.length - MOST_SHOWN })}</p>}
    </div>
  );
}

function Made({ made }: { made: MadeAgent[] }) {
  const { t } = useTranslation();
  const titles = [t("imports.column.NAME"), t("imports.column.LOGIN"), t("imports.column.EXTENSION"), t("session.password")];
  const download = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([csvOf(titles, made)], { type: "text/csv;charset=utf-8" }));
    link.download = "trunkline-agents.csv";
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  return (
    <div className="tl-stack">
      <Note tone="ready" title={t("imports.made", { count: made.length })} fix={t("imports.madeFix")} action={<Button type="primary" icon={<DownloadOutlined aria-hidden />} onClick={download}>{t("imports.download")}</Button>} />
      <div className="tl-table">
        <Table<MadeAgent> size="small" aria-label={t("imports.download")} pagination={false} rowKey="id" dataSource={made.slice(0, MOST_SHOWN)}
          columns={[{ title: titles[0], dataIndex: "name" }, { title: titles[1], dataIndex: "login" }, { title: titles[2], dataIndex: "extension" }, { title: titles[3], render: (_, one) => <code>{one.password}</code> }]} />
        {made.length > MOST_SHOWN && <p className="tl-faint">{t("imports.more", { count: made.length - MOST_SHOWN })}</p>}
      </div>
    </div>
  );
}

/** Many agents from one sheet: template, look, all or nobody. */
export function ImportDrawer({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const look = useMutation({ mutationFn: previewSheet });
  const take = useAction(takeSheet, { quiet: true, refresh: [["agents"], ["queues"], ["colleagues"]] });
  const { data: preview, variables: file } = look;
  const isFine = preview !== undefined && preview.problems.length === 0;
  return (
    <Sheet open title={t("imports.title")} onClose={onClose} size={820} maskClosable={false} footer={take.data ? <div className="tl-spread"><span /><Button onClick={onClose}>{t("common.done")}</Button></div> : null}>
      {take.data ? <Made made={take.data.made} /> : (
        <div className="tl-stack imports-steps">
          <section>
            <h3>{t("imports.step1")}</h3>
            <p className="tl-soft">{t("imports.step1Hint")}</p>
            <div className="tl-row">{(["xlsx", "csv"] as const).map((format) => <Button key={format} icon={<DownloadOutlined aria-hidden />} href={templateOf(format, i18n.language)} download>{t("imports.template", { format })}</Button>)}</div>
          </section>
          <section>
            <h3>{t("imports.step2")}</h3>
            <Upload.Dragger accept=".xlsx,.csv" maxCount={1} showUploadList={false} beforeUpload={(chosen) => { take.reset(); look.mutate(chosen); return false; }}>
              <p style={{ fontSize: 22, margin: "4px 0" }}><UploadOutlined aria-hidden /></p>
              <p style={{ margin: 0 }}>{file ? `${file.name} · ${t("imports.again")}` : t("imports.drop")}</p>
              <p className="tl-faint" style={{ margin: 0 }}>{t("imports.formats")}</p>
            </Upload.Dragger>
          </section>
          {look.isPending && <p role="status">{t("imports.checking")}</p>}
          {look.error ? <ErrorNote error={look.error} /> : null}
          {preview && (
            <section className="tl-stack-tight">
              <h3>{t("imports.step3")}</h3>
              <Note tone={isFine ? "ready" : "danger"} title={isFine ? t("imports.fine", { count: preview.rows.length }) : t("imports.bad", { count: preview.problems.length })} />
              {isFine ? <Rows preview={preview} /> : <Problems problems={preview.problems} />}
              {take.error ? <ErrorNote error={take.error} /> : null}
              {isFine && (
                <div className="tl-row">
                  <Button type="primary" loading={take.isPending} onClick={() => { if (file) take.mutate(file); }}>{t("imports.take", { count: preview.rows.length })}</Button>
                  {take.isPending && <span className="tl-soft" role="status">{t("imports.taking")}</span>}
                </div>
              )}
            </section>
          )}
        </div>
      )}
    </Sheet>
  );
}
