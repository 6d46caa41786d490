import { PhoneOutlined, TeamOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Panel } from "~/design/basics";
import { targetOf } from "../state/target";
import { useDeskActions } from "./DeskContext";
import { TargetDialog } from "./TargetDialog";

const LONGEST_EXTENSION = 5;

/** Click to dial: the agent's own station rings first, then the number. */
export function Dialler() {
  const { t } = useTranslation();
  const { dial } = useDeskActions();
  const [typed, setTyped] = useState("");
  const [picking, setPicking] = useState(false);
  const to = targetOf(typed, (value) => !value.startsWith("+") && value.length <= LONGEST_EXTENSION && !value.startsWith("1" + "0".repeat(2)) && !value.startsWith("95"));
  const go = () => { if (to) dial.mutate(to, { onSuccess: () => setTyped("") }); };
  return (
    <Panel title={t("desk.dial")} extra={<Button type="text" size="small" icon={<TeamOutlined aria-hidden />} onClick={() => setPicking(true)}>{t("desk.colleagues")}</Button>}>
      <div className="desk-dialler">
        <Input size="large" value={typed} onChange={(event) => setTyped(event.target.value)} inputMode="tel" aria-label={t("desk.dialNumber")}
          placeholder={t("desk.dialNumber")} onPressEnter={go} allowClear />
        <Button size="large" type="primary" className="desk-go" icon={<PhoneOutlined aria-hidden />} disabled={to === null} loading={dial.isPending} onClick={go}>{t("common.call")}</Button>
      </div>
      {picking && <TargetDialog purpose="dial" onClose={() => setPicking(false)} onChoose={(target) => { dial.mutate(target); setPicking(false); }} />}
    </Panel>
  );
}
