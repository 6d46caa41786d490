import { App } from "antd";
import { useTranslation } from "react-i18next";
import type { BoardAgent, SupervisionMode } from "~/api/types";
import { useAction } from "~/design/actions";
import * as rest from "../api/board";

/** What a supervisor can order. Who would be cut off is asked about first. */
export function useOrders() {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const join = useAction(({ call, agent, mode }: { call: string; agent: number; mode: SupervisionMode }) => rest.join(call, agent, mode), { done: t("board.answerYourPhone") });
  const change = useAction(({ call, mode }: { call: string; mode: SupervisionMode }) => rest.change(call, mode));
  const leave = useAction((call: string) => rest.leave(call));
  const forceOff = useAction((call: string) => rest.forceOff(call), { done: t("board.forcedOff") });
  const forceState = useAction(({ agent, state }: { agent: number; state: "READY" | "NOT_READY" | "OFFLINE" }) => rest.forceState(agent, state), { done: t("board.ordered") });
  const sure = (title: string, content: string, run: () => void) =>
    modal.confirm({ title, content, okText: t("common.yes"), cancelText: t("common.cancel"), okButtonProps: { danger: true }, autoFocusButton: "cancel", onOk: run });
  return {
    join: (call: string, agent: BoardAgent, mode: SupervisionMode) => {
      const run = () => join.mutate({ call, agent: agent.id, mode });
      if (mode === "TAKE_OVER") sure(t("board.sure.takeOver", { name: agent.name }), t("board.sure.takeOverDetail"), run);
      else run();
    },
    change: (call: string, agent: BoardAgent | null, mode: SupervisionMode) => {
      const run = () => change.mutate({ call, mode });
      if (mode === "TAKE_OVER") sure(t("board.sure.takeOver", { name: agent?.name ?? "" }), t("board.sure.takeOverDetail"), run);
      else run();
    },
    leave: (call: string) => leave.mutate(call),
    forceOff: (call: string, agent: BoardAgent) => sure(t("board.sure.forceOff", { name: agent.name }), t("board.sure.forceOffDetail"), () => forceOff.mutate(call)),
    forceState: (agent: BoardAgent, state: "READY" | "NOT_READY" | "OFFLINE") => {
      const run = () => forceState.mutate({ agent: agent.id, state });
      if (state === "OFFLINE") sure(t("board.sure.signOut", { name: agent.name }), t("board.sure.signOutDetail"), run);
      else run();
    },
  };
}

export type Orders = ReturnType<typeof useOrders>;
