import { NotificationOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, DatePicker, Form, Input, Switch } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Announcement } from "~/api/types";
import { ErrorNote, SkeletonLines, StateBadge } from "~/design/basics";
import { EntityPage } from "~/design/EntityPage";
import { TextField } from "~/design/fields";
import { Sheet } from "~/design/overlays";
import { Moment } from "~/design/time";
import { readReceipts } from "../api/announcements";
import "./announcements.css";

interface Draft { title: string; body: string; urgent: boolean; endsAt: Dayjs | null }

function Receipts({ of, onClose }: { of: Announcement; onClose: () => void }) {
  const { t } = useTranslation();
  const receipts = useQuery({ queryKey: ["announcements", of.id, "receipts"], queryFn: () => readReceipts(of.id) });
  return (
    <Sheet open title={of.title} onClose={onClose} size={400}>
      {receipts.error ? <ErrorNote error={receipts.error} onRetry={() => void receipts.refetch()} /> : receipts.isPending ? <SkeletonLines lines={8} /> : (
        <ul className="news-receipts" aria-label={t("announcements.receipts")}>
          {receipts.data.items.map((one) => (
            <li key={one.personId}><span>{one.name}</span>{one.readAt ? <span className="tl-soft"><Moment at={one.readAt} /></span> : <StateBadge tone="ringing">{t("announcements.notRead")}</StateBadge>}</li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

/** Where managers write announcements and see who has read them. */
export default function AnnouncementsPage() {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Announcement | null>(null);
  return (
    <>
      <EntityPage<Announcement, Draft> title={t("announcements.title")} intro={t("announcements.intro")} path="/announcements" newLabel={t("announcements.new")} nameOf={(one) => one.title}
        empty={{ title: t("announcements.none"), hint: t("announcements.noneHint"), icon: <NotificationOutlined aria-hidden /> }}
        blank={{ urgent: false, body: "", endsAt: null }} deleteDetail={t("announcements.withdrawDetail")}
        formOf={(one) => ({ title: one.title, body: one.body, urgent: one.urgent, endsAt: one.endsAt ? dayjs(one.endsAt) : null })}
        bodyOf={({ title, body, urgent, endsAt }) => ({ title, body: body ?? "", urgent, endsAt: endsAt?.toISOString() ?? null })}
        columns={[
          { title: t("announcements.heading"), render: (_, one) => <span className="tl-row">{one.urgent && <StateBadge tone="ringing" plain>{t("announcements.urgent")}</StateBadge>}{one.title}</span> },
          { title: t("announcements.author"), dataIndex: "author" },
          { title: t("announcements.since"), render: (_, one) => <Moment at={one.publishedAt} /> },
          { title: t("announcements.until"), render: (_, one) => one.endsAt ? <Moment at={one.endsAt} /> : t("announcements.open") },
          { title: t("announcements.read"), align: "right", render: (_, one) => <Button type="link" size="small" onClick={() => setAsked(one)} ><span className="tl-visually-hidden">{t("announcements.receipts")}: {one.title} </span><span className="tl-numeric">{one.readers ?? 0} / {one.people ?? 0}</span></Button> },
        ]}
        fields={() => (
          <>
            <TextField name="title" label={t("announcements.heading")} autoFocus />
            <Form.Item name="body" label={t("announcements.text")}><Input.TextArea autoSize={{ minRows: 5, maxRows: 16 }} maxLength={4000} /></Form.Item>
            <Form.Item name="urgent" label={t("announcements.urgent")} extra={t("announcements.urgentHint")} valuePropName="checked"><Switch /></Form.Item>
            <Form.Item name="endsAt" label={t("announcements.until")} extra={t("announcements.untilHint")}><DatePicker showTime={{ format: "HH:mm" }} format="YYYY-MM-DD HH:mm" minDate={dayjs()} /></Form.Item>
          </>
        )} />
      {asked && <Receipts of={asked} onClose={() => setAsked(null)} />}
    </>
  );
}
