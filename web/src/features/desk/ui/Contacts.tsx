import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { DeskCall, Outcome, PastContact } from "~/api/types";
import { ErrorNote, SkeletonLines, StateBadge, type Tone } from "~/design/basics";
import { Duration, Moment } from "~/design/time";
import { readContacts } from "../api/desk";

const toneOf: Record<Outcome, Tone> = { ANSWERED: "ready", ABANDONED: "ringing", VOICEMAIL: "wrap-up", IVR_ONLY: "not-ready", FAILED: "danger", LOST: "danger" };
const BRIEF = 2;

function Contact({ contact }: { contact: PastContact }) {
  const { t } = useTranslation();
  const who = [contact.queueName, contact.agentName].filter(Boolean).join(" · ");
  return (
    <li>
      <div className="desk-contact-line">
        <Link to={`/records/${contact.id}`}><Moment at={contact.at} /></Link>
        <StateBadge tone={toneOf[contact.outcome]}>{t(`records.outcome.${contact.outcome}`)}</StateBadge>
        {contact.talkSeconds > 0 && <Duration seconds={contact.talkSeconds} />}
      </div>
      <div className="tl-faint">{t(`desk.direction.${contact.direction}`)}{who && ` · ${who}`}</div>
      {(contact.category || contact.note) && <p className="desk-contact-note">{contact.category && <strong>{contact.category}</strong>}{contact.category && contact.note ? "：" : ""}{contact.note}</p>}
    </li>
  );
}

/** What was before with whoever is there, also with colleagues. While it rings, the last ones only. */
export function Contacts({ call, brief }: { call: DeskCall; brief: boolean }) {
  const { t } = useTranslation();
  const past = useQuery({ queryKey: ["desk-contacts", call.id, call.customer?.id ?? null], queryFn: () => readContacts(call.id), staleTime: Infinity, enabled: !call.customerUnavailable });
  if (call.customerUnavailable) return null;
  const items = past.data?.items ?? [];
  const shown = brief ? items.slice(0, BRIEF) : items;
  return (
    <section className="desk-contacts" aria-label={t("desk.contacts.title")}>
      <h3>{t("desk.contacts.title")}{items.length > 0 && <span className="desk-count-plain">{items.length}</span>}</h3>
      {past.error ? <ErrorNote error={past.error} onRetry={() => void past.refetch()} />
        : past.isPending ? <SkeletonLines lines={brief ? 2 : 4} />
        : shown.length === 0 ? <p className="tl-faint" style={{ margin: 0 }}>{t("desk.contacts.none")}</p>
        : <ol className="tl-plain-list">{shown.map((contact) => <Contact key={contact.id} contact={contact} />)}</ol>}
    </section>
  );
}
