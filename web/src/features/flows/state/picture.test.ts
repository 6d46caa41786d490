import { describe, expect, it } from "vitest";
import type { Graph } from "~/api/types";
import { pictureOf } from "./picture";

const graph: Graph = {
  start: "m", nodes: [
    { id: "m", name: "Menu", kind: "menu", prompts: [], keys: { "1": "q", "2": "q", "3": null }, timeoutSeconds: 6, tries: 3, noInput: null, invalid: "q" },
    { id: "q", name: "Sales", kind: "queue", queueId: 3, priority: 0, next: null },
    { id: "x", name: "Nobody", kind: "play", prompts: [], next: "gone" },
  ],
};

describe("the picture of a flow", () => {
  const { boxes, ways } = pictureOf(graph, [{ nodeId: "m", field: "keys.3", code: "exit-open", detail: null, blocks: true }]);
  it("joins keys that lead to one step", () => expect(ways.find((way) => way.from === "m" && way.to === "q")?.exits).toEqual(["key:1", "key:2", "invalid"]));
  it("marks each dead end, also one that leads to a step that is gone", () => expect(ways.filter((way) => way.to === null).map((way) => [way.from, way.exits])).toEqual([["m", ["key:3"]], ["x", ["next"]]]));
  it("draws no way that may stay open", () => expect(ways.some((way) => way.from === "q" || way.exits.includes("noInput"))).toBe(false));
  it("tells which step has something to be solved, and which nobody reaches", () => expect(boxes.map((box) => [box.id, box.isReached, box.problem])).toEqual([["m", true, "blocks"], ["q", true, null], ["x", false, "warns"]]));
});
