import { Button, Form, type FormInstance } from "antd";
import type { UseMutationResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { problemOf } from "~/api/problem";
import { ErrorNote } from "./basics";
import { Sheet } from "./overlays";

interface Props<V extends object, R> {
  title: string;
  open: boolean;
  initial: Partial<V>;
  save: UseMutationResult<R, unknown, V>;
  onClose: () => void;
  children: ReactNode | ((form: FormInstance<V>) => ReactNode);
  footer?: ReactNode;
  wide?: boolean;
  saveLabel?: string;
}

/** The drawer in which one thing is made or changed: the list behind it keeps its place, and a refused save keeps what was typed. */
export function EntityForm<V extends object, R>({ title, open, initial, save, onClose, children, footer, wide, saveLabel }: Props<V, R>) {
  const { t } = useTranslation();
  const [form] = Form.useForm<V>();
  const fields = save.error ? problemOf(save.error).errors ?? [] : [];
  const close = () => { save.reset(); onClose(); };
  return (
    <Sheet title={title} open={open} onClose={close} size={wide ? 720 : 480} destroyOnHidden
      footer={
        <div className="tl-spread">
          <div className="tl-row">{footer}</div>
          <div className="tl-row">
            <Button onClick={close}>{t("common.cancel")}</Button>
            <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>{saveLabel ?? t("common.save")}</Button>
          </div>
        </div>
      }>
      <Form<V> form={form} layout="vertical" initialValues={initial} preserve={false} requiredMark="optional" scrollToFirstError
        onFinish={(values) => save.mutate(values)}>
        {save.error ? <div style={{ marginBottom: 16 }}><ErrorNote error={save.error} />{fields.length > 0 && <ul>{fields.map((f) => <li key={f.field}>{f.field}: {f.message}</li>)}</ul>}</div> : null}
        {typeof children === "function" ? children(form) : children}
      </Form>
    </Sheet>
  );
}
