import { PhoneOutlined, TeamOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Input, type InputRef } from "antd";
import { useDeferredValue, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Customer } from "~/api/types";
import { Panel } from "~/design/basics";
import { KeyCaps, useKeys } from "~/design/keys";
import { Phone } from "~/design/time";
import { findCustomers, readColleagues } from "../api/desk";
import { deskKeys } from "../state/keys";
import { targetOf } from "../state/target";
import { useDeskActions } from "./DeskContext";
import { TargetDialog } from "./TargetDialog";

const LONGEST_EXTENSION = 5;
const isExtension = (value: string) => !value.startsWith("+") && value.length <= LONGEST_EXTENSION && !value.startsWith("100") && !value.startsWith("95");

/** Dials what was typed, or finds whom it belongs to: the agent's own station rings first, then the other. */
export function Finder() {
  const { t } = useTranslation();
  const { dial } = useDeskActions();
  const [typed, setTyped] = useState("");
  const [picking, setPicking] = useState(false);
  const field = useRef<InputRef>(null);
  const wanted = useDeferredValue(typed.trim());
  const found = useQuery({ queryKey: ["customers", "finder", wanted], queryFn: ({ signal }) => findCustomers(wanted, signal), enabled: wanted.length >= 2, staleTime: 30_000 });
  const lists = useQuery({ queryKey: ["colleagues"], queryFn: readColleagues, staleTime: 60_000, enabled: wanted.length >= 2 });
  useKeys({ [deskKeys.dial]: () => field.current?.focus() });
  const to = targetOf(typed, isExtension);
  const call = (target: Parameters<typeof dial.mutate>[0]) => dial.mutate(target, { onSuccess: () => setTyped("") });
  const colleagues = (lists.data?.agents ?? []).filter((agent) => agent.extension && (agent.name.toLowerCase().includes(wanted.toLowerCase()) || agent.extension.startsWith(wanted))).slice(0, 4);
  const customers = found.data?.items ?? [];
  const nothing = wanted.length >= 2 && !to && found.isFetched && lists.isFetched && customers.length === 0 && colleagues.length === 0;
  const customer = (one: Customer) => (
    <li key={`c${one.id}`}>
      <div className="tl-grow"><Link to={`/customers/${one.id}`}>{one.name}</Link><span className="tl-faint tl-clip">{[one.company, one.level].filter(Boolean).join(" · ") || t("desk.finder.customer")}</span></div>
      {one.numbers.slice(0, 2).map((number) => (
        <Button key={number} size="small" icon={<PhoneOutlined aria-hidden />} aria-label={`${t("common.call")} ${one.name} ${number}`} onClick={() => call({ kind: "NUMBER", value: number })}><Phone number={number} /></Button>
      ))}
    </li>
  );
  return (
    <Panel title={t("desk.dial")} extra={<span className="tl-row"><KeyCaps keys={deskKeys.dial} /><Button type="text" size="small" icon={<TeamOutlined aria-hidden />} onClick={() => setPicking(true)}>{t("desk.colleagues")}</Button></span>}>
      <div className="desk-dialler" role="search">
        <Input ref={field} size="large" value={typed} onChange={(event) => setTyped(event.target.value)} aria-label={t("desk.dialNumber")} aria-keyshortcuts={deskKeys.dial}
          placeholder={t("desk.finder.hint")} onPressEnter={() => { if (to) call(to); }} allowClear maxLength={60} />
        <Button size="large" type="primary" className="desk-go" icon={<PhoneOutlined aria-hidden />} disabled={to === null} loading={dial.isPending} aria-label={t("common.call")} onClick={() => { if (to) call(to); }} />
      </div>
      {wanted.length >= 2 && (
        <div className="desk-found" aria-live="polite">
          {nothing && <p className="tl-faint" style={{ margin: "10px 0 0" }}>{t("desk.finder.nothing")}</p>}
          {(customers.length > 0 || colleagues.length > 0) && (
            <ul className="tl-plain-list" aria-label={t("desk.finder.found")}>
              {colleagues.map((agent) => (
                <li key={`a${agent.id}`}>
                  <div className="tl-grow"><strong>{agent.name}</strong><span className="tl-faint">{t("desk.target.AGENT")}</span></div>
                  <Button size="small" icon={<PhoneOutlined aria-hidden />} aria-label={`${t("common.call")} ${agent.name}`} onClick={() => call({ kind: "AGENT", value: agent.extension ?? "" })}><span className="tl-numeric">{agent.extension}</span></Button>
                </li>
              ))}
              {customers.map(customer)}
            </ul>
          )}
        </div>
      )}
      {picking && <TargetDialog purpose="dial" onClose={() => setPicking(false)} onChoose={(target) => { call(target); setPicking(false); }} />}
    </Panel>
  );
}
