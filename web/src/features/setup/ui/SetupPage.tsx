import { CheckOutlined, PhoneFilled } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api } from "~/api/client";
import { LinkButton } from "~/design/LinkButton";
import { ErrorNote, Note, Page, Panel } from "~/design/basics";
import { Phone } from "~/design/time";
import { doneOf, placeOf, stepNow, type Setup, type SetupStep } from "../state/setup";
import "./setup.css";

/** Somebody may be setting things up in another tab, or the phone rings: the list looks again by itself. */
const REFRESH_MS = 3000;

function Try({ setup }: { setup: Setup }) {
  const { t } = useTranslation();
  return (
    <div className="setup-try">
      {setup.dial && <span>{t("setup.dial")} <strong><Phone number={setup.dial} /></strong></span>}
      {setup.link && <Button type="primary" icon={<PhoneFilled aria-hidden />} href={`/call/${setup.link}`} target="_blank" rel="noreferrer">{t("setup.callFromPage")}</Button>}
      {!setup.link && <Link to="/web-links">{t("setup.makeLink")}</Link>}
    </div>
  );
}

function Step({ step, at, now, setup }: { step: SetupStep; at: number; now: boolean; setup: Setup }) {
  const { t } = useTranslation();
  const place = step.missing && placeOf[step.missing];
  const isCall = step.step === "TEST_CALL";
  return (
    <li className={`setup-step ${step.done ? "setup-step-done" : now ? "setup-step-now" : "setup-step-later"}`} aria-current={now ? "step" : undefined}>
      <span className="setup-mark" aria-hidden>{step.done ? <CheckOutlined aria-hidden /> : at + 1}</span>
      <div>
        <h2>{t(`setup.step.${step.step}`)} <span className="tl-visually-hidden">{t(step.done ? "setup.isDone" : "setup.isOpen")}</span></h2>
        <p>{step.missing ? t(`setup.missing.${step.missing}`) : t(`setup.done.${step.step}`)}</p>
        {step.names.length > 0 && <ul className="setup-names">{step.names.map((name) => <li key={name}>{step.missing === "NUMBER_WITHOUT_FLOW" ? <Phone number={name} /> : name}</li>)}</ul>}
        {isCall && (now || step.done) && <Try setup={setup} />}
      </div>
      {place && !isCall && <div className="setup-action"><LinkButton to={place} type={now ? "primary" : "default"}>{t(`setup.go.${step.missing as "NO_NUMBER"}`)}</LinkButton></div>}
    </li>
  );
}

/** What is left to do until a caller's ring is heard. Nothing is ticked off by hand. */
export default function SetupPage() {
  const { t } = useTranslation();
  const setup = useQuery({ queryKey: ["setup"], queryFn: ({ signal }) => api.get<Setup>("/setup", { signal }), refetchInterval: REFRESH_MS });
  if (!setup.data) {
    return <Page title={t("nav.checklist")} intro={t("setup.intro")} narrow>{setup.error ? <ErrorNote error={setup.error} onRetry={() => void setup.refetch()} /> : <Panel><Skeleton active title={false} paragraph={{ rows: 8 }} /></Panel>}</Page>;
  }
  const { steps, ringing, talking } = setup.data;
  const now = stepNow(steps);
  return (
    <Page title={t("nav.checklist")} intro={t("setup.intro")} narrow actions={<span className="tl-soft tl-numeric">{t("setup.progress", { done: doneOf(steps), of: steps.length })}</span>}>
      <div className="tl-stack">
        {ringing.length > 0 && <Note tone="ringing" title={t("setup.ringing", { names: ringing.join(t("calendars.comma")) })} fix={t("setup.ringingFix")} />}
        {ringing.length === 0 && talking.length > 0 && <Note tone="talking" title={t("setup.talking", { names: talking.join(t("calendars.comma")) })} />}
        {now === null && ringing.length === 0 && <Note tone="ready" title={t("setup.ready")} fix={t("setup.readyFix")} />}
        <Panel flush><ol className="setup-steps">{steps.map((step, at) => <Step key={step.step} step={step} at={at} now={step.step === now} setup={setup.data} />)}</ol></Panel>
        {now === null && (
          <Panel title={t("setup.further")}>
            <div className="tl-row" style={{ gap: 16 }}>
              <Link to="/prompts">{t("setup.furtherPrompts")}</Link><Link to="/flows">{t("setup.furtherFlow")}</Link><Link to="/agents">{t("setup.furtherAgents")}</Link>
              <Link to="/calendars">{t("setup.furtherCalendar")}</Link>
            </div>
          </Panel>
        )}
      </div>
    </Page>
  );
}
