import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { en } from "./en";
import { zh } from "./zh";

type Tree = { [key: string]: string | Tree };

function keysOf(tree: Tree, prefix = ""): string[] {
  return Object.entries(tree).flatMap(([key, value]) => typeof value === "string" ? [prefix + key] : keysOf(value, `${prefix}${key}.`));
}

function textAt(tree: Tree, key: string): string {
  return key.split(".").reduce<string | Tree>((at, part) => (at as Tree)[part] ?? "", tree) as string;
}

function sources(folder: string): string {
  return readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "i18n" ? "" : sources(path);
    return /(?<!\.test)\.tsx?$/.test(entry.name) ? readFileSync(path, "utf8") : "";
  }).join("\n");
}

function filesBelow(folder: string, name: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile() && name.test(entry.name)).map((entry) => join(entry.parentPath, entry.name));
}

const variables = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort();

describe("the texts", () => {
  const chinese = keysOf(zh);
  const code = sources(join(process.cwd(), "src"));
  // `state.${name}` uses every key below `state.`
  const prefixes = [...code.matchAll(/`([\w-]+\.(?:[\w-]+\.)*[\w-]*)\$\{/g)].map(([, prefix]) => prefix ?? "");

  it("have the same keys in both languages", () => expect(keysOf(en).sort()).toEqual([...chinese].sort()));
  it("name the same variables in both languages", () => {
    expect(chinese.filter((key) => String(variables(textAt(zh, key))) !== String(variables(textAt(en, key))))).toEqual([]);
  });
  it("are all used", () => {
    expect(chinese.filter((key) => !code.includes(`"${key}"`) && !prefixes.some((prefix) => key.startsWith(prefix)))).toEqual([]);
  });
  it("that the pages ask for are all there", () => {
    const asked = [...code.matchAll(/\bt\("([^"]+)"/g)].map(([, key]) => key ?? "");
    expect([...new Set(asked)].filter((key) => !chinese.includes(key) && !chinese.includes(`${key}_other`))).toEqual([]);
  });
  it("name every fact and cause of the server that a call's timeline can show", () => {
    const java = join(process.cwd(), "..");
    const facts = filesBelow(join(java, "server/src/main/java"), /Facts\.java$/).flatMap((file) => [...readFileSync(file, "utf8").matchAll(/\b([A-Z]\w+)\.class\b/g)].map(([, name]) => name ?? ""));
    const causes = [...readFileSync(join(java, "kernel/src/main/java/io/trunkline/kernel/Cause.java"), "utf8").matchAll(/^ {2}([A-Z_]+)\(/gm)].map(([, name]) => name ?? "");
    expect(facts.length).toBeGreaterThan(20);
    expect(causes.length).toBeGreaterThan(10);
    const agentsOwn = ["AgentStateChanged", "AgentStateForced"];
    expect(facts.filter((fact) => !agentsOwn.includes(fact) && !chinese.includes(`timeline.${fact}`))).toEqual([]);
    expect(causes.filter((cause) => !chinese.includes(`timelineWord.${cause}`))).toEqual([]);
  });
  it("name every action that the server writes into its log", () => {
    const java = filesBelow(join(process.cwd(), "..", "server/src/main/java"), /\.java$/).map((file) => readFileSync(file, "utf8")).filter((text) => /\bAudit\b|ConfigChanges|recording-heard/.test(text));
    const actions = java.flatMap((text) => [...text.matchAll(/"([a-z]+(?:-[a-z]+)*-(?:added|changed|removed|made|created|deleted|withdrawn|exported|opened|published|reset|supervised|forced|heard|downloaded|imported|off))"/g)].map(([, name]) => name ?? ""));
    expect(actions.length).toBeGreaterThan(40);
    // Codes of refusals look the same, and have texts of their own.
    const isRefusal = (code: string) => chinese.includes(`problem.${code}.title`);
    expect([...new Set(actions)].filter((action) => !chinese.includes(`audit.${action}`) && !isRefusal(action))).toEqual([]);
  });
  it("are not empty", () => {
    expect(chinese.filter((key) => textAt(zh, key).trim() === "" || textAt(en, key).trim() === "")).toEqual([]);
  });
});
