import { expect, test } from "vitest";
import type { PathView } from "../../../lib/segments/schema";
import { grouped, offeredOps, opWords, unfinished, viewOf, withOp, withPath } from "./operators";
import type { Row } from "./tree";

const view = (
  path: string,
  kind: PathView["kind"],
  ops: PathView["ops"],
  options: string[] = [],
): PathView => ({
  path,
  label: path,
  group: path.includes(".") ? "fields" : "person",
  kind,
  ops,
  options: options.map((value) => ({ value, label: value.toUpperCase() })),
});
const words = ["eq", "neq", "in", "not_in", "contains", "exists", "not_exists"] as const;
const city = view("city", "text", [...words]);
const tags = view("tags", "tags", ["eq", "neq", "in", "not_in", "exists"], ["vip"]);
const plan = view("attributes.plan", "choice", ["eq", "neq", "in", "not_in"], ["gold", "basic"]);
const visits = view("attributes.visits", "number", ["eq", "gte", "lt", "exists"]);
const since = view("created_at", "moment", ["before", "after", "within_days", "not_within_days"]);
const paths = [city, tags, plan, visits, since];
const row = (path: string, op: string, value?: Row["value"]): Row => ({
  kind: "row",
  id: 1,
  path,
  op,
  value,
});

test("another path keeps how it is asked and what for, where they fit", () => {
  expect(withPath(row("city", "eq", "gold"), plan)).toMatchObject({ op: "eq", value: "gold" });
  expect(withPath(row("city", "eq", "Boston"), plan)).toMatchObject({ op: "eq", value: undefined });
  expect(withPath(row("city", "in", ["gold", "Boston"]), plan)).toMatchObject({ op: "in", value: ["gold"] });
  expect(withPath(row("city", "contains", "x"), visits)).toMatchObject({ op: "gte", value: undefined });
  expect(withPath(row("", ""), since)).toMatchObject({ op: "within_days", value: 30 });
  expect(withPath(row("", ""), tags)).toMatchObject({ op: "in", value: [] });
});

test("another way of asking turns one value into a list of one, and back", () => {
  expect(withOp(row("city", "eq", "Rome"), city, "in").value).toEqual(["Rome"]);
  expect(withOp(row("city", "in", ["Rome", "Pisa"]), city, "eq").value).toBe("Rome");
  expect(withOp(row("city", "eq", "Rome"), city, "exists").value).toBeUndefined();
  expect(withOp(row("created_at", "within_days", 7), since, "not_within_days").value).toBe(7);
  expect(withOp(row("created_at", "within_days", 7), since, "before").value).toBeUndefined();
});

test.each([
  [row("", ""), false],
  [row("city", "eq"), false],
  [row("city", "eq", ""), false],
  [row("city", "eq", "Rome"), true],
  [row("city", "exists"), true],
  [row("tags", "in", []), false],
  [row("attributes.visits", "gte"), false],
  [row("attributes.visits", "gte", 0), true],
  [row("created_at", "within_days", -1), false],
  [row("created_at", "within_days", 0), true],
  [row("created_at", "within_days", 1.5), false],
  [row("created_at", "within_days", 30), true],
])("%j can be counted: %s", (one, isDone) => {
  expect(unfinished(one, paths) === null).toBe(isDone);
});

test("what the builder does not know is left for the server to judge", () => {
  expect(unfinished(row("no_such_path", "eq"), paths)).toBeNull();
  expect(unfinished(row("city", "no_such_op"), paths)).toBeNull();
});

test("an own field that nobody described can still be changed", () => {
  expect(viewOf(row("attributes.color", "eq", "red"), paths)).toMatchObject({ label: "color", kind: "text" });
  expect(viewOf(row("attributes.points", "gte", 7), paths)).toMatchObject({
    label: "points",
    kind: "number",
  });
  expect(viewOf(row("no_such_path", "eq", 7), paths)).toBeNull();
});

test("of two ways to say one thing only one is offered, unless the other is on", () => {
  const days = view("born", "date", ["eq", "before", "lt", "after", "gt"]);
  expect(offeredOps(days, "eq")).toEqual(["eq", "before", "after"]);
  expect(offeredOps(days, "gt")).toEqual(["eq", "before", "after", "gt"]);
});

test("what is asked reads as it is said", () => {
  const asked = (one: PathView, op: PathView["ops"][number], group = one.group) =>
    opWords(op, { ...one, group });
  expect(asked(city, "exists")).toBe("is known");
  expect(asked(since, "before")).toBe("is before");
  expect(asked(since, "not_exists", "messages")).toBe("never happened");
  expect(asked(plan, "eq", "consent")).toBe("answer is");
  expect(asked(tags, "not_in")).toBe("include none of");
});

test("paths stand under headings, own fields together", () => {
  expect(grouped(paths).map(({ title, paths: members }) => [title, members.length])).toEqual([
    ["The person", 3],
    ["Your own fields", 2],
  ]);
});
