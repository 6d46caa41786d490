import { useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DialTarget } from "~/api/types";
import { Choice } from "~/design/inputs";
import { Dialog } from "~/design/overlays";
import { readColleagues } from "../api/desk";
import { targetOf } from "../state/target";
import { useDesk } from "./DeskContext";

interface Props { purpose: "transfer" | "consult" | "dial"; onChoose: (to: DialTarget) => void; onClose: () => void }

/** Whom to reach: a colleague, a queue, or a number. Typing narrows the list; Enter takes the first. */
export function TargetDialog({ purpose, onChoose, onClose }: Props) {
  const { t } = useTranslation();
  const { snapshot } = useDesk();
  const [kind, setKind] = useState<DialTarget["kind"]>("AGENT");
  const [typed, setTyped] = useState("");
  const lists = useQuery({ queryKey: ["colleagues"], queryFn: readColleagues, staleTime: 60_000 });
  const wanted = typed.trim().toLowerCase();
  const agents = (lists.data?.agents ?? []).filter((agent) => agent.id !== snapshot?.agent.id && agent.extension
    && (agent.name.toLowerCase().includes(wanted) || agent.extension.includes(wanted)));
  const queues = (lists.data?.queues ?? []).filter((queue) => queue.name.toLowerCase().includes(wanted));
  const number = targetOf(typed, (value) => (lists.data?.agents ?? []).some((agent) => agent.extension === value));
  const choices: { to: DialTarget; title: string; note: string }[] = kind === "AGENT"
    ? agents.map((agent) => ({ to: { kind, value: agent.extension ?? "" }, title: agent.name, note: agent.extension ?? "" }))
    : kind === "QUEUE" ? queues.map((queue) => ({ to: { kind, value: String(queue.id) }, title: queue.name, note: "" })) : [];
  const first = choices[0]?.to ?? number;
  const kinds: DialTarget["kind"][] = purpose === "dial" ? ["AGENT", "NUMBER"] : ["AGENT", "QUEUE", "NUMBER"];
  return (
    <Dialog open title={t(`desk.target.${purpose}`)} onCancel={onClose} okText={t(`desk.target.${purpose}`)} cancelText={t("common.cancel")} width={460}
      okButtonProps={{ disabled: first === null || first === undefined }} onOk={() => { if (first) onChoose(first); }}>
      <div className="tl-stack">
        <Choice block aria-label={t("desk.target.kind")} value={kind} onChange={setKind} options={kinds.map((value) => ({ value, label: t(`desk.target.${value}`) }))} />
        <Input autoFocus value={typed} onChange={(event) => setTyped(event.target.value)} inputMode={kind === "NUMBER" ? "tel" : "text"}
          placeholder={t(kind === "NUMBER" ? "desk.target.typeNumber" : "desk.target.typeName")} aria-label={t(kind === "NUMBER" ? "desk.target.typeNumber" : "desk.target.typeName")}
          onPressEnter={() => { if (first) onChoose(first); }} />
        {kind !== "NUMBER" && (
          <ul className="desk-targets">
            {choices.map(({ to, title, note }) => (
              <li key={to.value}><button type="button" onClick={() => onChoose(to)}><strong>{title}</strong><span className="tl-faint tl-numeric">{note}</span></button></li>
            ))}
            {choices.length === 0 && <li className="tl-faint">{t(number ? "desk.target.enterDials" : "desk.target.nobody")}</li>}
          </ul>
        )}
      </div>
    </Dialog>
  );
}
