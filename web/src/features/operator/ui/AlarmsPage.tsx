import { CheckCircleOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { EmptyState, ErrorNote, Facts, Page, Panel, StateBadge } from "~/design/basics";
import { Moment, Timer } from "~/design/time";
import { alarmsQuery } from "../api/operator";
import { standing, toneOf, type Alarm } from "../state/alarms";
import "./operator.css";

const parts = ["symptom", "cause", "interim", "solution"] as const;

function Book({ alarm, open }: { alarm: Alarm; open: boolean }) {
  const { t } = useTranslation();
  return (
    <details className="alarm-book" open={open}>
      <summary>{t("alarms.book")}</summary>
      <Facts items={parts.map((part) => [t(`alarms.part.${part}`), t(`alarms.kind.${alarm.kind}.${part}`, alarm.figures)])} />
    </details>
  );
}

function AlarmRow({ alarm }: { alarm: Alarm }) {
  const { t } = useTranslation();
  const stands = alarm.cleared === null;
  return (
    <li className="alarm">
      <div className="tl-spread">
        <div>
          <h2 className="alarm-title">{t(`alarms.kind.${alarm.kind}.title`, alarm.figures)}</h2>
          <span className="tl-soft">{alarm.subject}</span>
        </div>
        <div className="alarm-when">
          <StateBadge tone={toneOf(alarm)}>{stands ? t(`alarms.severity.${alarm.severity}`) : t("alarms.state.over")}</StateBadge>
          <span className="tl-faint">{t("alarms.since")} <Moment at={alarm.since} /> {stands ? <>· <Timer since={alarm.since} /></> : <>· {t("alarms.cleared")} <Moment at={alarm.cleared} /></>}</span>
        </div>
      </div>
      <Book alarm={alarm} open={stands} />
    </li>
  );
}

/** What needs somebody now, each with what to do about it; what is over stays for a while. */
export default function AlarmsPage() {
  const { t } = useTranslation();
  const alarms = useQuery(alarmsQuery);
  const items = alarms.data?.items ?? [];
  const now = standing(items);
  const over = items.filter((alarm) => alarm.cleared !== null);
  return (
    <Page title={t("nav.alarms")} intro={t("alarms.intro")}>
      {alarms.error ? <ErrorNote error={alarms.error} onRetry={() => void alarms.refetch()} /> : alarms.isPending ? <Panel><Skeleton active title={false} /></Panel> : (
        <div className="tl-stack">
          <Panel flush>
            {now.length === 0 ? <EmptyState icon={<CheckCircleOutlined aria-hidden />} title={t("alarms.none")} hint={t("alarms.noneHint")} />
              : <ul className="alarms" aria-label={t("alarms.state.stands")}>{now.map((alarm) => <AlarmRow key={`${alarm.kind}-${alarm.subject}`} alarm={alarm} />)}</ul>}
          </Panel>
          {over.length > 0 && <Panel title={t("alarms.state.over")}><ul className="alarms alarms-over" aria-label={t("alarms.state.over")}>{over.map((alarm) => <AlarmRow key={`${alarm.kind}-${alarm.subject}-${alarm.since}`} alarm={alarm} />)}</ul></Panel>}
        </div>
      )}
    </Page>
  );
}
