import type { FlowKind, FlowProblem, Graph } from "~/api/types";
import { exitsOf, inOrder, mayStayOpen, type ExitName } from "./graph";

export interface Box { id: string; name: string; kind: FlowKind; isStart: boolean; isReached: boolean; problem: "blocks" | "warns" | null }
/** A way from one step to another; `to` null = a dead end, drawn as a mark of its own. */
export interface Way { id: string; from: string; to: string | null; exits: ExitName[] }
export interface Picture { boxes: Box[]; ways: Way[] }

/** What is drawn of a flow: its steps, its ways, and every way that leads nowhere although it must lead somewhere. Keys that lead to one step share a line. */
export function pictureOf(graph: Graph, problems: FlowProblem[]): Picture {
  const reached = new Set(inOrder(graph).reached.map(({ node }) => node.id));
  const known = new Set(graph.nodes.map((node) => node.id));
  const boxes = graph.nodes.map((node): Box => {
    const own = problems.filter((problem) => problem.nodeId === node.id);
    return {
      id: node.id, name: node.name, kind: node.kind, isStart: node.id === graph.start, isReached: reached.has(node.id),
      problem: own.some((problem) => problem.blocks) ? "blocks" : own.length > 0 || !reached.has(node.id) ? "warns" : null,
    };
  });
  const ways = graph.nodes.flatMap((node) => {
    const byTarget = new Map<string, Way>();
    for (const exit of exitsOf(node)) {
      const to = exit.to !== null && known.has(exit.to) ? exit.to : null;
      if (to === null && exit.to === null && mayStayOpen(node, exit.name)) continue;
      // Dead ends aren't joined: each of them is to be mended by itself.
      const key = to ?? `?${exit.name}`;
      const way = byTarget.get(key) ?? { id: `${node.id}>${key}`, from: node.id, to, exits: [] };
      way.exits.push(exit.name);
      byTarget.set(key, way);
    }
    return [...byTarget.values()];
  });
  return { boxes, ways };
}
