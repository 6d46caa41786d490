import { EnvironmentOutlined, UserAddOutlined } from "@ant-design/icons";
import { Button, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { DeskCall, DeskCallState } from "~/api/types";
import { Facts, Note, StateBadge, type Tone } from "~/design/basics";
import { Duration, Phone, phoneText, Timer } from "~/design/time";
import { CallControls } from "./CallControls";
import { useDeskActions } from "./DeskContext";
import { Notes } from "./Notes";

const toneOf: Record<DeskCallState, Tone> = {
  OFFERED: "ringing", RINGING: "ringing", TALKING: "talking", HELD: "not-ready", CONSULTING: "talking", CONFERENCE: "talking", WRAP_UP: "wrap-up",
};
const SHOWN_MATCHES = 4;

function otherOf(call: DeskCall): string {
  return call.direction === "OUT" ? call.to : call.from;
}

function Who({ call }: { call: DeskCall }) {
  const other = otherOf(call);
  const name = call.customer?.name ?? (call.direction === "INTERNAL" ? call.parties.find((party) => party.kind === "AGENT")?.name : null);
  return (
    <div className="desk-who">
      <h2>{name ?? phoneText(other)}</h2>
      <p>
        {name && <Phone number={other} />}
        {call.customer?.company && <span>{call.customer.company}</span>}
        {call.customer?.level && <Tag>{call.customer.level}</Tag>}
        {call.area && <span><EnvironmentOutlined aria-hidden /> {call.area}</span>}
      </p>
    </div>
  );
}

/** How the caller came here: the queue, the wait, and what they chose in the menus. */
function Path({ call }: { call: DeskCall }) {
  const { t } = useTranslation();
  return (
    <Facts items={[
      [t("desk.pop.dialled"), <Phone key="to" number={call.direction === "OUT" ? call.from : call.to} />],
      ...(call.queue ? [[t("desk.pop.queue"), call.queue.name] as [string, string]] : []),
      ...(call.waitedSeconds !== null ? [[t("desk.pop.waited"), <Duration key="w" seconds={call.waitedSeconds} />] as [string, React.ReactNode]] : []),
      ...(call.ivr.length > 0 ? [[t("desk.pop.path"), (
        <span key="p" className="desk-path">{call.ivr.map((step, at) => <span key={at}>{step.digits && <kbd>{step.digits}</kbd>}{step.label}</span>)}</span>
      )] as [string, React.ReactNode]] : []),
    ]} />
  );
}

function CustomerMatch({ call }: { call: DeskCall }) {
  const { t } = useTranslation();
  if (call.direction === "INTERNAL") return null;
  if (call.customerUnavailable) return <Note tone="ringing" title={t("desk.pop.unavailable")} fix={t("desk.pop.unavailableFix")} />;
  const others = call.matches.filter((match) => match.id !== call.customer?.id);
  return (
    <div className="tl-stack-tight">
      {call.customer?.notes && <p className="desk-customer-notes">{call.customer.notes}</p>}
      <div className="tl-row">
        {call.customer
          ? <Link to={`/customers/${call.customer.id}`}>{t("desk.pop.open")}</Link>
          : <Link to={`/customers/new?number=${encodeURIComponent(otherOf(call))}`}><UserAddOutlined aria-hidden /> {t("desk.pop.newCustomer")}</Link>}
        {others.slice(0, SHOWN_MATCHES).map((match) => <Link key={match.id} to={`/customers/${match.id}`}>{match.name}{match.company ? ` · ${match.company}` : ""}</Link>)}
      </div>
    </div>
  );
}

function Parties({ call }: { call: DeskCall }) {
  const { t, i18n } = useTranslation();
  if (call.parties.length < 3 && call.state !== "CONSULTING") return null;
  return (
    <ul className="desk-parties" aria-label={t("desk.parties")}>
      {call.parties.map((party) => (
        <li key={party.id}>
          <strong>{party.name ? phoneText(party.name) : t(`desk.party.${party.kind}`)}</strong>
          <span className="tl-faint">{i18n.exists(`desk.partyState.${party.state}`) ? t(`desk.partyState.${party.state as "TALKING"}`) : party.state}{party.muted ? ` · ${t("desk.muted")}` : ""}</span>
        </li>
      ))}
    </ul>
  );
}

/** One call, from its ring to the end of the wrap-up. */
export function CallCard({ call, wrapUpUntil }: { call: DeskCall; wrapUpUntil: string | null }) {
  const { t } = useTranslation();
  const actions = useDeskActions();
  const offered = call.state === "OFFERED";
  const wrapUp = call.state === "WRAP_UP";
  return (
    <section className={`tl-panel desk-call desk-call-${call.state}${offered ? " tl-pulse" : ""}`} aria-label={t(`desk.call.${call.state}`)}>
      <div className="desk-call-head">
        <StateBadge tone={toneOf[call.state]}>{t(`desk.call.${call.state}`)}</StateBadge>
        <span className="tl-soft">{t(`desk.direction.${call.direction}`)}</span>
        {call.recording && <span className="desk-recording">{t("desk.recording")}</span>}
        <span className="desk-call-timer">
          {offered && call.answerBy ? <>{t("desk.answerWithin")} <Timer until={call.answerBy} /></> : wrapUp && wrapUpUntil ? <Timer until={wrapUpUntil} /> : <Timer since={call.since} />}
        </span>
      </div>
      <div className="desk-call-body">
        <div className="tl-stack">
          <Who call={call} />
          <Path call={call} />
          <CustomerMatch call={call} />
          <Parties call={call} />
        </div>
        {!offered && <Notes key={call.id} call={call} />}
      </div>
      <div className="desk-call-foot">
        {wrapUp
          ? <Button type="primary" size="large" loading={actions.endWrapUp.isPending} onClick={() => actions.endWrapUp.mutate()}>{t("desk.endWrapUp")}</Button>
          : <CallControls call={call} />}
      </div>
    </section>
  );
}
