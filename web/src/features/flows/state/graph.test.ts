import { describe, expect, it } from "vitest";
import type { Graph } from "~/api/types";
import { add, exitsOf, inOrder, kinds, mayStayOpen, nodeOf, promptOf, remove, replace, withExit, withoutKey, wordOf } from "./graph";

function step(graph: Graph, kind: Parameters<typeof add>[1]): Graph {
  const added = add(graph, kind, kind);
  if (!added) throw new Error("full");
  return added.graph;
}
const sample = kinds.reduce<Graph>(step, { start: "", nodes: [] });

describe("a flow", () => {
  it("begins with the first step that was added", () => expect(sample.start).toBe("play-1"));
  it("gives every step its own id, also after one was taken out", () => {
    const again = step(remove(step(step({ start: "", nodes: [] }, "play"), "play"), "play-1"), "play");
    expect(new Set(again.nodes.map((node) => node.id)).size).toBe(2);
  });
  it("lists steps as callers meet them, and those that nobody reaches apart", () => {
    const play = sample.nodes[0];
    if (!play) throw new Error("empty");
    const graph = replace(sample, withExit(play, "next", "menu-2"));
    const menu = nodeOf(graph, "menu-2");
    if (!menu) throw new Error("no menu");
    const { reached, unreached } = inOrder(replace(graph, withExit(menu, "key:1", "queue-5")));
    expect(reached.map(({ node, depth }) => [node.id, depth])).toEqual([["play-1", 0], ["menu-2", 1], ["queue-5", 2]]);
    expect(unreached).toHaveLength(5);
  });
  it("survives a circle", () => {
    const play = sample.nodes[0];
    if (!play) throw new Error("empty");
    expect(inOrder(replace(sample, withExit(play, "next", "play-1"))).reached).toHaveLength(1);
  });
  it("drops the ways to a step that was taken out", () => {
    const play = sample.nodes[0];
    if (!play) throw new Error("empty");
    const graph = remove(replace(sample, withExit(play, "next", "queue-5")), "queue-5");
    expect(exitsOf(nodeOf(graph, "play-1") ?? play)).toEqual([{ name: "next", to: null }]);
  });
  it("moves its start when the first step is taken out", () => expect(remove(sample, "play-1").start).toBe("menu-2"));
  it("keeps the order of keys on the telephone", () => {
    const menu = nodeOf(sample, "menu-2");
    if (!menu) throw new Error("no menu");
    const keyed = withExit(withExit(menu, "key:0", null), "key:2", "queue-5");
    expect(exitsOf(keyed).map((exit) => exit.name)).toEqual(["key:1", "key:2", "key:0", "noInput", "invalid"]);
    expect(exitsOf(withoutKey(keyed, "1")).map((exit) => exit.name)).toEqual(["key:2", "key:0", "noInput", "invalid"]);
  });
  it("writes prompt references as words and back", () => {
    expect(promptOf(wordOf({ builtin: "welcome" }))).toEqual({ builtin: "welcome" });
    expect(promptOf(wordOf({ promptId: 7 }))).toEqual({ promptId: 7 });
    expect(wordOf({ promptId: 7, builtin: null })).toBe("p:7");
  });
  it("lets a way stay open only where callers get an end anyway", () => {
    const of = (id: string) => {
      const node = nodeOf(sample, id);
      if (!node) throw new Error(id);
      return node;
    };
    expect(mayStayOpen(of("queue-5"), "next")).toBe(true);
    expect(mayStayOpen(of("menu-2"), "noInput")).toBe(true);
    expect(mayStayOpen(of("play-1"), "next")).toBe(false);
    expect(mayStayOpen(of("menu-2"), "key:1")).toBe(false);
  });
});
