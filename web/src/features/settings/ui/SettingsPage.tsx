import { useQuery } from "@tanstack/react-query";
import { Button, Form, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "~/api/client";
import type { PhoneNumber, Settings } from "~/api/types";
import { useAction } from "~/design/actions";
import { ErrorNote, Facts, Page, Panel } from "~/design/basics";
import { ChoiceField, TextField } from "~/design/fields";
import { Select } from "~/design/inputs";
import { useList } from "~/design/lists";
import { phoneText } from "~/design/time";

type Values = Pick<Settings, "timeZone" | "countryCode" | "allowedPrefixes" | "outboundCallerId">;

function Editor({ settings }: { settings: Settings }) {
  const { t } = useTranslation();
  const numbers = useList<PhoneNumber>("/numbers");
  const save = useAction((values: Values) => api.put("/settings", { ...values, outboundCallerId: values.outboundCallerId ?? null }), { quiet: true, done: t("common.saved"), refresh: [["settings"]] });
  const zones = Intl.supportedValuesOf("timeZone");
  const all = zones.includes(settings.timeZone) ? zones : [settings.timeZone, ...zones];
  return (
    <div className="tl-stack">
      <Panel>
        <Form<Values> layout="vertical" initialValues={settings} style={{ maxWidth: 520 }} onFinish={(values) => save.mutate(values)} requiredMark="optional">
          {save.error ? <div style={{ marginBottom: 16 }}><ErrorNote error={save.error} /></div> : null}
          <ChoiceField name="timeZone" label={t("settings.timeZone")} hint={t("settings.timeZoneHint")} options={all.map((value) => ({ value, label: value }))} />
          <TextField name="countryCode" label={t("settings.country")} hint={t("settings.countryHint")} max={2} pattern={/^[A-Z]{2}$/} message={t("settings.countryRule")} />
          <ChoiceField name="outboundCallerId" label={t("settings.callerId")} hint={t("settings.callerIdHint")} optional empty={t("settings.noCallerId")} options={(numbers.data ?? []).map((number) => ({ value: number.number, label: phoneText(number.number) }))} />
          <Form.Item name="allowedPrefixes" label={t("settings.prefixes")} extra={t("settings.prefixesHint")}
            rules={[{ validator: (_, values: string[]) => (values ?? []).every((value) => /^\+?\d{1,15}$/.test(value)) ? Promise.resolve() : Promise.reject(new Error(t("settings.prefixesRule"))) }]}>
            <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[",", " ", "，"]} placeholder="+861" />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={save.isPending}>{t("common.save")}</Button>
        </Form>
      </Panel>
      <Panel title={t("settings.limits")}><Facts items={[[t("settings.seats"), settings.seats], [t("settings.maxCalls"), settings.maxCalls]]} /></Panel>
    </div>
  );
}

export default function SettingsPage() {
  const { t } = useTranslation();
  const settings = useQuery({ queryKey: ["settings"], queryFn: () => api.get<Settings>("/settings") });
  return (
    <Page title={t("nav.settings")} narrow>
      {settings.error ? <ErrorNote error={settings.error} onRetry={() => void settings.refetch()} /> : settings.data ? <Editor settings={settings.data} /> : <Panel><Skeleton active /></Panel>}
    </Page>
  );
}
