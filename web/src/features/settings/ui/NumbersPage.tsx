import { NumberOutlined } from "@ant-design/icons";
import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "~/api/client";
import type { Flow, PhoneNumber } from "~/api/types";
import { useAction } from "~/design/actions";
import { LinkButton } from "~/design/LinkButton";
import { EmptyState, Page } from "~/design/basics";
import { DataTable } from "~/design/DataTable";
import { Select } from "~/design/inputs";
import { useList } from "~/design/lists";
import { Phone } from "~/design/time";

function Name({ number, onSave }: { number: PhoneNumber; onSave: (name: string) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(number.name ?? "");
  const save = () => { if (name.trim() !== (number.name ?? "")) onSave(name.trim()); };
  return <Input value={name} maxLength={100} placeholder={t("settings.nameHint")} style={{ width: 200 }} aria-label={`${t("common.name")} ${number.number}`} onChange={(event) => setName(event.target.value)} onBlur={save} onPressEnter={save} />;
}

export default function NumbersPage() {
  const { t } = useTranslation();
  const numbers = useList<PhoneNumber>("/numbers");
  const flows = useList<Flow>("/flows");
  const change = useAction(({ id, ...body }: { id: number; flowId?: number; name?: string }) => api.patch(`/numbers/${id}`, body), { done: t("common.saved"), refresh: [["numbers"]] });
  const published = (flows.data ?? []).map((flow) => ({ value: flow.id, label: flow.name, disabled: flow.published === null || flow.published === undefined }));
  return (
    <Page title={t("nav.numbers")} intro={t("settings.numbersIntro")}>
      <DataTable<PhoneNumber> label={t("nav.numbers")} rows={numbers} rowKey="id" empty={<EmptyState icon={<NumberOutlined aria-hidden />} title={t("settings.noNumbers")} hint={t("settings.noNumbersHint")} />}
        columns={[
          { title: t("common.number"), render: (_, number) => <strong><Phone number={number.number} /></strong> },
          { title: t("common.name"), render: (_, number) => <Name number={number} onSave={(name) => change.mutate({ id: number.id, name })} /> },
          { title: t("settings.flow"), render: (_, number) => (
            <div className="tl-row">
              <Select style={{ width: 240 }} value={number.flowId ?? undefined} placeholder={t("settings.noFlow")} status={number.flowId === null ? "warning" : undefined} options={published}
                aria-label={`${t("settings.flow")} ${number.number}`} onChange={(flowId: number) => change.mutate({ id: number.id, flowId })} />
              {number.flowId !== null && <LinkButton to={`/flows/${number.flowId}`} type="link" size="small">{t("settings.openFlow")}</LinkButton>}
            </div>
          ) },
        ]} />
    </Page>
  );
}
