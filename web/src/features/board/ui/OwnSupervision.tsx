import { CustomerServiceOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Choice } from "~/design/inputs";
import { ownSupervision } from "../state/agents";
import type { Rows } from "../state/board";
import type { Orders } from "./useOrders";

const modes = ["LISTEN", "WHISPER", "BARGE"] as const;

/** The call in which this supervisor stands: who hears whom, and the ways on and out. Stays in sight while the page scrolls. */
export function OwnSupervision({ rows, me, orders }: { rows: Rows; me: number | null; orders: Orders }) {
  const { t } = useTranslation();
  const own = ownSupervision(rows, me);
  if (!own) return null;
  const { call, agent, mode, answered } = own;
  return (
    <section className="board-own" aria-label={t("board.own")}>
      <CustomerServiceOutlined aria-hidden />
      <div className="board-own-text" role="status">
        <strong>{answered ? t(`board.doing.${mode}`, { name: agent?.name ?? "" }) : t("board.ringsYou")}</strong>
        <span className="tl-soft">{answered ? t(`board.heardBy.${mode}`) : t("board.answerYourPhone")}</span>
      </div>
      {answered && (
        <Choice<typeof modes[number]> aria-label={t("board.modes")} value={mode === "TAKE_OVER" ? "BARGE" : mode} onChange={(wanted) => orders.change(call.id, agent, wanted)}
          options={modes.map((value) => ({ value, label: t(`board.mode.${value}`) }))} />
      )}
      {answered && <Button onClick={() => orders.change(call.id, agent, "TAKE_OVER")}>{t("board.mode.TAKE_OVER")}</Button>}
      <Button danger onClick={() => orders.leave(call.id)}>{t("board.leave")}</Button>
    </section>
  );
}
