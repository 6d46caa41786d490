import { NotificationOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Badge, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Announcement } from "~/api/types";
import { useAction } from "~/design/actions";
import { EmptyState, ErrorNote, Note, SkeletonLines, StateBadge } from "~/design/basics";
import { Sheet } from "~/design/overlays";
import { Moment } from "~/design/time";
import { confirmRead, readCurrent } from "../api/announcements";
import "./announcements.css";

const KEY = ["announcements", "current"];

/** What is announced now; `version` grows when the server says that it changed. */
function useCurrent(version: number) {
  const news = useQuery({ queryKey: [...KEY, version], queryFn: readCurrent, staleTime: 300_000, placeholderData: (before) => before });
  const items = news.data?.items ?? [];
  return { news, items, unread: items.filter((one) => one.readAt === null) };
}

const useConfirm = () => useAction(confirmRead, { refresh: [KEY] });

function Article({ one }: { one: Announcement }) {
  const { t } = useTranslation();
  const confirm = useConfirm();
  return (
    <article className="news-one">
      <h3>{one.urgent && <StateBadge tone="ringing" plain>{t("announcements.urgent")}</StateBadge>} {one.title}</h3>
      <p className="tl-faint">{one.author} · <Moment at={one.publishedAt} /></p>
      {one.body && <p className="news-body">{one.body}</p>}
      {one.readAt
        ? <span className="tl-faint">{t("announcements.readAt")} <Moment at={one.readAt} /></span>
        : <Button size="small" loading={confirm.isPending} onClick={() => confirm.mutate(one.id)}>{t("announcements.confirm")}</Button>}
    </article>
  );
}

/** The bell in the bar: how many are unread, and all of them in a drawer. */
export function NewsButton({ version }: { version: number }) {
  const { t } = useTranslation();
  const { news, items, unread } = useCurrent(version);
  const [open, setOpen] = useState(false);
  const label = unread.length > 0 ? t("announcements.unread", { count: unread.length }) : t("announcements.title");
  return (
    <>
      <Badge count={unread.length} size="small" offset={[-6, 6]}><Button type="text" icon={<NotificationOutlined aria-hidden />} aria-label={label} title={label} onClick={() => setOpen(true)} /></Badge>
      <Sheet title={t("announcements.title")} open={open} onClose={() => setOpen(false)} size={440} destroyOnHidden>
        {news.error ? <ErrorNote error={news.error} onRetry={() => void news.refetch()} /> : news.isPending ? <SkeletonLines />
          : items.length === 0 ? <EmptyState icon={<NotificationOutlined aria-hidden />} title={t("announcements.noneNow")} hint={t("announcements.noneNowHint")} />
          : items.map((one) => <Article key={one.id} one={one} />)}
      </Sheet>
    </>
  );
}

/** Urgent ones stand on top of every page until they are read. */
export function UrgentNews({ version }: { version: number }) {
  const { t } = useTranslation();
  const { unread } = useCurrent(version);
  const confirm = useConfirm();
  return unread.filter((one) => one.urgent).slice(0, 2).map((one) => (
    <Note key={one.id} tone="ringing" title={one.title} fix={one.body && <span className="news-brief">{one.body}</span>}
      action={<Button size="small" loading={confirm.isPending} onClick={() => confirm.mutate(one.id)}>{t("announcements.confirm")}</Button>} />
  ));
}

/** A line among the next steps while something is unread. */
export function NewsStep({ version }: { version: number }) {
  const { t } = useTranslation();
  const { unread } = useCurrent(version);
  const confirm = useConfirm();
  const first = unread[0];
  if (!first) return null;
  return (
    <li><NotificationOutlined aria-hidden /><span className="tl-grow tl-clip">{t("announcements.step", { title: first.title })}</span>
      <Button size="small" loading={confirm.isPending} onClick={() => confirm.mutate(first.id)}>{t("announcements.confirm")}</Button></li>
  );
}
