import { useTranslation } from "react-i18next";
import { toneOfLoad } from "../state/load";
import "./operator.css";

/** How much of a limit is used, in figures and as a bar. */
export function Quota({ used, of, label }: { used: number; of: number; label: string }) {
  const { t } = useTranslation();
  const share = of === 0 ? 0 : used / of;
  return (
    <span className="quota">
      <span className="tl-numeric">{t("operate.used", { used, of })}</span>
      <span className="tl-load" role="meter" aria-label={label} aria-valuemin={0} aria-valuemax={of} aria-valuenow={Math.min(used, of)}>
        <span style={{ width: `${Math.min(100, share * 100)}%`, background: `var(--tl-${toneOfLoad(share)})` }} />
      </span>
    </span>
  );
}
