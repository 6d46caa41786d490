import { MinusCircleOutlined, PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams, useSearchParams } from "react-router";
import type { CallRow } from "~/api/types";
import { ConfirmButton, useAction } from "~/design/actions";
import { ErrorNote, Page, Panel } from "~/design/basics";
import { Duration, Moment } from "~/design/time";
import { deleteCustomer, readCalls, readCustomer, saveCustomer } from "../api/customers";
import { draftOf, formOf, type CustomerForm } from "../state/draft";

function Editor({ id, initial }: { id: string | null; initial: CustomerForm }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const save = useAction((form: CustomerForm) => saveCustomer(id, draftOf(form)), {
    quiet: true, done: t("common.saved"), refresh: [["customers"]], onDone: (saved) => { if (id === null && saved) void go(`/customers/${saved.id}`, { replace: true }); },
  });
  return (
    <Form<CustomerForm> layout="vertical" initialValues={initial} onFinish={(form) => save.mutate(form)} requiredMark={false}>
      {save.error ? <div style={{ marginBottom: 16 }}><ErrorNote error={save.error} /></div> : null}
      <Form.Item name="name" label={t("common.name")} rules={[{ required: true, message: t("common.required") }]}><Input maxLength={100} autoFocus={id === null} /></Form.Item>
      <Form.List name="numbers">
        {(fields, { add, remove }) => (
          <Form.Item label={t("customers.numbers")}>
            <div className="tl-stack-tight">
              {fields.map((field, at) => (
                <div key={field.key} className="tl-row" style={{ flexWrap: "nowrap" }}>
                  <Form.Item name={field.name} noStyle><Input inputMode="tel" aria-label={`${t("common.number")} ${at + 1}`} /></Form.Item>
                  <Button type="text" icon={<MinusCircleOutlined aria-hidden />} aria-label={`${t("common.remove")} ${at + 1}`} onClick={() => remove(field.name)} />
                </div>
              ))}
              <div><Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => add("")}>{t("customers.addNumber")}</Button></div>
            </div>
          </Form.Item>
        )}
      </Form.List>
      <div className="tl-row" style={{ gap: 16, alignItems: "flex-start" }}>
        <Form.Item name="company" label={t("customers.company")} style={{ flex: 2 }}><Input maxLength={100} /></Form.Item>
        <Form.Item name="level" label={t("customers.level")} style={{ flex: 1 }}><Input maxLength={40} /></Form.Item>
      </div>
      <Form.Item name="notes" label={t("customers.notes")}><Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={4000} /></Form.Item>
      <Form.List name="fields">
        {(fields, { add, remove }) => (
          <Form.Item label={t("customers.fields")}>
            <div className="tl-stack-tight">
              {fields.map((field, at) => (
                <div key={field.key} className="tl-row" style={{ flexWrap: "nowrap" }}>
                  <Form.Item name={[field.name, "name"]} noStyle><Input aria-label={`${t("customers.fieldName")} ${at + 1}`} placeholder={t("customers.fieldName")} maxLength={60} /></Form.Item>
                  <Form.Item name={[field.name, "value"]} noStyle><Input aria-label={`${t("customers.fieldValue")} ${at + 1}`} placeholder={t("customers.fieldValue")} maxLength={400} /></Form.Item>
                  <Button type="text" icon={<MinusCircleOutlined aria-hidden />} aria-label={`${t("common.remove")} ${at + 1}`} onClick={() => remove(field.name)} />
                </div>
              ))}
              <div><Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => add({ name: "", value: "" })}>{t("customers.addField")}</Button></div>
            </div>
          </Form.Item>
        )}
      </Form.List>
      <Button type="primary" htmlType="submit" loading={save.isPending}>{t("common.save")}</Button>
    </Form>
  );
}

function Calls({ id }: { id: string }) {
  const { t } = useTranslation();
  const calls = useQuery({ queryKey: ["customers", id, "calls"], queryFn: () => readCalls(id) });
  const row = (call: CallRow) => (
    <li key={call.id}>
      <Link to={`/records/${call.id}`}><Moment at={call.startedAt} /></Link>
      <span className="tl-soft">{call.queueName ?? call.agentName ?? ""}</span>
      <Duration seconds={call.talkSeconds} />
    </li>
  );
  return (
    <Panel title={t("customers.calls")}>
      {calls.error ? <ErrorNote error={calls.error} onRetry={() => void calls.refetch()} /> : calls.isPending ? <Skeleton active />
        : calls.data.items.length === 0 ? <p className="tl-faint" style={{ margin: 0 }}>{t("customers.noCalls")}</p>
        : <ul className="customer-calls">{calls.data.items.map(row)}</ul>}
    </Panel>
  );
}

export default function CustomerPage() {
  const { t } = useTranslation();
  const go = useNavigate();
  const { id = "new" } = useParams();
  const [address] = useSearchParams();
  const isNew = id === "new";
  const customer = useQuery({ queryKey: ["customers", "one", id], queryFn: () => readCustomer(id), enabled: !isNew });
  const remove = useAction(() => deleteCustomer(id), { done: t("common.deleted"), refresh: [["customers"]], onDone: () => void go("/customers") });
  const back = { to: "/customers", label: t("nav.customers") };
  if (isNew) {
    const number = address.get("number");
    return <Page title={t("customers.new")} back={back} narrow><Panel><Editor id={null} initial={formOf({ numbers: number ? [number] : [""] })} /></Panel></Page>;
  }
  return (
    <Page title={customer.data?.name ?? t("customers.one")} back={back}
      actions={customer.data && <ConfirmButton danger type="text" question={t("customers.deleteAsk")} detail={t("customers.deleteDetail")} onConfirm={() => remove.mutate()}>{t("common.delete")}</ConfirmButton>}>
      {customer.error ? <ErrorNote error={customer.error} onRetry={() => void customer.refetch()} /> : (
        <div className="customer-grid">
          <Panel>{customer.data ? <Editor key={customer.data.id} id={id} initial={formOf(customer.data)} /> : <Skeleton active />}</Panel>
          <Calls id={id} />
        </div>
      )}
    </Page>
  );
}
