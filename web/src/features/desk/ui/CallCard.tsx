import { EnvironmentOutlined, ExperimentOutlined, GlobalOutlined, PhoneOutlined, RobotOutlined, UserAddOutlined } from "@ant-design/icons";
import { Button, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { DeskCall, DeskCallState } from "~/api/types";
import { Note, StateBadge } from "~/design/basics";
import { Avatar } from "~/design/figures";
import { KeyCaps } from "~/design/keys";
import { StateIcon, stateTone, type StateName } from "~/design/states";
import { Duration, Phone, Timer, useNow, useNumberText } from "~/design/time";
import { deskKeys } from "../state/keys";
import { CallControls } from "./CallControls";
import { Contacts } from "./Contacts";
import { useDesk, useDeskActions } from "./DeskContext";
import { HearingPicture } from "./HearingPicture";
import { Notes } from "./Notes";

const stateOf: Record<DeskCallState, StateName> = {
  OFFERED: "RINGING", RINGING: "RINGING", TALKING: "TALKING", HELD: "HELD", CONSULTING: "CONSULTING", CONFERENCE: "CONFERENCE", WRAP_UP: "WRAP_UP",
};
const SHOWN_MATCHES = 4;
const SHOWN_STEPS = 6;

export function otherOf(call: DeskCall): string {
  return call.direction === "OUT" ? call.to : call.from;
}

/** Who it is: the name where we know it, else the number. */
export function useWho(): (call: DeskCall) => string {
  const numberText = useNumberText();
  return (call) => call.customer?.name ?? (call.direction === "INTERNAL" ? call.parties.find((party) => party.kind === "AGENT")?.name : null) ?? numberText(otherOf(call));
}

/** What stands for somebody without a name: where the call comes from. */
function Nameless({ number }: { number: string }) {
  if (number.startsWith("web:")) return <GlobalOutlined aria-hidden />;
  return number.startsWith("practice:") ? <RobotOutlined aria-hidden /> : <PhoneOutlined aria-hidden />;
}

function Who({ call }: { call: DeskCall }) {
  const { t } = useTranslation();
  const other = otherOf(call);
  const name = useWho()(call);
  const isNumber = useNumberText()(other) === name;
  return (
    <div className="desk-who">
      <Avatar name={name} icon={isNumber ? <Nameless number={other} /> : undefined} size={52} />
      <div className="tl-grow">
        <h2>{name}</h2>
        <p>
          {call.practice && <StateBadge tone="held" plain><ExperimentOutlined aria-hidden /> {t("desk.practice.mark")}</StateBadge>}
          {!isNumber && <Phone number={other} />}
          {call.area && <span><EnvironmentOutlined aria-hidden /> {call.area}</span>}
          {call.customer?.company && <span>{call.customer.company}</span>}
          {call.customer?.level && <Tag>{call.customer.level}</Tag>}
        </p>
      </div>
    </div>
  );
}

/** How the caller came here: what they chose in the menus, the queue, the wait, and the number that they dialled. */
function Path({ call }: { call: DeskCall }) {
  const { t } = useTranslation();
  const steps = call.ivr.slice(-SHOWN_STEPS);
  return (
    <dl className="desk-facts">
      {steps.length > 0 && (
        <div className="desk-facts-wide">
          <dt>{t("desk.pop.path")}</dt>
          <dd><ol className="desk-path">{steps.map((step, at) => <li key={at}>{step.digits && <kbd>{step.digits}</kbd>}<span>{step.label}</span></li>)}</ol></dd>
        </div>
      )}
      {call.queue && <div><dt>{t("desk.pop.queue")}</dt><dd>{call.queue.name}</dd></div>}
      {call.waitedSeconds !== null && <div><dt>{t("desk.pop.waited")}</dt><dd><Duration seconds={call.waitedSeconds} /></dd></div>}
      {!call.practice && <div><dt>{t(call.direction === "OUT" ? "desk.pop.shown" : "desk.pop.dialled")}</dt><dd><Phone number={call.direction === "OUT" ? call.from : call.to} /></dd></div>}
    </dl>
  );
}

function CustomerMatch({ call }: { call: DeskCall }) {
  const { t } = useTranslation();
  if (call.direction === "INTERNAL" || call.practice) return null;
  if (call.customerUnavailable) return <Note tone="ringing" title={t("desk.pop.unavailable")} fix={t("desk.pop.unavailableFix")} />;
  const others = call.matches.filter((match) => match.id !== call.customer?.id);
  return (
    <div className="tl-stack-tight">
      {call.customer?.notes && <p className="desk-customer-notes">{call.customer.notes}</p>}
      {others.length > 0 && !call.customer && <p className="tl-soft" style={{ margin: 0 }}>{t("desk.pop.several")}</p>}
      <div className="tl-row" style={{ gap: 14 }}>
        {call.customer
          ? <Link to={`/customers/${call.customer.id}`}>{t("desk.pop.open")}</Link>
          : <Link to={`/customers/new?number=${encodeURIComponent(otherOf(call))}`}><UserAddOutlined aria-hidden /> {t("desk.pop.newCustomer")}</Link>}
        {others.slice(0, SHOWN_MATCHES).map((match) => <Link key={match.id} to={`/customers/${match.id}`}>{match.name}{match.company ? ` · ${match.company}` : ""}</Link>)}
      </div>
    </div>
  );
}

/** Empties until the call goes to somebody else. The seconds stand beside it. */
function Countdown({ since, until }: { since: string; until: string }) {
  const now = useNow();
  const [from, to] = [new Date(since).getTime(), new Date(until).getTime()];
  const left = Math.min(1, Math.max(0, (to - now) / Math.max(1, to - from)));
  return <span className="desk-countdown" aria-hidden><span style={{ transform: `scaleX(${left})` }} /></span>;
}

function Head({ call, wrapUpUntil }: { call: DeskCall; wrapUpUntil: string | null }) {
  const { t } = useTranslation();
  const offered = call.state === "OFFERED";
  const state = stateOf[call.state];
  const until = offered ? call.answerBy : call.state === "WRAP_UP" ? wrapUpUntil : null;
  return (
    <div className={`desk-call-head tl-tone-${stateTone[state]}`}>
      <StateIcon state={state} size={18} />
      <strong>{t(`desk.call.${call.state}`)}</strong>
      <span className="desk-call-direction">{t(`desk.direction.${call.direction}`)}</span>
      {call.supervisor && <span className="desk-supervisor">{t(`desk.supervisor.${call.supervisor.mode}`, { name: call.supervisor.name })}</span>}
      {call.recording && <span className="desk-recording">{t("desk.recording")}</span>}
      <span className="desk-call-timer">
        {until && <span className="desk-call-timer-label">{t(offered ? "desk.answerWithin" : "desk.wrapUpLeft")}</span>}
        {until ? <Timer until={until} /> : <Timer since={call.since} />}
      </span>
      {until && <Countdown since={call.since} until={until} />}
    </div>
  );
}

/** One call, from its ring to the end of the wrap-up. */
export function CallCard({ call, wrapUpUntil, keyless }: { call: DeskCall; wrapUpUntil: string | null; keyless?: boolean }) {
  const { t } = useTranslation();
  const actions = useDeskActions();
  const { snapshot } = useDesk();
  const offered = call.state === "OFFERED";
  const wrapUp = call.state === "WRAP_UP";
  return (
    <section className={`tl-panel desk-call desk-call-${call.state}${offered ? " tl-pulse" : ""}`} aria-label={t(`desk.call.${call.state}`)}>
      <Head call={call} wrapUpUntil={wrapUpUntil} />
      <div className="desk-call-main">
        <Who call={call} />
        <Path call={call} />
        <CustomerMatch call={call} />
        <HearingPicture call={call} agentId={snapshot?.agent.id ?? 0} />
      </div>
      <div className="desk-call-foot">
        {wrapUp
          ? <Button type="primary" size="large" aria-keyshortcuts={deskKeys.wrapUp} loading={actions.endWrapUp.isPending} onClick={() => actions.endWrapUp.mutate()}>{t("desk.endWrapUp")}<KeyCaps keys={deskKeys.wrapUp} /></Button>
          : <CallControls call={call} keyless={keyless} />}
      </div>
      <div className="desk-call-body">
        {!offered && <Notes key={call.id} call={call} />}
        {!call.practice && call.direction !== "INTERNAL" && <Contacts call={call} brief={offered} />}
      </div>
    </section>
  );
}
