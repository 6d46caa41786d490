import { Input, type SelectProps } from "antd";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DeskCall } from "~/api/types";
import { Select } from "~/design/inputs";
import { KeyCaps, useKeys } from "~/design/keys";
import { saveNotes } from "../api/desk";
import { grouped } from "../state/categories";
import { notesOf } from "../state/desk";
import { deskKeys } from "../state/keys";
import { useDesk } from "./DeskContext";

const PAUSE_MS = 800;

type Options = NonNullable<SelectProps<string>["options"]>;
const optionsOf = (categories: string[]) => grouped(categories).flatMap(({ group, items }): Options => group === null ? items : [{ label: group, title: group, options: items }]);

/** Notes and category of a call; they save themselves after a pause in typing, and when the card goes away. */
export function Notes({ call }: { call: DeskCall }) {
  const { t } = useTranslation();
  const id = useId();
  const { snapshot } = useDesk();
  const [notes, setNotes] = useState(() => notesOf(call));
  const [state, setState] = useState<"saved" | "typing" | "failed">("saved");
  const latest = useRef({ notes, dirty: false });
  const categories = snapshot?.categories ?? [];

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
  useKeys({ [deskKeys.notes]: () => document.getElementById(`${id}-text`)?.focus() });

  const change = (more: Partial<typeof notes>) => {
    const next = { ...notes, ...more };
    setNotes(next);
    setState("typing");
    Object.assign(latest.current, { notes: next, dirty: true });
  };
  return (
    <div className="desk-notes">
      <div className="tl-spread"><label htmlFor={`${id}-text`}>{t("desk.notes")}</label><KeyCaps keys={deskKeys.notes} /></div>
      <Input.TextArea id={`${id}-text`} value={notes.text} onChange={(event) => change({ text: event.target.value })} autoSize={{ minRows: 4, maxRows: 12 }} maxLength={4000}
        placeholder={t("desk.notesHint")} aria-keyshortcuts={deskKeys.notes} />
      <label htmlFor={`${id}-category`}>{t("desk.category")}</label>
      {categories.length === 0
        ? <Input id={`${id}-category`} value={notes.category ?? ""} onChange={(event) => change({ category: event.target.value || null })} maxLength={80} />
        : <Select id={`${id}-category`} value={notes.category} onChange={(category: string | undefined) => change({ category: category ?? null })} allowClear placeholder={t("desk.categoryHint")}
            showSearch={{ optionFilterProp: "value" }} options={optionsOf(categories)} />}
      <span className={`tl-faint${state === "failed" ? " tl-ink-danger" : ""}`} role="status">{t(`desk.notesState.${state}`)}</span>
    </div>
  );
}
