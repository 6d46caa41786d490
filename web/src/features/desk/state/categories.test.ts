import { expect, it } from "vitest";
import { grouped } from "./categories";

it("puts categories under the group before the slash, and those without one first", () => {
  expect(grouped(["售后/退货", "咨询/价格", "售后/维修", "投诉"])).toEqual([
    { group: null, items: [{ value: "投诉", label: "投诉" }] },
    { group: "售后", items: [{ value: "售后/退货", label: "退货" }, { value: "售后/维修", label: "维修" }] },
    { group: "咨询", items: [{ value: "咨询/价格", label: "价格" }] },
  ]);
});
