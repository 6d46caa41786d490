import { CustomerServiceOutlined, MoreOutlined, SearchOutlined } from "@ant-design/icons";
import { Button, Dropdown, Input, type MenuProps } from "antd";
import { memo, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AgentStateName, BoardAgent, BoardCall } from "~/api/types";
import { EmptyState, Panel } from "~/design/basics";
import { Select } from "~/design/inputs";
import { Phone } from "~/design/time";
import { noFilter, shown, type Filter, type Sort } from "../state/agents";
import type { Rows } from "../state/board";
import { State } from "./parts";
import type { Orders } from "./useOrders";

const ROW = 46;
const SPARE_ROWS = 6;
const VISIBLE_ROWS = 12;
const states: AgentStateName[] = ["TALKING", "RINGING", "WRAP_UP", "READY", "NOT_READY", "OFFLINE"];
const mayBeHeard = (call: BoardCall | undefined): call is BoardCall => call !== undefined && ["TALKING", "HELD", "CONSULTING", "CONFERENCE"].includes(call.state);

function More({ agent, call, orders }: { agent: BoardAgent; call: BoardCall | undefined; orders: Orders }) {
  const { t } = useTranslation();
  const talk: MenuProps["items"] = mayBeHeard(call) ? [
    { key: "WHISPER", label: t("board.mode.WHISPER"), onClick: () => orders.join(call.id, agent, "WHISPER") },
    { key: "BARGE", label: t("board.mode.BARGE"), onClick: () => orders.join(call.id, agent, "BARGE") },
    { key: "TAKE_OVER", label: t("board.mode.TAKE_OVER"), onClick: () => orders.join(call.id, agent, "TAKE_OVER") },
    { type: "divider" },
    { key: "force-off", danger: true, label: t("board.forceOff"), onClick: () => orders.forceOff(call.id, agent) },
    { type: "divider" },
  ] : [];
  const items: MenuProps["items"] = [
    ...talk,
    { key: "READY", label: t("board.forceReady"), disabled: agent.now.state.name === "READY" || agent.now.state.name === "OFFLINE", onClick: () => orders.forceState(agent, "READY") },
    { key: "NOT_READY", label: t("board.forceNotReady"), disabled: agent.now.state.name === "OFFLINE", onClick: () => orders.forceState(agent, "NOT_READY") },
    { key: "OFFLINE", danger: true, label: t("board.forceOffline"), disabled: agent.now.state.name === "OFFLINE", onClick: () => orders.forceState(agent, "OFFLINE") },
  ];
  return (
    <Dropdown trigger={["click"]} menu={{ items }}>
      <Button type="text" icon={<MoreOutlined aria-hidden />} aria-label={t("board.more", { name: agent.name })} aria-haspopup="menu" />
    </Dropdown>
  );
}

interface RowProps { agent: BoardAgent; rows: Rows; orders: Orders; me: number | null; at: number; top: number }

const Row = memo(function Row({ agent, rows, orders, me, at, top }: RowProps) {
  const { t } = useTranslation();
  const call = agent.now.call === null ? undefined : rows.calls.get(agent.now.call);
  const queue = call?.queue === null || call === undefined ? undefined : rows.queues.get(call.queue);
  return (
    <div role="row" aria-rowindex={at + 2} className="board-agent" style={{ transform: `translateY(${top}px)` }}>
      <span role="cell" className="board-agent-name"><strong>{agent.name}</strong> <span className="tl-faint tl-numeric">{agent.extension}</span></span>
      <span role="cell"><State state={agent.now.state} thresholds={rows.settings.thresholds} /></span>
      <span role="cell" className="board-agent-call tl-numeric">{call ? <><Phone number={call.number} /> <span className="tl-faint">{queue?.name}</span></> : ""}</span>
      <span role="cell" className={`board-agent-station${agent.now.online ? "" : " tl-faint"}`}>{t(`desk.station.${agent.now.station}`)}{agent.now.online ? "" : ` · ${t("desk.station.offline")}`}</span>
      <span role="cell" className="board-agent-orders">
        {mayBeHeard(call) && agent.id !== me && (
          <Button size="small" icon={<CustomerServiceOutlined aria-hidden />} onClick={() => orders.join(call.id, agent, "LISTEN")} aria-label={t("board.listenTo", { name: agent.name })}>{t("board.mode.LISTEN")}</Button>
        )}
        {agent.id !== me && <More agent={agent} call={call} orders={orders} />}
      </span>
    </div>
  );
});

/** Thousands of agents in one list: only the rows in sight are drawn. */
export function Agents({ rows, orders, me }: { rows: Rows; orders: Orders; me: number | null }) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<Filter>(noFilter);
  const [top, setTop] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const agents = useMemo(() => shown(rows.agents.values(), filter), [rows.agents, filter]);
  const first = Math.max(0, Math.floor(top / ROW) - SPARE_ROWS);
  const sight = agents.slice(first, first + VISIBLE_ROWS + 2 * SPARE_ROWS);
  const change = (part: Partial<Filter>) => {
    setFilter({ ...filter, ...part });
    setTop(0);
    if (list.current) list.current.scrollTop = 0;
  };
  return (
    <Panel title={`${t("board.agents")} (${agents.length})`} extra={(
      <div className="tl-row">
        <Input allowClear prefix={<SearchOutlined aria-hidden />} placeholder={t("board.find")} aria-label={t("board.find")} style={{ width: 180 }} onChange={(event) => change({ text: event.target.value })} />
        <Select<number> allowClear placeholder={t("board.allQueues")} aria-label={t("board.queue")} style={{ minWidth: 130 }} value={filter.queue} onChange={(queue) => change({ queue: queue ?? null })}
          options={[...rows.queues.values()].map((queue) => ({ value: queue.id, label: queue.name }))} />
        <Select<string> aria-label={t("board.state")} style={{ minWidth: 120 }} value={filter.state ?? "ALL"} onChange={(state) => change({ state: state === "ALL" ? null : state as Filter["state"] })}
          options={[{ value: "ONLINE", label: t("board.signedIn") }, { value: "ALL", label: t("board.all") }, ...states.map((state) => ({ value: state, label: t(`desk.state.${state}`) }))]} />
        <Select<Sort> aria-label={t("board.sort")} style={{ minWidth: 130 }} value={filter.sort} onChange={(sort) => change({ sort })}
          options={(["state", "longest", "name"] as const).map((sort) => ({ value: sort, label: t(`board.sortBy.${sort}`) }))} />
      </div>
    )} flush>
      {agents.length === 0 ? <EmptyState icon={<CustomerServiceOutlined aria-hidden />} title={t("board.nobody")} hint={t("board.nobodyHint")} /> : (
        <div role="table" aria-label={t("board.agents")} aria-rowcount={agents.length + 1} className="board-agents">
          <div role="row" aria-rowindex={1} className="board-agent board-agent-head">
            <span role="columnheader">{t("board.agent")}</span><span role="columnheader">{t("board.state")}</span><span role="columnheader">{t("board.call")}</span>
            <span role="columnheader" className="board-agent-station">{t("board.station")}</span><span role="columnheader" className="board-agent-orders">{t("board.orders")}</span>
          </div>
          <div ref={list} role="rowgroup" tabIndex={0} className="board-agents-body" style={{ maxHeight: ROW * VISIBLE_ROWS }} onScroll={(event) => setTop(event.currentTarget.scrollTop)} aria-label={t("board.agents")}>
            <div role="presentation" style={{ height: agents.length * ROW, position: "relative" }}>
              {sight.map((agent, at) => <Row key={agent.id} agent={agent} rows={rows} orders={orders} me={me} at={first + at} top={(first + at) * ROW} />)}
            </div>
          </div>
        </div>
      )}
    </Panel>
  );
}
