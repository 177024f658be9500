import { expect, test } from "vitest";
import {
  type Group,
  newGroup,
  newRow,
  placeOf,
  readDefinition,
  rowsOf,
  withAdded,
  withDuplicate,
  withoutPart,
  withPart,
  writeDefinition,
} from "./tree";

const vip = { path: "tags", op: "eq", value: "vip" };
const quiet = { path: "messages.last_received_at", op: "not_within_days", value: 60 };
const named = { path: "email", op: "exists" };

function read(definition: unknown): Group {
  const reading = readDefinition(definition);
  if (!reading.ok) throw new Error(reading.problem.message);
  return reading.root;
}
const again = (definition: unknown) => writeDefinition(read(definition)).rule;

test.each([
  ["all", { all: [vip, quiet] }],
  ["any", { any: [vip, named] }],
  ["not one", { all: [vip, { not: quiet }] }],
  ["not any", { all: [vip, { not: { any: [quiet, named] } }] }],
  ["not all", { not: { all: [vip, named] } }],
  ["not not", { not: { not: vip } }],
  ["groups in groups", { any: [{ all: [vip, { any: [quiet, named] }] }, named] }],
  ["a list as value", { all: [{ path: "tags", op: "in", value: ["vip", "gold"] }] }],
])("a rule with %s comes out as it went in", (_, definition) => {
  expect(again(definition)).toEqual(definition);
});

test("a lone condition and the other spelling of all become the same rows", () => {
  expect(again(vip)).toEqual({ all: [vip] });
  expect(again({ filters: [vip] })).toEqual({ all: [vip] });
});

test.each([
  [null, "definition"],
  [[], "definition"],
  ["tags", "definition"],
  [{}, "definition"],
  [{ all: [vip], any: [quiet] }, "definition"],
  [{ all: vip }, "definition.all"],
  [{ all: [vip, 7] }, "definition.all.1"],
  [{ any: [{ not: { path: 7, op: "eq" } }] }, "definition.any.0.not.path"],
  [{ all: [{ path: "tags" }] }, "definition.all.0.op"],
  [{ all: [{ ...vip, value: { a: 1 } }] }, "definition.all.0.value"],
  [{ all: [{ ...vip, extra: 1 }] }, "definition.all.0.extra"],
])("what is no rule is told by its place: %j", (definition, path) => {
  const reading = readDefinition(definition);
  expect(reading.ok ? null : reading.problem.path).toBe(path);
});

test("a thousand rules in each other are refused, not followed", () => {
  let deep: unknown = vip;
  for (let n = 0; n < 1_000; n++) deep = { not: deep };
  expect(readDefinition(deep).ok).toBe(false);
});

test("rows that are not finished are left out, and errors still find the row they are about", () => {
  const blank = newRow();
  const last = { kind: "row", id: -1, ...named, value: undefined } as const;
  const root = newGroup("none", [
    blank,
    newGroup("any", [newRow()]),
    newGroup("any", [last, { ...last, id: -2 }]),
  ]);
  const { rule, places } = writeDefinition(root, (row) => row.path !== "");
  expect(rule).toEqual({ not: { any: [{ any: [named, named] }] } });
  expect(placeOf("definition.not.any.0.any.1.value", places)).toBe(-2);
  expect(placeOf("definition.not.any.0.any", places)).toBe(root.parts[2]?.id);
  expect(placeOf("name", places)).toBeUndefined();
});

test("without a finished row the rule is everybody", () => {
  expect(writeDefinition(newGroup("any", [newRow()]), (row) => row.path !== "").rule).toEqual({ all: [] });
  expect(again({ all: [] })).toEqual({ all: [] });
  expect(again({ path: "email", op: "exists", value: null })).toEqual({ all: [named] });
});

test("a part that was taken out goes back where it was, whatever was changed meanwhile", () => {
  const root = read({ all: [vip, { any: [quiet, named] }] });
  const inner = root.parts[1] as Group;
  const removed = withoutPart(root, inner.parts[0]?.id ?? 0);
  if (!removed) throw new Error("nothing was removed");
  expect(writeDefinition(removed.root).rule).toEqual({ all: [vip, { any: [named] }] });
  const renamed = withPart(removed.root, inner.id, (part) => ({ ...part, join: "all" }) as Group);
  const back = withAdded(renamed, removed.groupId, removed.part, removed.place);
  expect(writeDefinition(back).rule).toEqual({ all: [vip, { all: [quiet, named] }] });

  const bare = withoutPart(removed.root, inner.id)?.root ?? root;
  const homeless = withAdded(bare, removed.groupId, removed.part, removed.place);
  expect(writeDefinition(homeless).rule).toEqual({ all: [vip, quiet] });
});

test("a copy stands right below, with names of its own", () => {
  const root = read({ all: [{ any: [vip, quiet] }, named] });
  const copied = withDuplicate(root, root.parts[0]?.id ?? 0);
  expect(writeDefinition(copied).rule).toEqual({
    all: [{ any: [vip, quiet] }, { any: [vip, quiet] }, named],
  });
  expect(new Set(rowsOf(copied).map(({ id }) => id)).size).toBe(5);
});
