import {
  AudioMutedOutlined, AudioOutlined, BorderlessTableOutlined, CloseCircleOutlined, MergeCellsOutlined, PauseOutlined, PhoneOutlined, PlayCircleOutlined,
  SwapOutlined, TeamOutlined, UserSwitchOutlined,
} from "@ant-design/icons";
import { Button, Popover, Tooltip } from "antd";
import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DeskCall } from "~/api/types";
import { Keypad } from "~/design/basics";
import { controlsOf, isMuted, type Control } from "../state/desk";
import { useDesk, useDeskActions } from "./DeskContext";
import { TargetDialog } from "./TargetDialog";

const shortcut: Partial<Record<Control, string>> = { answer: "a", mute: "m", hold: "h", retrieve: "h", "hang-up": "e", transfer: "t", consult: "c" };
const icons: Record<Control, ReactNode> = {
  answer: <PhoneOutlined aria-hidden />, reject: <CloseCircleOutlined aria-hidden />, "hang-up": <PhoneOutlined rotate={135} aria-hidden />, hold: <PauseOutlined aria-hidden />, retrieve: <PlayCircleOutlined aria-hidden />,
  mute: <AudioOutlined aria-hidden />, digits: <BorderlessTableOutlined aria-hidden />, transfer: <SwapOutlined aria-hidden />, consult: <UserSwitchOutlined aria-hidden />,
  "consult-complete": <SwapOutlined aria-hidden />, "consult-cancel": <CloseCircleOutlined aria-hidden />, conference: <MergeCellsOutlined aria-hidden />,
};

/** The buttons of a call: those that its state allows, each with its key (Alt + letter). */
export function CallControls({ call, compact }: { call: DeskCall; compact?: boolean }) {
  const { t } = useTranslation();
  const { snapshot } = useDesk();
  const actions = useDeskActions();
  const [target, setTarget] = useState<"transfer" | "consult" | null>(null);
  const muted = isMuted(call, snapshot?.agent.name ?? "");
  const possible = controlsOf(call);
  const shown = compact ? possible.filter((one) => ["answer", "reject", "mute", "hold", "retrieve", "hang-up"].includes(one)) : possible;
  const { mutate: control, isPending } = actions.control;

  const press = (action: Control) => {
    if (action === "answer") actions.answer.mutate(call.id);
    else if (action === "transfer" || action === "consult") setTarget(action);
    else if (action === "mute") control({ id: call.id, action, body: { muted: !muted } });
    else control({ id: call.id, action });
  };
  useShortcuts(compact ? [] : possible, press);

  const label = (action: Control) => action === "mute" && muted ? t("desk.control.unmute") : t(`desk.control.${action}`);
  const button = (action: Control) => {
    const isMain = action === "answer" || action === "consult-complete";
    const isEnd = action === "hang-up" || action === "reject";
    const icon = action === "mute" && muted ? <AudioMutedOutlined aria-hidden /> : action === "conference" ? <TeamOutlined aria-hidden /> : icons[action];
    const key = shortcut[action];
    const control = (
      <Button key={action} size={compact ? "small" : "large"} type={isMain || isEnd ? "primary" : "default"} danger={isEnd} icon={icon}
        className={isMain ? "desk-go" : action === "hang-up" && !compact ? "desk-end" : action === "mute" && muted ? "desk-on" : undefined} aria-label={label(action)} aria-pressed={action === "mute" ? muted : undefined}
        aria-keyshortcuts={key ? `Alt+${key.toUpperCase()}` : undefined}
        loading={action === "answer" ? actions.answer.isPending : undefined} disabled={action !== "answer" && isPending} onClick={action === "digits" ? undefined : () => press(action)}>
        {compact ? null : label(action)}
      </Button>
    );
    if (action === "digits") {
      return <Popover key={action} trigger="click" content={<Keypad onKey={(digits) => actions.control.mutate({ id: call.id, action: "digits", body: { digits } })} />}>{control}</Popover>;
    }
    return <Tooltip key={action} title={key && !compact ? `Alt + ${key.toUpperCase()}` : compact ? label(action) : null}>{control}</Tooltip>;
  };
  return (
    <div className="desk-controls" role="group" aria-label={t("desk.controls")}>
      {shown.map(button)}
      {target && <TargetDialog purpose={target} onClose={() => setTarget(null)} onChoose={(to) => { control({ id: call.id, action: target, body: { to } }); setTarget(null); }} />}
    </div>
  );
}

/** Alt + letter, also while a field has the focus: plain letters belong to the notes. */
function useShortcuts(possible: Control[], press: (action: Control) => void) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      const action = possible.find((one) => shortcut[one] === event.key.toLowerCase() || (shortcut[one] && event.code === `Key${shortcut[one].toUpperCase()}`));
      if (!action) return;
      event.preventDefault();
      press(action);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  });
}
