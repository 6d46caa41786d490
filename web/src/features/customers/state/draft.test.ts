import { describe, expect, it } from "vitest";
import { draftOf, formOf } from "./draft";

describe("a customer's form", () => {
  it("gives back what it was filled with", () => {
    const customer = { name: "王芳", numbers: ["+8613800138000"], company: "华彩", level: "VIP", notes: "周五回访", fields: { 合同: "A-17" } };
    expect(draftOf(formOf(customer))).toEqual(customer);
  });
  it("cleans numbers and drops doubles, blanks and nameless fields", () => {
    expect(draftOf({ name: " 王芳 ", numbers: ["138 0013 8000", "13800138000", " "], company: " ", level: "", notes: "", fields: [{ name: " ", value: "x" }] }))
      .toEqual({ name: "王芳", numbers: ["13800138000"], company: null, level: null, notes: null, fields: {} });
  });
});
