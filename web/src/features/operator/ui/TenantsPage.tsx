import { BankOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Form, Input, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { NewTenant, OpenedTenant, Tenant, Trunk } from "~/api/types";
import { ConfirmButton, useAction } from "~/design/actions";
import { EmptyState, Note, Page, Secret, StateBadge } from "~/design/basics";
import { DataTable } from "~/design/DataTable";
import { EntityForm } from "~/design/EntityForm";
import { NumberField, TextField } from "~/design/fields";
import { Select } from "~/design/inputs";
import { useList } from "~/design/lists";
import { Dialog } from "~/design/overlays";
import { Phone } from "~/design/time";
import { addNumber, changeTenant, openTenant, removeNumber } from "../api/operator";
import { AlarmNote } from "./AlarmNote";
import { Quota } from "./Quota";

function OpenForm({ onClose, onOpened }: { onClose: () => void; onOpened: (opened: OpenedTenant) => void }) {
  const { t } = useTranslation();
  const open = useAction((form: NewTenant) => openTenant({ ...form, numbers: form.numbers ?? [] }), { quiet: true, refresh: [["tenants"]], onDone: (opened) => { onClose(); onOpened(opened); } });
  return (
    <EntityForm<NewTenant, OpenedTenant> open title={t("operator.newTenant")} save={open} onClose={onClose} initial={{ seats: 10, maxCalls: 20, numbers: [] }} saveLabel={t("operator.open")}>
      <TextField name="name" label={t("operator.company")} autoFocus />
      <TextField name="code" label={t("operator.code")} hint={t("operator.codeHint")} max={31} pattern={/^[a-z][a-z0-9-]{1,30}$/} message={t("operator.codeRule")} />
      <NumberField name="seats" label={t("operator.seats")} hint={t("operator.seatsHint")} min={1} max={100000} />
      <NumberField name="maxCalls" label={t("operator.maxCalls")} min={1} max={1000000} />
      <Form.Item name="numbers" label={t("nav.numbers")} extra={t("operator.numbersHint")}><Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[",", " ", "，"]} placeholder="4008001000" /></Form.Item>
      <TextField name="adminName" label={t("operator.adminName")} optional />
    </EntityForm>
  );
}

function ChangeForm({ tenant, onClose }: { tenant: Tenant; onClose: () => void }) {
  const { t } = useTranslation();
  const trunks = useList<Trunk>("/trunks");
  const [number, setNumber] = useState("");
  const [trunkId, setTrunkId] = useState<number | undefined>();
  const save = useAction((form: Pick<Tenant, "name" | "seats" | "maxCalls">) => changeTenant({ id: tenant.id, ...form }), { quiet: true, done: t("common.saved"), refresh: [["tenants"]], onDone: onClose });
  const add = useAction(addNumber, { refresh: [["tenants"]], onDone: () => setNumber("") });
  const remove = useAction(removeNumber, { refresh: [["tenants"]] });
  return (
    <EntityForm<Pick<Tenant, "name" | "seats" | "maxCalls">, unknown> open title={tenant.name} save={save} onClose={onClose} initial={tenant}>
      <TextField name="name" label={t("operator.company")} />
      <NumberField name="seats" label={t("operator.seats")} hint={t("operator.seatsHint")} min={1} max={100000} />
      <NumberField name="maxCalls" label={t("operator.maxCalls")} min={0} max={1000000} />
      <div className="tl-stack-tight">
        <span className="tl-soft">{t("nav.numbers")}</span>
        {tenant.numbers.map((entry) => (
          <div key={entry.number} className="tl-spread">
            <Phone number={entry.number} />
            <ConfirmButton size="small" type="text" danger question={t("common.deleteAsk", { name: entry.number })} detail={t("operator.numberDelete")} onConfirm={() => remove.mutate({ tenant: tenant.id, number: entry.id })}>{t("common.remove")}</ConfirmButton>
          </div>
        ))}
        <div className="tl-row" style={{ flexWrap: "nowrap" }}>
          <Input value={number} onChange={(event) => setNumber(event.target.value)} inputMode="tel" placeholder="4008001000" aria-label={t("operator.addNumber")} />
          <Select allowClear value={trunkId} onChange={setTrunkId} placeholder={t("operator.anyTrunk")} style={{ minWidth: 140 }} aria-label={t("nav.trunks")} options={(trunks.data ?? []).map((trunk) => ({ value: trunk.id, label: trunk.name }))} />
          <Button loading={add.isPending} disabled={number.trim() === ""} onClick={() => add.mutate({ tenant: tenant.id, number: number.trim(), trunkId })}>{t("common.add")}</Button>
        </div>
      </div>
    </EntityForm>
  );
}

export default function TenantsPage() {
  const { t } = useTranslation();
  const tenants = useList<Tenant>("/tenants");
  const [editing, setEditing] = useState<number | "new" | null>(null);
  const [opened, setOpened] = useState<OpenedTenant | null>(null);
  const change = useAction(changeTenant, { done: t("common.saved"), refresh: [["tenants"]] });
  const open = <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setEditing("new")}>{t("operator.newTenant")}</Button>;
  const current = tenants.data?.find((tenant) => tenant.id === editing);
  return (
    <Page title={t("nav.tenants")} intro={t("operator.tenantsIntro")} actions={open}>
      <AlarmNote />
      <DataTable<Tenant> label={t("nav.tenants")} rows={tenants} rowKey="id" onOpen={(tenant) => setEditing(tenant.id)} empty={<EmptyState icon={<BankOutlined aria-hidden />} title={t("operator.noTenants")} hint={t("operator.noTenantsHint")} action={open} />}
        columns={[
          { title: t("operator.company"), render: (_, tenant) => <><strong>{tenant.name}</strong> <span className="tl-faint">{tenant.code}</span></> },
          { title: t("nav.numbers"), render: (_, tenant) => tenant.numbers.length === 0 ? "—" : tenant.numbers.map((entry) => <Tag key={entry.number}><Phone number={entry.number} /></Tag>) },
          { title: t("operator.seats"), align: "right", render: (_, tenant) => <Quota used={tenant.seatsUsed} of={tenant.seats} label={`${t("operator.seats")} ${tenant.name}`} /> },
          { title: t("operate.callsNow"), align: "right", render: (_, tenant) => <Quota used={tenant.callsNow} of={tenant.maxCalls} label={`${t("operate.callsNow")} ${tenant.name}`} /> },
          { title: t("records.state"), render: (_, tenant) => <StateBadge tone={tenant.state === "ACTIVE" ? "ready" : "danger"}>{t(`operator.state.${tenant.state}`)}</StateBadge> },
          { title: <span className="tl-visually-hidden">{t("common.actions")}</span>, align: "right", render: (_, tenant) => (
            <div className="tl-row" style={{ justifyContent: "flex-end" }}>
              <Button size="small" type="text" aria-label={`${t("common.edit")} ${tenant.name}`} onClick={() => setEditing(tenant.id)}>{t("common.edit")}</Button>
              {tenant.state === "ACTIVE"
                ? <ConfirmButton size="small" type="text" question={t("operator.suspendAsk", { name: tenant.name })} detail={t("operator.suspendDetail")} onConfirm={() => change.mutate({ id: tenant.id, state: "SUSPENDED" })}>{t("operator.suspend")}</ConfirmButton>
                : <Button size="small" type="text" onClick={() => change.mutate({ id: tenant.id, state: "ACTIVE" })}>{t("operator.resume")}</Button>}
            </div>
          ) },
        ]} />
      {editing === "new" && <OpenForm onClose={() => setEditing(null)} onOpened={setOpened} />}
      {current && <ChangeForm tenant={current} onClose={() => setEditing(null)} />}
      {opened && (
        <Dialog open title={t("operator.opened", { name: opened.tenant.name })} onCancel={() => setOpened(null)} onOk={() => setOpened(null)} okText={t("common.done")} cancelButtonProps={{ style: { display: "none" } }}>
          <div className="tl-stack">
            <Note tone="ready" title={t("common.shownOnce")} fix={t("operator.openedFix")} />
            <div className="tl-stack-tight"><span className="tl-soft">{t("session.login")}</span><Secret label={t("session.login")} value={opened.adminLogin} /></div>
            <div className="tl-stack-tight"><span className="tl-soft">{t("session.password")}</span><Secret label={t("session.password")} value={opened.adminPassword} /></div>
          </div>
        </Dialog>
      )}
    </Page>
  );
}
