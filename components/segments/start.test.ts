import { expect, test } from "vitest";
import type { PathView } from "../../lib/segments/schema";
import { readDefinition } from "./builder/tree";
import { ideas } from "./ideas";
import { emptyStart, startOf } from "./start";

const tags = (...used: string[]): PathView[] => [
  {
    path: "tags",
    label: "Tags",
    group: "tags",
    kind: "tags",
    ops: ["in"],
    options: used.map((value) => ({ value, label: value })),
  },
];

test("an idea speaks of the workspace's own tags, and leaves open what nobody is tagged", () => {
  const conditions = (...used: string[]) => {
    const read = readDefinition(startOf({ from: "vip-offers" }, tags(...used)).definition);
    return read.ok ? read.root.parts : [];
  };
  expect(conditions("VIP", "color")[0]).toMatchObject({ path: "tags", value: ["VIP"] });
  expect(conditions("color")[0]).toMatchObject({ path: "tags", value: [] });
});

test("every idea is a rule", () => {
  for (const { id } of ideas) expect(readDefinition(startOf({ from: id }, tags()).definition).ok).toBe(true);
});

test("an odd address begins with everybody", () => {
  for (const query of [
    {},
    { from: "nonsense" },
    { rule: "{" },
    { rule: ["{}", "{}"] },
    { rule: "x".repeat(5_000) },
  ])
    expect(startOf(query, [])).toEqual(emptyStart);
  expect(startOf({ rule: '{"all":[]}' }, []).definition).toEqual({ all: [] });
});
