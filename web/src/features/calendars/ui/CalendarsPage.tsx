import { CalendarOutlined } from "@ant-design/icons";
import { Button, DatePicker, Form, Input } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Calendar } from "~/api/types";
import { EntityPage } from "~/design/EntityPage";
import { Rows, TextField } from "~/design/fields";
import { Select } from "~/design/inputs";
import { days, formOf, runsOf, timeOf, type CalendarForm } from "../state/calendar";
import { YearDrawer } from "./YearDrawer";

/** Dates travel as text; the picker wants its own kind. */
const dateProps = {
  getValueProps: (value: string | undefined) => ({ value: value ? dayjs(value) : null }),
  normalize: (value: Dayjs | null) => value ? value.format("YYYY-MM-DD") : "",
};

function Time({ name, label }: { name: (string | number)[]; label: string }) {
  const { t } = useTranslation();
  return (
    <Form.Item name={name} noStyle validateTrigger="onBlur" rules={[{ validator: (_, value: string) => timeOf(value ?? "") ? Promise.resolve() : Promise.reject(new Error(t("calendars.timeRule"))) }]}>
      <Input aria-label={label} placeholder="09:00" maxLength={5} style={{ width: 84 }} inputMode="numeric" />
    </Form.Item>
  );
}

function Span({ at }: { at: number }) {
  const { t } = useTranslation();
  return <><Time name={[at, "from"]} label={t("calendars.from")} /><span aria-hidden>–</span><Time name={[at, "to"]} label={t("calendars.to")} /></>;
}

export default function CalendarsPage() {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Calendar | null>(null);
  const required = [{ required: true, message: t("common.required") }];
  const spans = (list: { from: string; to: string }[]) => (list ?? []).map((span) => ({ ...span, from: timeOf(span.from) ?? span.from, to: timeOf(span.to) ?? span.to }));
  return (
    <>
    <EntityPage<Calendar, CalendarForm> title={t("nav.calendars")} intro={t("calendars.intro")} path="/calendars" newLabel={t("calendars.new")} wide nameOf={(calendar) => calendar.name}
      rowActions={(calendar) => <Button size="small" type="text" icon={<CalendarOutlined aria-hidden />} aria-label={`${t("year.show")} ${calendar.name}`} onClick={() => setShown(calendar)}>{t("year.show")}</Button>}
      empty={{ title: t("calendars.none"), hint: t("calendars.noneHint"), icon: <CalendarOutlined aria-hidden /> }}
      blank={{ hours: [{ days: ["MON", "TUE", "WED", "THU", "FRI"], from: "09:00", to: "18:00" }], holidays: [], workdays: [] }} formOf={formOf}
      bodyOf={(form) => ({ ...form, hours: spans(form.hours), holidays: form.holidays ?? [], workdays: spans(form.workdays) })}
      columns={[
        { title: t("common.name"), dataIndex: "name" },
        { title: t("calendars.hours"), render: (_, calendar) => formOf(calendar).hours.map((span, at) => (
          <div key={at} className="tl-numeric">{runsOf(span.days).map(([first, last]) => first === last ? t(`calendars.day.${first}`) : `${t(`calendars.day.${first}`)}–${t(`calendars.day.${last}`)}`).join(t("calendars.comma"))} {span.from}–{span.to}</div>
        )) },
        { title: t("calendars.holidays"), align: "right", render: (_, calendar) => calendar.holidays?.length ?? 0 },
        { title: t("calendars.workdays"), align: "right", render: (_, calendar) => calendar.workdays?.length ?? 0 },
      ]}
      fields={(_, row) => (
        <>
          <TextField name="name" label={t("common.name")} autoFocus={row === null} />
          <Rows name="hours" label={t("calendars.hours")} hint={t("calendars.hoursHint")} addLabel={t("calendars.addHours")} blank={() => ({ days: [], from: "09:00", to: "18:00" })} row={(at) => (
            <>
              <Form.Item name={[at, "days"]} noStyle rules={required}><Select mode="multiple" style={{ flex: 1 }} aria-label={t("calendars.days")} options={days.map((value) => ({ value, label: t(`calendars.day.${value}`) }))} /></Form.Item>
              <Span at={at} />
            </>
          )} />
          <Rows name="holidays" label={t("calendars.holidays")} hint={t("calendars.holidaysHint")} addLabel={t("calendars.addHoliday")} blank={() => ({ date: "", name: "" })} max={500} row={(at) => (
            <>
              <Form.Item name={[at, "date"]} noStyle rules={required} {...dateProps}><DatePicker aria-label={t("calendars.date")} style={{ width: 150 }} /></Form.Item>
              <Form.Item name={[at, "name"]} noStyle rules={required}><Input aria-label={t("common.name")} maxLength={50} style={{ flex: 1 }} /></Form.Item>
            </>
          )} />
          <Rows name="workdays" label={t("calendars.workdays")} hint={t("calendars.workdaysHint")} addLabel={t("calendars.addWorkday")} blank={() => ({ date: "", from: "09:00", to: "18:00" })} max={500} row={(at) => (
            <>
              <Form.Item name={[at, "date"]} noStyle rules={required} {...dateProps}><DatePicker aria-label={t("calendars.date")} style={{ width: 150 }} /></Form.Item>
              <Span at={at} />
            </>
          )} />
        </>
      )} />
    {shown && <YearDrawer calendar={shown} first={new Date().getFullYear()} onClose={() => setShown(null)} />}
    </>
  );
}
