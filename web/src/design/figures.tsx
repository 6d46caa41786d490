import type { ReactNode } from "react";
import type { Tone } from "./basics";

interface FigureProps { label: ReactNode; value: ReactNode; hint?: ReactNode; tone?: Tone }

/** One figure: what it counts, how much it is, and what it is measured by. */
export function Figure({ label, value, hint, tone }: FigureProps) {
  return (
    <div className="tl-figure">
      <dt>{label}</dt>
      <dd className={tone ? `tl-ink-${tone}` : undefined}><span className="tl-figure-value">{value}</span>{hint && <span className="tl-figure-hint">{hint}</span>}</dd>
    </div>
  );
}

/** Figures side by side; on a narrow screen two in a row. */
export function Figures({ label, children }: { label: string; children: ReactNode }) {
  return <dl className="tl-figures" aria-label={label}>{children}</dl>;
}

/** How much of something is used up. The number stands beside it, so the bar is for the eye alone. */
export function Bar({ part, tone = "ready" }: { part: number; tone?: Tone }) {
  return <span className="tl-bar" aria-hidden><span className={`tl-fill-${tone}`} style={{ width: `${Math.min(100, Math.max(0, part * 100))}%` }} /></span>;
}

/** A person as the first letter of the name, or as `icon` where there is no name; for the eye, as the words always stand beside it. */
export function Avatar({ name, icon, size = 36 }: { name: string; icon?: ReactNode; size?: number }) {
  return <span className="tl-avatar" style={{ width: size, height: size, fontSize: size * 0.42 }} aria-hidden>{icon ?? [...name.trim()][0]?.toUpperCase() ?? "?"}</span>;
}
