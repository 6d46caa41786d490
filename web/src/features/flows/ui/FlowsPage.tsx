import { ApartmentOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { api } from "~/api/client";
import type { Flow } from "~/api/types";
import { ConfirmButton, useAction } from "~/design/actions";
import { EmptyState, ErrorNote, Page, StateBadge } from "~/design/basics";
import { DataTable } from "~/design/DataTable";
import { useList } from "~/design/lists";
import { Dialog } from "~/design/overlays";
import { makeFlow } from "../api/flows";
import { add } from "../state/graph";

export default function FlowsPage() {
  const { t } = useTranslation();
  const go = useNavigate();
  const flows = useList<Flow>("/flows");
  const [name, setName] = useState<string | null>(null);
  const make = useAction((title: string) => makeFlow(title, add({ start: "", nodes: [] }, "hangup", t("flows.kind.hangup"))?.graph ?? { start: "", nodes: [] }),
    { quiet: true, refresh: [["flows"]], onDone: (flow) => void go(`/flows/${flow.id}`) });
  const remove = useAction((id: number) => api.delete(`/flows/${id}`), { done: t("common.deleted"), refresh: [["flows"]] });
  const create = <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setName("")}>{t("flows.new")}</Button>;
  return (
    <Page title={t("nav.flows")} intro={t("flows.intro")} actions={create}>
      <DataTable<Flow> label={t("nav.flows")} rows={flows} rowKey="id" onOpen={(flow) => void go(`/flows/${flow.id}`)}
        empty={<EmptyState icon={<ApartmentOutlined aria-hidden />} title={t("flows.none")} hint={t("flows.noneHint")} action={create} />}
        columns={[
          { title: t("common.name"), render: (_, flow) => <Link to={`/flows/${flow.id}`}>{flow.name}</Link> },
          { title: t("flows.published"), render: (_, flow) => flow.published === null || flow.published === undefined ? <StateBadge tone="not-ready">{t("flows.draftOnly")}</StateBadge> : <StateBadge tone="ready">{t("flows.version", { version: flow.published })}</StateBadge> },
          { title: t("flows.problems"), render: (_, flow) => (flow.problems?.length ?? 0) === 0 ? "—" : <StateBadge tone="danger">{flow.problems.length}</StateBadge> },
          { title: <span className="tl-visually-hidden">{t("common.actions")}</span>, align: "right", render: (_, flow) => (
            <ConfirmButton size="small" type="text" danger aria-label={`${t("common.delete")} ${flow.name}`} question={t("common.deleteAsk", { name: flow.name })} detail={t("flows.deleteDetail")} onConfirm={() => remove.mutate(flow.id)}>{t("common.delete")}</ConfirmButton>
          ) },
        ]} />
      <Dialog open={name !== null} title={t("flows.new")} okText={t("common.create")} cancelText={t("common.cancel")} onCancel={() => { setName(null); make.reset(); }}
        okButtonProps={{ disabled: !name?.trim(), loading: make.isPending }} onOk={() => { if (name?.trim()) make.mutate(name.trim()); }}>
        <div className="tl-stack">
          {make.error ? <ErrorNote error={make.error} /> : null}
          <label className="tl-stack-tight"><span>{t("common.name")}</span>
            <Input value={name ?? ""} autoFocus maxLength={100} onChange={(event) => setName(event.target.value)} onPressEnter={() => { if (name?.trim()) make.mutate(name.trim()); }} />
          </label>
        </div>
      </Dialog>
    </Page>
  );
}
