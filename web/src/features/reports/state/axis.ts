const S = 1_000;
const M = 60 * S;
const H = 60 * M;
const LINES = 5;
const steps = [S, 5 * S, 10 * S, 30 * S, M, 2 * M, 5 * M, 10 * M, 20 * M, 30 * M, H, 2 * H, 4 * H, 8 * H, 12 * H, 24 * H];

/** Between two lines of an axis of times, in milliseconds: whole seconds, minutes or hours, at most five of them. */
export function timeStep(highest: number): number {
  return steps.find((step) => highest <= step * LINES) ?? Math.ceil(highest / (LINES * 24 * H)) * 24 * H;
}

/** How high the picture goes: each span's figures stand on each other. */
export function highestOf(series: (number | null)[][]): number {
  const length = Math.max(0, ...series.map((values) => values.length));
  return Math.max(0, ...Array.from({ length }, (_, at) => series.reduce((sum, values) => sum + (values[at] ?? 0), 0)));
}
