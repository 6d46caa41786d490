import { CustomerServiceOutlined, DesktopOutlined, PhoneOutlined } from "@ant-design/icons";
import { Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { StationKind } from "~/api/types";
import { ErrorNote } from "~/design/basics";
import { useAction } from "~/design/actions";
import { Dialog } from "~/design/overlays";
import { setStation } from "../api/desk";
import { useDesk, useVoice } from "./DeskContext";

const kinds = [["BROWSER", DesktopOutlined], ["SIP", CustomerServiceOutlined], ["PHONE", PhoneOutlined]] as const;

/** Where calls ring: this browser, a SIP phone, or any telephone. */
export function StationDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { snapshot } = useDesk();
  const voice = useVoice();
  const current = snapshot?.station ?? null;
  const [kind, setKind] = useState<StationKind>(current?.kind ?? "BROWSER");
  const [number, setNumber] = useState(current?.number ?? "");
  const save = useAction(setStation, { quiet: true, done: t("common.saved"), onDone: () => { if (kind !== "BROWSER") onClose(); } });
  const isChanged = kind !== current?.kind || (kind === "PHONE" && number !== current?.number);
  return (
    <Dialog open title={t("desk.station.title")} onCancel={onClose} okText={isChanged ? t("desk.station.use") : t("common.done")} cancelText={t("common.cancel")}
      onOk={() => { if (isChanged) save.mutate(kind === "PHONE" ? { kind, number } : { kind }); else onClose(); }}
      okButtonProps={{ loading: save.isPending, disabled: kind === "PHONE" && number.trim() === "" }} width={560}>
      <div className="tl-stack">
        {save.error ? <ErrorNote error={save.error} /> : null}
        <Radio.Group value={kind} onChange={(event) => setKind(event.target.value as StationKind)} className="desk-stations" aria-label={t("desk.station.title")}>
          {kinds.map(([name, Icon]) => (
            <Radio key={name} value={name} className="desk-station-choice">
              <span className="desk-station-name"><Icon aria-hidden /> {t(`desk.station.${name}`)}</span>
              <span className="tl-faint">{t(`desk.station.hint.${name}`)}</span>
            </Radio>
          ))}
        </Radio.Group>
        {kind === "PHONE" && (
          <label className="tl-stack-tight">
            <span>{t("desk.station.number")}</span>
            <Input value={number} onChange={(event) => setNumber(event.target.value)} inputMode="tel" placeholder="138 0013 8000" />
            <span className="tl-faint">{t("desk.station.numberHint")}</span>
          </label>
        )}
        {kind === "SIP" && <p style={{ margin: 0 }}>{t("desk.station.sipHelp")} <Link to="/phone" onClick={onClose}>{t("desk.station.sipLink")}</Link></p>}
        {kind === "BROWSER" && current?.kind === "BROWSER" && voice.check}
      </div>
    </Dialog>
  );
}
