import { expect, test } from "vitest";
import { pathsIn, readRule } from "./rule";

const fits = () => [];
const read = (given: unknown) => readRule(given, fits);
const faultOf = (given: unknown) => read(given).errors.map(({ path, code }) => `${path} ${code}`);
const vip = { path: "tags", op: "eq", value: "vip" };
const nested = (levels: number) => {
  let rule: unknown = vip;
  for (let n = 0; n < levels; n++) rule = n % 2 ? { not: rule } : { all: [rule] };
  return rule;
};

test("conditions, groups and the other spelling of all are read", () => {
  expect(read(vip).rule).toEqual(vip);
  expect(read({ filters: [vip] }).rule).toEqual({ all: [vip] });
  expect(read({ any: [vip, { not: { all: [vip] } }] }).rule).toEqual({ any: [vip, { not: { all: [vip] } }] });
  expect(read({ all: [] }).rule).toEqual({ all: [] });
  expect(read({ path: "email", op: "exists", value: null }).rule).toEqual({ path: "email", op: "exists" });
});

test.each([
  [null, "definition invalid_rule"],
  [[vip], "definition invalid_rule"],
  ["all", "definition invalid_rule"],
  [7, "definition invalid_rule"],
  [{ all: vip }, "definition.all invalid_rule"],
  [{ all: [vip, null] }, "definition.all.1 invalid_rule"],
  [{ filters: [{ op: "eq" }] }, "definition.filters.0.path path_required"],
  [{ not: { path: "tags", op: "like" } }, "definition.not.op unknown_op"],
  [{ path: "tags", op: "__proto__" }, "definition.op unknown_op"],
  [{ path: "tags", op: "constructor" }, "definition.op unknown_op"],
  [{ path: 1, op: "eq" }, "definition.path path_required"],
  [{ ...vip, value: { $ne: 1 } }, "definition.value invalid_value"],
  [{ ...vip, value: [["x"]] }, "definition.value invalid_value"],
  [{ ...vip, value: Array(1_001).fill("x") }, "definition.value list_too_long"],
  [{ ...vip, negate: true }, "definition.negate unknown_field"],
  [{ all: [vip], any: [vip] }, "definition.any unknown_field"],
  [
    JSON.parse('{"all":[{"path":"tags","op":"eq","value":"x","__proto__":{}}]}'),
    "definition.all.0.__proto__ unknown_field",
  ],
  [{ any: [] }, "definition.any empty_group"],
  [{ all: [{ all: [] }] }, "definition.all.0.all empty_group"],
])("%j is refused where the fault is", (given, expected) => {
  expect(faultOf(given)).toEqual([expected]);
});

test("every fault is named, not the first alone", () => {
  expect(
    faultOf({
      all: [
        { path: "", op: "eq" },
        { path: "tags", op: "is" },
      ],
    }),
  ).toEqual(["definition.all.0.path path_required", "definition.all.1.op unknown_op"]);
});

test.each([11, 1_000, 100_000, 1_000_000])("%d levels are refused without going down them", (levels) => {
  const rule = nested(levels);
  expect(faultOf(rule)).toEqual(["definition too_deep"]);
  expect(pathsIn(rule)).toEqual([]);
});

test("ten levels are read", () => {
  expect(read(nested(10)).errors).toEqual([]);
});

test.each([
  ["conditions", { all: Array(101).fill(vip) }],
  ["a million of them", { all: Array(1_000_000).fill(vip) }],
  ["groups", { any: Array(200_000).fill({ all: [] }) }],
  ["groups of both names", { all: Array(60).fill(vip), filters: Array(60).fill(vip) }],
  ["nothings", { all: Array(50_000).fill(null) }],
])("too many %s are refused at once", (_, given) => {
  const startedAt = performance.now();
  expect(faultOf(given)).toEqual(["definition too_many_conditions"]);
  expect(performance.now() - startedAt).toBeLessThan(200);
});

test("a hundred conditions with lists of a thousand are read", () => {
  const rule = { all: Array(100).fill({ path: "tags", op: "in", value: Array(1_000).fill("x") }) };
  expect(read(rule).errors).toEqual([]);
});

test("what the judge says stands at its part of the condition", () => {
  const { rule, errors } = readRule({ any: [vip, vip] }, () => [
    { part: "value", code: "odd", message: "Odd." },
  ]);
  expect(rule).toBeNull();
  expect(errors.map(({ path }) => path)).toEqual(["definition.any.0.value", "definition.any.1.value"]);
});
