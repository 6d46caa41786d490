import { Button } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Note } from "~/design/basics";
import { useNow } from "~/design/time";
import type { SoftphoneController } from "../api/controller";
import type { Softphone } from "../state/softphone";

const PATIENCE_MS = 3000;
const ASKING_MS = 1000;

/** What stands between the person and the sound, and the way out. Nothing when all is well. */
export function VoiceNotice({ controller, phone }: { controller: SoftphoneController; phone: Softphone }) {
  const { t } = useTranslation();
  switch (phone.state) {
    case "asking":
      return <Asking />;
    case "blocked":
      return <Note tone="danger" urgent title={t(`softphone.blocked.${phone.why}`)} fix={t(`softphone.blockedFix.${phone.why}`)}
        action={phone.why === "insecure" ? null : <Button size="small" onClick={() => void controller.retry()}>{t("common.retry")}</Button>} />;
    case "elsewhere":
      return <Note tone="talking" title={t("softphone.elsewhere")} fix={t("softphone.elsewhereFix")}
        action={<Button size="small" onClick={() => controller.takeOver()}>{t("softphone.takeOver")}</Button>} />;
    case "connecting":
    case "lost":
      return <Lost since={phone.since} />;
    default:
      return null;
  }
}

/** Browsers that were told before answer at once: then nothing flashes by and moves the page. */
function Asking() {
  const { t } = useTranslation();
  const [due, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), ASKING_MS);
    return () => clearTimeout(timer);
  }, []);
  return due ? <Note tone="talking" title={t("softphone.asking")} fix={t("softphone.askingFix")} /> : null;
}

function Lost({ since }: { since: number }) {
  const { t } = useTranslation();
  const now = useNow();
  if (now - since < PATIENCE_MS) return null;
  return <Note tone="ringing" title={t("softphone.lost")} fix={t("softphone.lostFix")} />;
}
