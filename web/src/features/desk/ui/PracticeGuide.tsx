import { CheckCircleFilled } from "@ant-design/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DeskCall } from "~/api/types";
import { KeyCaps } from "~/design/keys";
import { controlKeys, deskKeys } from "../state/keys";
import { beginning, follow, lessons, nextLesson, type Lesson } from "../state/practice";

const keysOf: Partial<Record<Lesson, string>> = {
  answer: controlKeys.answer, hold: controlKeys.hold, retrieve: controlKeys.retrieve, note: deskKeys.notes, "hang-up": controlKeys["hang-up"],
};

/** Beside a practice call: what to try, one after the other, with what is done checked off. */
export function PracticeGuide({ call }: { call: DeskCall }) {
  const { t } = useTranslation();
  const [progress, setProgress] = useState(beginning);
  const now = follow(progress, call);
  if (now !== progress) setProgress(now);
  const next = nextLesson(now);
  return (
    <section className="tl-panel desk-guide" aria-label={t("desk.practice.guide")}>
      <h2>{t("desk.practice.guide")}</h2>
      <p className="tl-soft">{t("desk.practice.guideHint")}</p>
      <ol>
        {lessons.map((lesson) => (
          <li key={lesson} className={now[lesson] ? "desk-guide-done" : lesson === next ? "desk-guide-next" : undefined} aria-current={lesson === next ? "step" : undefined}>
            {now[lesson] ? <CheckCircleFilled aria-label={t("desk.practice.done")} className="tl-ink-ready" /> : <span className="desk-guide-dot" aria-hidden />}
            <span className="tl-grow">{t(`desk.practice.lesson.${lesson}`)}</span>
            {lesson === next && keysOf[lesson] && <KeyCaps keys={keysOf[lesson]} />}
          </li>
        ))}
      </ol>
      {next === null && <p className="tl-ink-ready" role="status">{t("desk.practice.finished")}</p>}
    </section>
  );
}
