import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Note } from "~/design/basics";
import { alarmsQuery } from "../api/operator";
import { standing } from "../state/alarms";

/** On the operator's other pages: that something stands, and the way there. */
export function AlarmNote() {
  const { t } = useTranslation();
  const alarms = useQuery(alarmsQuery);
  const now = standing(alarms.data?.items ?? []);
  const [first] = now;
  if (!first) return null;
  return (
    <div style={{ marginBottom: 16 }}>
      <Note tone={now.some((alarm) => alarm.severity === "CRITICAL") ? "danger" : "ringing"} title={t("alarms.standing", { count: now.length })}
        fix={`${t(`alarms.kind.${first.kind}.title`, first.figures)} · ${first.subject}`} action={<Link to="/alarms">{t("alarms.look")}</Link>} />
    </div>
  );
}
