import { CaretDownOutlined } from "@ant-design/icons";
import { Dropdown, type MenuProps } from "antd";
import { useTranslation } from "react-i18next";
import type { AgentState } from "~/api/types";
import { KeyCaps, useKeys } from "~/design/keys";
import { StateIcon, stateTone } from "~/design/states";
import { Timer } from "~/design/time";
import { deskKeys } from "../state/keys";
import { useDesk, useDeskActions } from "./DeskContext";

/** The agent's own reason by its name; one that a rule set (id 0) in words. */
export function useStateName(): (state: AgentState) => string {
  const { t, i18n } = useTranslation();
  return (state) => {
    const reason = state.name === "NOT_READY" ? state.reason : null;
    if (!reason) return t(`desk.state.${state.name}`);
    if (reason.id !== 0) return reason.name;
    return i18n.exists(`desk.rule.${reason.name}`) ? t(`desk.rule.${reason.name as "NO_ANSWER"}`) : t("desk.state.NOT_READY");
  };
}

/** The agent's state with its timer; a press offers the states that can follow. */
export function StateSwitch() {
  const { t } = useTranslation();
  const { snapshot } = useDesk();
  const actions = useDeskActions();
  const stateName = useStateName();
  const wrapsUp = snapshot?.state.name === "WRAP_UP";
  useKeys({
    [deskKeys.ready]: () => actions.state.mutate({ state: "READY" }),
    [deskKeys.pause]: () => actions.state.mutate({ state: "NOT_READY" }),
    ...(wrapsUp ? { [deskKeys.wrapUp]: () => actions.endWrapUp.mutate() } : {}),
  });
  if (!snapshot) return <span className="desk-state tl-tone-not-ready">{t("desk.connecting")}</span>;
  const { state, reasons } = snapshot;
  const busy = state.name === "RINGING" || state.name === "TALKING" || state.name === "WRAP_UP";
  const items: MenuProps["items"] = [
    { key: "READY", icon: <StateIcon state="READY" />, label: <span className="tl-spread">{t("desk.state.READY")}<KeyCaps keys={deskKeys.ready} /></span>, disabled: state.name === "READY" },
    { type: "group", key: "breaks", label: t("desk.state.NOT_READY"), children: [
      ...reasons.map((reason) => ({ key: `reason-${reason.id}`, label: reason.name })),
      { key: "NOT_READY", label: <span className="tl-spread">{reasons.length === 0 ? t("desk.state.NOT_READY") : t("desk.noReason")}<KeyCaps keys={deskKeys.pause} /></span> },
    ] },
    { type: "divider" },
    { key: "OFFLINE", icon: <StateIcon state="OFFLINE" />, label: t("desk.state.OFFLINE"), disabled: state.name === "OFFLINE" },
  ];
  const choose = (key: string) => {
    if (key.startsWith("reason-")) actions.state.mutate({ state: "NOT_READY", reasonId: Number(key.slice(7)) });
    else actions.state.mutate({ state: key as "READY" | "NOT_READY" | "OFFLINE" });
  };
  return (
    <div className="tl-row">
      <Dropdown trigger={["click"]} menu={{ items, onClick: ({ key }) => choose(key) }}>
        <button type="button" className={`desk-state tl-tone-${stateTone[state.name]}`} aria-haspopup="menu">
          <StateIcon state={state.name} size={17} />
          <strong>{stateName(state)}</strong>
          {state.name !== "OFFLINE" && <Timer since={state.until ? null : state.since} until={state.until} />}
          <CaretDownOutlined aria-hidden className="desk-state-caret" />
        </button>
      </Dropdown>
      {state.next && busy && <span className="tl-faint">{t("desk.then", { state: t(`desk.state.${state.next}`) })}</span>}
    </div>
  );
}
