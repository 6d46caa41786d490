import type { FlowKind, FlowNode, Graph, PromptRef } from "~/api/types";

export const kinds: FlowKind[] = ["play", "menu", "collect", "time", "queue", "voicemail", "transfer", "hangup"];
export const menuKeys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "*", "#"];
export const builtins = [
  "recording-notice", "welcome", "main-menu", "please-wait", "all-agents-busy", "closed", "leave-message", "message-saved", "invalid-key", "no-input",
  "transfer-failed", "sorry-error", "goodbye",
] as const;
const MAX_NODES = 200;

/** One way out of a step. Menu keys are `key:1`. */
export type ExitName = "next" | "noInput" | "invalid" | "open" | "closed" | `key:${string}`;
export interface Exit { name: ExitName; to: string | null }

/** Ways that may stay open: callers then get the usual end, or in a menu the same as for the other way out. */
export function mayStayOpen(node: FlowNode, exit: ExitName): boolean {
  if (exit === "noInput" || exit === "invalid") return true;
  return exit === "next" && (node.kind === "queue" || node.kind === "voicemail" || node.kind === "transfer");
}

export function exitsOf(node: FlowNode): Exit[] {
  switch (node.kind) {
    case "play":
    case "queue":
    case "voicemail":
    case "transfer":
      return [{ name: "next", to: node.next ?? null }];
    case "menu":
      return [
        ...menuKeys.filter((key) => key in node.keys).map((key): Exit => ({ name: `key:${key}`, to: node.keys[key] ?? null })),
        { name: "noInput", to: node.noInput ?? null }, { name: "invalid", to: node.invalid ?? null },
      ];
    case "collect":
      return [{ name: "next", to: node.next ?? null }, { name: "noInput", to: node.noInput ?? null }];
    case "time":
      return [{ name: "open", to: node.open ?? null }, { name: "closed", to: node.closed ?? null }];
    case "hangup":
      return [];
    default:
      return unreachable(node);
  }
}

export function withExit(node: FlowNode, exit: ExitName, to: string | null): FlowNode {
  if (exit.startsWith("key:") && node.kind === "menu") return { ...node, keys: { ...node.keys, [exit.slice(4)]: to } };
  return { ...node, [exit]: to } as FlowNode;
}

export function withoutKey(node: FlowNode, key: string): FlowNode {
  if (node.kind !== "menu") return node;
  return { ...node, keys: Object.fromEntries(Object.entries(node.keys).filter(([one]) => one !== key)) };
}

export function nodeOf(graph: Graph, id: string | null): FlowNode | null {
  return graph.nodes.find((node) => node.id === id) ?? null;
}

export function replace(graph: Graph, node: FlowNode): Graph {
  return { ...graph, nodes: graph.nodes.map((one) => one.id === node.id ? node : one) };
}

export function blank(kind: FlowKind, id: string, name: string): FlowNode {
  const base = { id, name };
  switch (kind) {
    case "play":
      return { ...base, kind, prompts: [], next: null };
    case "menu":
      return { ...base, kind, prompts: [], keys: { "1": null }, timeoutSeconds: 6, tries: 3, noInput: null, invalid: null };
    case "collect":
      return { ...base, kind, prompts: [], variable: "input", maxDigits: 12, terminator: "#", timeoutSeconds: 8, next: null, noInput: null };
    case "time":
      return { ...base, kind, calendarId: null, open: null, closed: null };
    case "queue":
      return { ...base, kind, queueId: null, priority: 0, next: null };
    case "voicemail":
      return { ...base, kind, queueId: null, prompts: [{ builtin: "leave-message" }], next: null };
    case "transfer":
      return { ...base, kind, number: "", callerId: null, next: null };
    case "hangup":
      return { ...base, kind, prompts: [{ builtin: "goodbye" }] };
    default:
      return unreachable(kind);
  }
}

/** A step of this kind is added, with an id that no other has; null when the flow is full. */
export function add(graph: Graph, kind: FlowKind, name: string): { graph: Graph; node: FlowNode } | null {
  if (graph.nodes.length >= MAX_NODES) return null;
  let number = graph.nodes.length + 1;
  while (graph.nodes.some((node) => node.id === `${kind}-${number}`)) number++;
  const node = blank(kind, `${kind}-${number}`, name);
  return { graph: { ...graph, start: graph.start || node.id, nodes: [...graph.nodes, node] }, node };
}

/** Takes a step out; ways that led to it end nowhere then, and the check says so. */
export function remove(graph: Graph, id: string): Graph {
  const nodes = graph.nodes.filter((node) => node.id !== id)
    .map((node) => exitsOf(node).filter((exit) => exit.to === id).reduce((one, exit) => withExit(one, exit.name, null), node));
  return { ...graph, start: graph.start === id ? nodes[0]?.id ?? "" : graph.start, nodes };
}

/** The steps in the order in which a caller may meet them, each with its distance; then those that nobody reaches. */
export function inOrder(graph: Graph): { reached: { node: FlowNode; depth: number }[]; unreached: FlowNode[] } {
  const reached: { node: FlowNode; depth: number }[] = [];
  const seen = new Set<string>();
  const visit = (id: string | null, depth: number) => {
    const node = nodeOf(graph, id);
    if (!node || seen.has(node.id)) return;
    seen.add(node.id);
    reached.push({ node, depth });
    exitsOf(node).forEach((exit) => visit(exit.to, depth + 1));
  };
  visit(graph.start, 0);
  return { reached, unreached: graph.nodes.filter((node) => !seen.has(node.id)) };
}

/** Prompt references as one word each, for lists of choices. */
export function wordOf(prompt: PromptRef): string {
  return prompt.builtin ? `b:${prompt.builtin}` : `p:${prompt.promptId ?? 0}`;
}

export function promptOf(word: string): PromptRef {
  return word.startsWith("b:") ? { builtin: word.slice(2) } : { promptId: Number(word.slice(2)) };
}

function unreachable(value: never): never {
  throw new Error(`unexpected: ${JSON.stringify(value)}`);
}
