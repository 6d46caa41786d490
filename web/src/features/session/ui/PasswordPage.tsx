import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { Page, Panel } from "~/design/basics";
import { useAction } from "~/design/actions";
import { changePassword } from "../api/session";

interface Values { old: string; new: string; repeat: string }

export default function PasswordPage() {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const save = useAction(changePassword, { done: t("session.changed"), onDone: () => form.resetFields() });
  const required = { required: true, message: t("common.required") };
  return (
    <Page title={t("session.changePassword")} intro={t("session.changeIntro")} narrow>
      <Panel>
        <Form<Values> form={form} layout="vertical" requiredMark={false} style={{ maxWidth: 380 }} onFinish={(values) => save.mutate({ old: values.old, new: values.new })}>
          <Form.Item name="old" label={t("session.old")} rules={[required]}><Input.Password autoComplete="current-password" /></Form.Item>
          <Form.Item name="new" label={t("session.new")} extra={t("session.newHint")} rules={[required, { min: 10, message: t("session.short") }]}><Input.Password autoComplete="new-password" /></Form.Item>
          <Form.Item name="repeat" label={t("session.repeat")} dependencies={["new"]}
            rules={[required, ({ getFieldValue }) => ({ validator: (_, value) => value === getFieldValue("new") ? Promise.resolve() : Promise.reject(new Error(t("session.different"))) })]}>
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={save.isPending}>{t("session.changePassword")}</Button>
        </Form>
      </Panel>
    </Page>
  );
}
