import { Input } from "antd";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DeskCall } from "~/api/types";
import { saveNotes } from "../api/desk";
import { notesOf } from "../state/desk";

const PAUSE_MS = 800;

/** Notes and category of a call; they save themselves after a pause in typing, and when the card goes away. */
export function Notes({ call }: { call: DeskCall }) {
  const { t } = useTranslation();
  const id = useId();
  const [notes, setNotes] = useState(() => notesOf(call));
  const [state, setState] = useState<"saved" | "typing" | "failed">("saved");
  const latest = useRef({ notes, dirty: false });

  useEffect(() => {
    if (state !== "typing") return;
    const pause = window.setTimeout(() => {
      latest.current.dirty = false;
      saveNotes(call.id, notes).then(() => setState((now) => latest.current.dirty ? now : "saved"), () => setState("failed"));
    }, PAUSE_MS);
    return () => window.clearTimeout(pause);
  }, [notes, state, call.id]);
  useEffect(() => {
    const last = latest.current;
    return () => { if (last.dirty) void saveNotes(call.id, last.notes).catch(() => undefined); };
  }, [call.id]);

  const change = (more: Partial<typeof notes>) => {
    const next = { ...notes, ...more };
    setNotes(next);
    setState("typing");
    Object.assign(latest.current, { notes: next, dirty: true });
  };
  return (
    <div className="desk-notes">
      <label htmlFor={`${id}-text`}>{t("desk.notes")}</label>
      <Input.TextArea id={`${id}-text`} value={notes.text} onChange={(event) => change({ text: event.target.value })} autoSize={{ minRows: 4, maxRows: 12 }} maxLength={4000}
        placeholder={t("desk.notesHint")} />
      <label htmlFor={`${id}-category`}>{t("desk.category")}</label>
      <Input id={`${id}-category`} value={notes.category ?? ""} onChange={(event) => change({ category: event.target.value || null })} maxLength={80} />
      <span className="tl-faint" role="status">{t(`desk.notesState.${state}`)}</span>
    </div>
  );
}
