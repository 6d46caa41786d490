import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { KeyCaps } from "~/design/keys";
import { Dialog } from "~/design/overlays";
import type { Control } from "../state/desk";
import { controlKeys, deskKeys, type DeskKey } from "../state/keys";
import { useDesk } from "./DeskContext";
import { usePractice } from "./FirstSteps";

const calls: Control[] = ["answer", "reject", "mute", "hold", "digits", "transfer", "consult", "consult-complete", "conference", "consult-cancel", "hang-up"];
const desk: DeskKey[] = ["ready", "pause", "wrapUp", "notes", "dial", "help"];

/** All keys at one look, and the practice call for who wants it again. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { snapshot } = useDesk();
  const practice = usePractice();
  const go = useNavigate();
  const begin = () => practice.mutate(undefined, { onSuccess: () => { onClose(); void go("/desk"); } });
  return (
    <Dialog open title={t("desk.help.title")} onCancel={onClose} width={620} footer={
      <div className="tl-spread">
        <Button loading={practice.isPending} disabled={!snapshot?.station?.online || snapshot.calls.length > 0} onClick={begin}>{t("desk.practice.start")}</Button>
        <Button type="primary" onClick={onClose}>{t("common.close")}</Button>
      </div>
    }>
      <p className="tl-soft" style={{ marginTop: 0 }}>{t("desk.help.hint")}</p>
      <div className="desk-keys">
        <section><h3>{t("desk.help.calls")}</h3><dl>{calls.map((control) => <div key={control}><dt>{t(`desk.control.${control}`)}</dt><dd><KeyCaps keys={controlKeys[control] ?? ""} /><span className="tl-visually-hidden">{controlKeys[control]}</span></dd></div>)}</dl></section>
        <section><h3>{t("desk.help.desk")}</h3><dl>{desk.map((key) => <div key={key}><dt>{t(`desk.help.${key}`)}</dt><dd><KeyCaps keys={deskKeys[key]} /><span className="tl-visually-hidden">{deskKeys[key]}</span></dd></div>)}</dl></section>
      </div>
    </Dialog>
  );
}
