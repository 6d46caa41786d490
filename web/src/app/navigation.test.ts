import { expect, it } from "vitest";
import { person } from "~/test/show";
import { mayOpen } from "./navigation";

it("opens to each role its own pages, and what belongs to them", () => {
  expect(["/desk", "/customers/new", "/records/7", "/account", "/"].filter((path) => !mayOpen(person("AGENT"), path))).toEqual([]);
  expect(["/queues", "/board", "/skills/matrix", "/tenants", "/audit"].filter((path) => mayOpen(person("AGENT"), path))).toEqual([]);
  expect(mayOpen(person("SUPERVISOR"), "/board")).toBe(true);
  expect(mayOpen(person("ADMIN"), "/skills/matrix")).toBe(true);
  expect(mayOpen(person("ADMIN"), "/tenants")).toBe(false);
  expect(mayOpen(person("OPERATOR"), "/desk")).toBe(false);
  expect(mayOpen(person("OPERATOR"), "/audit")).toBe(true);
});

it("leaves an unknown page to the one that says so", () => expect(mayOpen(person("AGENT"), "/nowhere")).toBe(true));
