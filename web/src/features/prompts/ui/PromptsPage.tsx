import { AudioOutlined, CaretRightOutlined, PlusOutlined, UploadOutlined } from "@ant-design/icons";
import { Button, Input, Skeleton, Upload } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "~/api/client";
import type { Prompt } from "~/api/types";
import { ConfirmButton, useAction } from "~/design/actions";
import { EmptyState, ErrorNote, Page } from "~/design/basics";
import { DataTable } from "~/design/DataTable";
import { Select } from "~/design/inputs";
import { useList } from "~/design/lists";
import { Sheet } from "~/design/overlays";
import { Duration } from "~/design/time";
import { audioOf, savePrompt } from "../api/prompts";
import { Studio } from "./Studio";

const Wave = lazy(() => import("./Wave"));

const languages = ["zh", "en"] as const;

/** The picture is drawn when somebody wants to hear it: a list of a hundred prompts fetches none of them. */
function Listen({ prompt }: { prompt: Prompt }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (!open) return <Button size="small" icon={<CaretRightOutlined aria-hidden />} aria-label={`${t("prompts.listen")} ${prompt.name}`} onClick={() => setOpen(true)}>{t("prompts.listen")}</Button>;
  return <div style={{ width: 320 }}><Suspense fallback={<Skeleton.Input active block />}><Wave sound={audioOf(prompt.id)} name={prompt.name} autoplay /></Suspense></div>;
}

/** What was chosen or recorded and isn't saved yet. */
function Fresh({ file }: { file: File }) {
  const { t } = useTranslation();
  return <div className="tl-stack-tight"><Suspense fallback={<Skeleton.Input active block />}><Wave sound={file} name={file.name} /></Suspense><span className="tl-faint">{t("studio.use")}</span></div>;
}

function Editor({ prompt, onClose }: { prompt: Prompt | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(prompt?.name ?? "");
  const [language, setLanguage] = useState<string>(prompt?.language ?? "zh");
  const [file, setFile] = useState<File | null>(null);
  const save = useAction(() => savePrompt(prompt?.id ?? null, { name: name.trim(), language, file }), { quiet: true, done: t("common.saved"), refresh: [["prompts"]], onDone: onClose });
  return (
    <Sheet open title={prompt?.name ?? t("prompts.new")} onClose={onClose} size={460} footer={(
      <div className="tl-row" style={{ justifyContent: "flex-end" }}>
        <Button onClick={onClose}>{t("common.cancel")}</Button>
        <Button type="primary" loading={save.isPending} disabled={name.trim() === "" || (prompt === null && file === null)} onClick={() => save.mutate()}>{t("common.save")}</Button>
      </div>
    )}>
      <div className="tl-stack">
        {save.error ? <ErrorNote error={save.error} /> : null}
        {prompt && !file && <Suspense fallback={<Skeleton.Input active block />}><Wave sound={audioOf(prompt.id)} name={prompt.name} /></Suspense>}
        <Studio has={file !== null} onRecorded={setFile} />
        <div className="studio-or">{t("studio.or")}</div>
        <Upload.Dragger accept=".wav,.mp3,audio/wav,audio/mpeg" maxCount={1} beforeUpload={(chosen) => { setFile(chosen); if (name === "") setName(chosen.name.replace(/\.[^.]+$/, "")); return false; }} onRemove={() => setFile(null)}
          fileList={file ? [{ uid: "1", name: file.name, status: "done" }] : []}>
          <p style={{ fontSize: 22, margin: "4px 0" }}><UploadOutlined aria-hidden /></p>
          <p style={{ margin: 0 }}>{t(prompt ? "prompts.replace" : "prompts.drop")}</p>
          <p className="tl-faint" style={{ margin: 0 }}>{t("prompts.formats")}</p>
        </Upload.Dragger>
        {file && <Fresh file={file} />}
        <label className="tl-stack-tight"><span>{t("common.name")}</span><Input value={name} maxLength={100} onChange={(event) => setName(event.target.value)} /></label>
        <label className="tl-stack-tight"><span>{t("prompts.language")}</span><Select value={language} onChange={setLanguage} options={languages.map((value) => ({ value, label: t(`prompts.languages.${value}`) }))} /></label>
      </div>
    </Sheet>
  );
}

export default function PromptsPage() {
  const { t } = useTranslation();
  const prompts = useList<Prompt>("/prompts");
  const [editing, setEditing] = useState<Prompt | "new" | null>(null);
  const remove = useAction((id: number) => api.delete(`/prompts/${id}`), { done: t("common.deleted"), refresh: [["prompts"]] });
  const create = <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setEditing("new")}>{t("prompts.new")}</Button>;
  return (
    <Page title={t("nav.prompts")} intro={t("prompts.intro")} actions={create}>
      <DataTable<Prompt> label={t("nav.prompts")} rows={prompts} rowKey="id" empty={<EmptyState icon={<AudioOutlined aria-hidden />} title={t("prompts.none")} hint={t("prompts.noneHint")} action={create} />}
        columns={[
          { title: t("common.name"), dataIndex: "name" },
          { title: t("prompts.language"), render: (_, prompt) => t(prompt.language === "en" ? "prompts.languages.en" : "prompts.languages.zh") },
          { title: t("prompts.length"), align: "right", render: (_, prompt) => <Duration seconds={prompt.seconds} /> },
          { title: t("prompts.listen"), render: (_, prompt) => <Listen key={`${prompt.id}-${prompt.seconds}`} prompt={prompt} /> },
          { title: <span className="tl-visually-hidden">{t("common.actions")}</span>, align: "right", render: (_, prompt) => (
            <div className="tl-row" style={{ justifyContent: "flex-end" }}>
              <Button size="small" type="text" aria-label={`${t("common.edit")} ${prompt.name}`} onClick={() => setEditing(prompt)}>{t("common.edit")}</Button>
              <ConfirmButton size="small" type="text" danger aria-label={`${t("common.delete")} ${prompt.name}`} question={t("common.deleteAsk", { name: prompt.name })} detail={t("prompts.deleteDetail")} onConfirm={() => remove.mutate(prompt.id)}>{t("common.delete")}</ConfirmButton>
            </div>
          ) },
        ]} />
      {editing && <Editor prompt={editing === "new" ? null : editing} onClose={() => setEditing(null)} />}
    </Page>
  );
}
