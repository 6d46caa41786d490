import { describe, expect, it } from "vitest";
import type { Graph } from "~/api/types";
import { differencesOf } from "./difference";

const before: Graph = {
  start: "w", language: null, nodes: [
    { id: "w", name: "Greeting", kind: "play", prompts: [{ builtin: "welcome" }], next: "m" },
    { id: "m", name: "Menu", kind: "menu", prompts: [{ builtin: "main-menu" }], keys: { "1": "q" }, timeoutSeconds: 6, tries: 3, noInput: null, invalid: null },
    { id: "q", name: "Sales", kind: "queue", queueId: 3, priority: 0, next: null },
    { id: "h", name: "Goodbye", kind: "hangup", prompts: [] },
  ],
};

describe("two versions of a flow", () => {
  it("that are the same differ in nothing, whatever the server writes out", () => {
    const written: Graph = JSON.parse(JSON.stringify(before).replace("{\"builtin\":\"welcome\"}", "{\"promptId\":null,\"builtin\":\"welcome\"}")) as Graph;
    expect(differencesOf(before, { ...written, language: "zh" })).toEqual([]);
  });
  it("are told in what callers meet differently", () => {
    const after: Graph = {
      start: "m", language: "en", nodes: [
        { id: "m", name: "Main menu", kind: "menu", prompts: [{ builtin: "main-menu" }], keys: { "1": "q", "2": "v" }, timeoutSeconds: 8, tries: 3, noInput: null, invalid: "q" },
        { id: "q", name: "Sales", kind: "queue", queueId: 3, priority: 0, next: null },
        { id: "h", name: "Goodbye", kind: "hangup", prompts: [] },
        { id: "v", name: "Message", kind: "voicemail", queueId: 3, prompts: [], next: null },
      ],
    };
    expect(differencesOf(before, after)).toEqual([
      { what: "language" }, { what: "start", name: "Main menu" }, { what: "renamed", before: "Menu", name: "Main menu" }, { what: "setting", name: "Main menu" },
      { what: "way", name: "Main menu", exit: "invalid", before: null, after: "Sales" }, { what: "way", name: "Main menu", exit: "key:2", before: null, after: "Message" },
      { what: "added", name: "Message" }, { what: "removed", name: "Greeting" },
    ]);
  });
});
