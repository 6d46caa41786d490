import { CheckCircleFilled } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DeskSnapshot } from "~/api/types";
import { useAction } from "~/design/actions";
import { Panel } from "~/design/basics";
import { practise } from "../api/desk";
import { readFirstDay, type FirstDay } from "../state/practice";
import { useDeskActions } from "./DeskContext";
import { StationDialog } from "./StationDialog";

const keyOf = (snapshot: DeskSnapshot) => `trunkline.first-day.${snapshot.agent.id}`;

/** What this agent has done on this machine; and how to note more of it. */
export function useFirstDay(snapshot: DeskSnapshot): [FirstDay, (more: Partial<FirstDay>) => void] {
  const [day, setDay] = useState(() => readFirstDay(localStorage.getItem(keyOf(snapshot))));
  return [day, (more) => {
    const next = { ...day, ...more };
    localStorage.setItem(keyOf(snapshot), JSON.stringify(next));
    setDay(next);
  }];
}

export function usePractice() {
  const { i18n } = useTranslation();
  return useAction(() => practise(i18n.language.startsWith("zh") ? "zh" : "en"));
}

/** Three steps to the first call; gone when they are done or wanted no more, and to be had again in the help. */
export function FirstSteps({ snapshot }: { snapshot: DeskSnapshot }) {
  const { t } = useTranslation();
  const { state } = useDeskActions();
  const practice = usePractice();
  const [day, note] = useFirstDay(snapshot);
  const [choosing, setChoosing] = useState(false);
  const hasPhone = snapshot.station?.online ?? false;
  const wentReady = day.wentReady || snapshot.state.name === "READY";
  if (wentReady !== day.wentReady) note({ wentReady });
  if (day.hidden || (day.practised && day.wentReady)) return null;
  const step = (at: number, done: boolean, name: "phone" | "practice" | "ready", act: React.ReactNode) => (
    <li className={done ? "desk-step-done" : undefined}>
      <span className="desk-step-mark">{done ? <CheckCircleFilled aria-label={t("desk.practice.done")} className="tl-ink-ready" /> : <span aria-hidden>{at}</span>}</span>
      <div className="tl-grow"><strong>{t(`desk.first.${name}`)}</strong><span className="tl-soft">{t(`desk.first.${name}Hint`)}</span></div>
      {done && name === "ready" ? null : act}
    </li>
  );
  return (
    <Panel title={t("desk.first.title")} extra={<Button type="text" size="small" onClick={() => note({ hidden: true })}>{t("desk.first.hide")}</Button>}>
      <ol className="desk-steps">
        {step(1, hasPhone, "phone", <Button type={hasPhone ? "default" : "primary"} onClick={() => setChoosing(true)}>{t("desk.station.check")}</Button>)}
        {step(2, day.practised, "practice", <Button type={hasPhone && !day.practised ? "primary" : "default"} disabled={!hasPhone} loading={practice.isPending}
          onClick={() => practice.mutate(undefined, { onSuccess: () => note({ practised: true }) })}>{t("desk.practice.start")}</Button>)}
        {step(3, wentReady, "ready", <Button disabled={!snapshot.station} loading={state.isPending} onClick={() => state.mutate({ state: "READY" })}>{t("desk.first.readyDo")}</Button>)}
      </ol>
      {choosing && <StationDialog onClose={() => setChoosing(false)} />}
    </Panel>
  );
}
