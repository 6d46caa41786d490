import {
  AudioMutedOutlined, AudioOutlined, BorderlessTableOutlined, CloseCircleOutlined, PauseOutlined, PhoneOutlined, PlayCircleOutlined, SwapOutlined, TeamOutlined,
  UndoOutlined, UserSwitchOutlined,
} from "@ant-design/icons";
import { Button, Popover, Tooltip } from "antd";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DeskCall } from "~/api/types";
import { Keypad } from "~/design/basics";
import { KeyCaps, useKeys } from "~/design/keys";
import { controlsOf, isMuted, type Control } from "../state/desk";
import { controlKeys } from "../state/keys";
import { useDesk, useDeskActions } from "./DeskContext";
import { TargetDialog } from "./TargetDialog";

const icons: Record<Control, ReactNode> = {
  answer: <PhoneOutlined aria-hidden />, reject: <CloseCircleOutlined aria-hidden />, "hang-up": <PhoneOutlined rotate={135} aria-hidden />, hold: <PauseOutlined aria-hidden />, retrieve: <PlayCircleOutlined aria-hidden />,
  mute: <AudioOutlined aria-hidden />, digits: <BorderlessTableOutlined aria-hidden />, transfer: <SwapOutlined aria-hidden />, consult: <UserSwitchOutlined aria-hidden />,
  "consult-complete": <SwapOutlined aria-hidden />, "consult-cancel": <UndoOutlined aria-hidden />, conference: <TeamOutlined aria-hidden />,
};
const whereItIsSmall: Control[] = ["answer", "reject", "mute", "hold", "retrieve", "hang-up"];

/** The buttons of a call: those that its state allows, each with its key. Of several calls, one has the keys. */
export function CallControls({ call, compact, keyless }: { call: DeskCall; compact?: boolean; keyless?: boolean }) {
  const { t } = useTranslation();
  const { snapshot } = useDesk();
  const actions = useDeskActions();
  const [target, setTarget] = useState<"transfer" | "consult" | null>(null);
  const [keypad, setKeypad] = useState(false);
  const muted = isMuted(call, snapshot?.agent.name ?? "");
  const possible = controlsOf(call);
  const shown = compact ? possible.filter((one) => whereItIsSmall.includes(one)) : possible;
  const { mutate: control, isPending } = actions.control;

  const press = (action: Control) => {
    if (action === "answer") actions.answer.mutate(call.id);
    else if (action === "transfer" || action === "consult") setTarget(action);
    else if (action === "digits") setKeypad((open) => !open);
    else if (action === "mute") control({ id: call.id, action, body: { muted: !muted } });
    else control({ id: call.id, action });
  };
  useKeys(keyless ? {} : Object.fromEntries(shown.flatMap((one) => controlKeys[one] ? [[controlKeys[one], () => press(one)]] : [])));

  const label = (action: Control) => action === "mute" && muted ? t("desk.control.unmute") : t(`desk.control.${action}`);
  const button = (action: Control) => {
    const isMain = action === "answer" || action === "consult-complete";
    const isEnd = action === "hang-up" || action === "reject";
    const keys = keyless ? undefined : controlKeys[action];
    const look = isMain ? "desk-go" : isEnd && !compact ? "desk-end" : (action === "mute" && muted) || action === "retrieve" ? "desk-on" : undefined;
    const button = (
      <Button key={action} size={compact ? "small" : "large"} type={isMain || isEnd ? "primary" : "default"} danger={isEnd} icon={action === "mute" && muted ? <AudioMutedOutlined aria-hidden /> : icons[action]}
        className={look} aria-label={compact || action === "digits" ? label(action) : undefined} title={action === "digits" ? label(action) : undefined} aria-pressed={action === "mute" ? muted : undefined} aria-keyshortcuts={keys}
        aria-expanded={action === "digits" ? keypad : undefined}
        loading={action === "answer" ? actions.answer.isPending : undefined} disabled={action !== "answer" && isPending} onClick={() => press(action)}>
        {compact || action === "digits" ? null : <>{label(action)}{keys && <KeyCaps keys={keys} />}</>}
      </Button>
    );
    if (action === "digits") {
      return <Popover key={action} open={keypad} onOpenChange={setKeypad} trigger={[]} content={<Keypad onKey={(digits) => control({ id: call.id, action: "digits", body: { digits } })} />}>{button}</Popover>;
    }
    return compact ? <Tooltip key={action} title={keys ? `${label(action)} (${keys.replace("+", " + ")})` : label(action)}>{button}</Tooltip> : button;
  };
  return (
    <div className="desk-controls" role="group" aria-label={t("desk.controls")}>
      {shown.map(button)}
      {target && <TargetDialog purpose={target} onClose={() => setTarget(null)} onChoose={(to) => { control({ id: call.id, action: target, body: { to } }); setTarget(null); }} />}
    </div>
  );
}
