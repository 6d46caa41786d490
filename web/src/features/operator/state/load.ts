/** From here on a node should get company; above 1 it refuses new calls. */
export const GROW_AT = 0.7;

/** The colour of a load: fine, time to grow, full. */
export function toneOfLoad(load: number): "ready" | "ringing" | "danger" {
  return load >= 1 ? "danger" : load >= GROW_AT ? "ringing" : "ready";
}
