import { ArrowLeftOutlined, CheckOutlined, CopyOutlined, ExclamationCircleFilled, InboxOutlined, InfoCircleFilled } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useProblemText } from "./problems";

interface PageProps { title: ReactNode; intro?: ReactNode; actions?: ReactNode; back?: { to: string; label: string }; narrow?: boolean; children: ReactNode }

/** What the browser's tab says. */
export function useTitle(title: string | null): void {
  useEffect(() => {
    if (title !== null) document.title = `${title} · Trunkline`;
  }, [title]);
}

/** One page: its name, what it is for in one line, its main action at the right, then the content. */
export function Page({ title, intro, actions, back, narrow, children }: PageProps) {
  useTitle(typeof title === "string" ? title : null);
  return (
    <div className={narrow ? "tl-page tl-page-narrow" : "tl-page"}>
      {back && <Link className="tl-page-back" to={back.to}><ArrowLeftOutlined aria-hidden /> {back.label}</Link>}
      <header className="tl-page-head">
        <div>
          <h1>{title}</h1>
          {intro && <p>{intro}</p>}
        </div>
        {actions && <div className="tl-row">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

interface PanelProps { title?: ReactNode; extra?: ReactNode; flush?: boolean; children: ReactNode; className?: string }

export function Panel({ title, extra, flush, children, className }: PanelProps) {
  return (
    <section className={`tl-panel${className ? ` ${className}` : ""}`}>
      {(title || extra) && <div className="tl-panel-head">{title ? <h2>{title}</h2> : <span />}{extra}</div>}
      <div className={flush ? "tl-panel-flush" : "tl-panel-body"}>{children}</div>
    </section>
  );
}

export type Tone = "ready" | "talking" | "ringing" | "held" | "wrap-up" | "not-ready" | "danger";

export function StateBadge({ tone, children, plain }: { tone: Tone; children: ReactNode; plain?: boolean }) {
  return <span className={`tl-badge tl-tone-${tone}${plain ? " tl-badge-plain" : ""}`}>{children}</span>;
}

/** Labels and values side by side; a value that is absent shows a dash, so that rows don't jump. */
export function Facts({ items }: { items: [label: ReactNode, value: ReactNode][] }) {
  return (
    <dl className="tl-facts">
      {items.map(([label, value], at) => [<dt key={`t${at}`}>{label}</dt>, <dd key={`d${at}`}>{value ?? "—"}</dd>])}
    </dl>
  );
}

interface NoteProps { tone: Tone; title: ReactNode; fix?: ReactNode; action?: ReactNode; urgent?: boolean }

/** Something to know, and what to do about it. */
export function Note({ tone, title, fix, action, urgent }: NoteProps) {
  const Icon = tone === "danger" || tone === "ringing" ? ExclamationCircleFilled : InfoCircleFilled;
  return (
    <div className={`tl-note tl-tone-${tone}`} role={urgent ? "alert" : "status"}>
      <Icon className="tl-note-icon" aria-hidden />
      <div className="tl-note-body">
        <div className="tl-note-title">{title}</div>
        {fix && <div className="tl-note-fix">{fix}</div>}
      </div>
      {action && <div className="tl-note-action">{action}</div>}
    </div>
  );
}

/** A failed request: what happened and the way out. */
export function ErrorNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const problem = useProblemText()(error);
  return (
    <Note tone="danger" urgent title={problem.title} fix={problem.fix}
      action={onRetry && <Button size="small" onClick={onRetry}>{t("common.retry")}</Button>} />
  );
}

/** Where text will stand, of the height that it will have, so that nothing jumps when it comes. */
export function SkeletonLines({ lines = 4 }: { lines?: number }) {
  const { t } = useTranslation();
  return (
    <div className="tl-skeleton" role="status" aria-label={t("common.loading")}>
      {Array.from({ length: lines }, (_, at) => <span key={at} style={{ width: `${[92, 64, 78, 48, 86][at % 5]}%` }} />)}
    </div>
  );
}

interface EmptyProps { title: string; hint?: ReactNode; action?: ReactNode; icon?: ReactNode }

export function EmptyState({ title, hint, action, icon }: EmptyProps) {
  return (
    <div className="tl-empty">
      <div className="tl-empty-mark" aria-hidden>{icon ?? <InboxOutlined aria-hidden />}</div>
      <h2>{title}</h2>
      {hint && <p>{hint}</p>}
      {action}
    </div>
  );
}

/** A secret that the server shows once; copying says that it worked. */
export function Secret({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  return (
    <div className="tl-secret">
      <code>{value}</code>
      <Button size="small" type="text" icon={copied ? <CheckOutlined aria-hidden /> : <CopyOutlined aria-hidden />} aria-label={`${t("common.copy")}: ${label}`} onClick={() => void copy()}>
        {copied ? t("common.copied") : t("common.copy")}
      </Button>
    </div>
  );
}

const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];

export function Keypad({ onKey }: { onKey: (key: string) => void }) {
  const { t } = useTranslation();
  return (
    <div className="tl-keypad" role="group" aria-label={t("common.keypad")}>
      {KEYS.map((key) => <button key={key} type="button" onClick={() => onKey(key)}>{key}</button>)}
    </div>
  );
}

const STEPS = 12;

/** How loud it is, 0 to 1. */
export function LevelMeter({ level, label }: { level: number; label: string }) {
  const on = Math.round(Math.min(1, Math.max(0, level)) * STEPS);
  return (
    <div className="tl-level" role="meter" aria-label={label} aria-valuemin={0} aria-valuemax={STEPS} aria-valuenow={on}>
      {Array.from({ length: STEPS }, (_, at) => <span key={at} className={at < on ? "on" : undefined} />)}
    </div>
  );
}
