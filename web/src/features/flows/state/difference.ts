import type { FlowNode, Graph } from "~/api/types";
import { exitsOf, type ExitName } from "./graph";

export type Change =
  | { what: "added" | "removed"; name: string }
  | { what: "renamed"; before: string; name: string }
  | { what: "kind" | "setting"; name: string }
  | { what: "way"; name: string; exit: ExitName; before: string | null; after: string | null }
  | { what: "start"; name: string }
  | { what: "language" };

const labelOf = (graph: Graph, id: string | null) => graph.nodes.find((node) => node.id === id)?.name ?? null;

/** A step without its name and its ways: what it does. */
function doing(node: FlowNode): string {
  const apart = new Set<string>(["name", "keys", ...exitsOf(node).map((exit) => exit.name)]);
  const rest = Object.fromEntries(Object.entries(node).filter(([name]) => !apart.has(name)));
  // The server writes out what the page leaves away: an absent member and a null one are the same.
  return JSON.stringify(rest, (_, value: unknown) => value !== null && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null && one !== undefined).sort(([a], [b]) => a.localeCompare(b))) : value);
}

function ofNode(before: Graph, after: Graph, was: FlowNode, is: FlowNode): Change[] {
  const changes: Change[] = [];
  if (was.name !== is.name) changes.push({ what: "renamed", before: was.name, name: is.name });
  if (was.kind !== is.kind) return [...changes, { what: "kind", name: is.name }];
  if (doing(was) !== doing(is)) changes.push({ what: "setting", name: is.name });
  const ways = new Map(exitsOf(was).map((exit) => [exit.name, exit.to]));
  const now = new Map(exitsOf(is).map((exit) => [exit.name, exit.to]));
  for (const exit of new Set([...ways.keys(), ...now.keys()])) {
    const [from, to] = [ways.get(exit) ?? null, now.get(exit) ?? null];
    if (from !== to) changes.push({ what: "way", name: is.name, exit, before: labelOf(before, from), after: labelOf(after, to) });
  }
  return changes;
}

/** What callers meet differently in `after` than in `before`, in the order of the steps. */
export function differencesOf(before: Graph, after: Graph): Change[] {
  const changes: Change[] = [];
  if ((before.language ?? "zh") !== (after.language ?? "zh")) changes.push({ what: "language" });
  if (before.start !== after.start) changes.push({ what: "start", name: labelOf(after, after.start) ?? after.start });
  for (const node of after.nodes) {
    const was = before.nodes.find((one) => one.id === node.id);
    changes.push(...was ? ofNode(before, after, was, node) : [{ what: "added" as const, name: node.name }]);
  }
  for (const node of before.nodes) if (!after.nodes.some((one) => one.id === node.id)) changes.push({ what: "removed", name: node.name });
  return changes;
}
