import { useTranslation } from "react-i18next";
import { Page, SkeletonLines, useTitle } from "~/design/basics";
import { foremost } from "../state/desk";
import { CallCard } from "./CallCard";
import { CallLists } from "./CallLists";
import { useDesk, useVoice } from "./DeskContext";
import { Finder } from "./Finder";
import { Home } from "./Home";
import { PracticeGuide } from "./PracticeGuide";

/** Where an agent spends the day: the call in the middle, or the day while there is none; finding, dialling and the last calls beside it. */
export default function DeskPage() {
  const { t } = useTranslation();
  const { snapshot } = useDesk();
  const { news } = useVoice();
  useTitle(t("nav.desk"));
  if (!snapshot) return <Page title={t("nav.desk")}><SkeletonLines lines={8} /></Page>;
  const first = foremost(snapshot.calls);
  const others = snapshot.calls.filter((call) => call.id !== first?.id);
  return (
    <div className="tl-page desk-page">
      <h1 className="tl-visually-hidden">{t("nav.desk")}</h1>
      <div className="desk-grid">
        <div className="tl-stack">
          {first ? <CallCard key={first.id} call={first} wrapUpUntil={snapshot.state.until} /> : <Home snapshot={snapshot} notes={news ?? null} />}
          {others.map((call) => <CallCard key={call.id} call={call} wrapUpUntil={snapshot.state.until} keyless />)}
        </div>
        <div className="tl-stack">
          {first?.practice && <PracticeGuide key={first.id} call={first} />}
          <Finder />
          <CallLists />
        </div>
      </div>
    </div>
  );
}
