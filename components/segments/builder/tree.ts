import { DEPTH } from "@/lib/segments/grammar";
import type { Rule, Scalar } from "@/lib/segments/schema";

/** How the parts of a group belong together, as it is said: all of these, any of these, none of these. */
export type Join = "all" | "any" | "none";
export type Value = Scalar | Scalar[] | undefined;
export type Row = { kind: "row"; id: number; path: string; op: string; value: Value };
export type Group = { kind: "group"; id: number; join: Join; parts: Part[] };
export type Part = Row | Group;

let made = 0;
const newId = () => ++made;

export const newRow = (): Row => ({ kind: "row", id: newId(), path: "", op: "", value: undefined });
export const newGroup = (join: Join, parts: Part[]): Group => ({ kind: "group", id: newId(), join, parts });

/** What keeps a definition from being shown as rows. `path` is dotted, as in the API's errors. */
export type Misshape = { path: string; message: string };
export type Reading = { ok: true; root: Group } | { ok: false; problem: Misshape };

const SHAPE = "Write { path, op, value }, or { all: [] }, { any: [] } or { not: … }.";

class Misshapen extends Error {
  constructor(readonly problem: Misshape) {
    super(problem.message);
  }
}

/** A definition as the builder's rows. Unknown paths and ops stay as they are; the server has words for them. */
export function readDefinition(definition: unknown): Reading {
  try {
    const part = readPart(definition, "definition", 0);
    return { ok: true, root: part.kind === "group" ? part : newGroup("all", [part]) };
  } catch (error) {
    if (error instanceof Misshapen) return { ok: false, problem: error.problem };
    throw error;
  }
}

function readPart(rule: unknown, at: string, depth: number): Part {
  const fail = (message: string, path = at): never => {
    throw new Misshapen({ path, message });
  };
  if (depth > DEPTH + 1) return fail(`Rules may lie at most ${DEPTH} deep in each other.`);
  if (typeof rule !== "object" || rule === null || Array.isArray(rule)) return fail(SHAPE);
  const fields = new Map<string, unknown>(Object.entries(rule));
  const list = (key: string, join: Join): Group => {
    const rules = fields.get(key);
    if (!Array.isArray(rules)) return fail(`“${key}” is a list of rules.`, `${at}.${key}`);
    return newGroup(
      join,
      rules.map((one, n) => readPart(one, `${at}.${key}.${n}`, depth + 1)),
    );
  };
  if (fields.has("path")) return readRow(fields, at);
  if (fields.size !== 1) return fail(SHAPE);
  if (fields.has("all")) return list("all", "all");
  if (fields.has("filters")) return list("filters", "all");
  if (fields.has("any")) return list("any", "any");
  if (!fields.has("not")) return fail(SHAPE);
  const inner = readPart(fields.get("not"), `${at}.not`, depth + 1);
  return newGroup("none", inner.kind === "group" && inner.join === "any" ? inner.parts : [inner]);
}

function readRow(fields: Map<string, unknown>, at: string): Row {
  const [path, op, value] = [fields.get("path"), fields.get("op"), fields.get("value") ?? undefined];
  const stranger = [...fields.keys()].find((key) => !["path", "op", "value"].includes(key));
  if (stranger !== undefined)
    throw new Misshapen({ path: `${at}.${stranger}`, message: "A condition has path, op and value only." });
  if (typeof path !== "string")
    throw new Misshapen({ path: `${at}.path`, message: "A path is text, such as “tags”." });
  if (typeof op !== "string")
    throw new Misshapen({ path: `${at}.op`, message: "An op is text, such as “eq”." });
  if (!isValue(value))
    throw new Misshapen({
      path: `${at}.value`,
      message: "A value is text, a number, true or false, or a list.",
    });
  return { kind: "row", id: newId(), path, op, value };
}

const isScalar = (value: unknown): value is Scalar =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";
const isValue = (value: unknown): value is Value =>
  value === undefined || isScalar(value) || (Array.isArray(value) && value.every(isScalar));

/** A rule as it is sent, and which part of the builder stands at which path of it. */
export type Written = { rule: Rule; places: Map<string, number> };

/** The definition of the rows that `has` lets through; groups left empty go too. Without any row it is everybody. */
export function writeDefinition(root: Group, has: (row: Row) => boolean = () => true): Written {
  const places = new Map([["definition", root.id]]);
  const filled = thinned(root, has);
  return { rule: filled ? writeGroup(filled, "definition", places) : { all: [] }, places };
}

function thinned(group: Group, has: (row: Row) => boolean): Group | null {
  const parts = group.parts.flatMap((part): Part[] => {
    if (part.kind === "row") return has(part) ? [part] : [];
    const inner = thinned(part, has);
    return inner ? [inner] : [];
  });
  return parts.length === 0 ? null : { ...group, parts };
}

function writeGroup({ id, join, parts }: Group, at: string, places: Map<string, number>): Rule {
  places.set(at, id);
  const list = (under: string) => parts.map((part, n) => writePart(part, `${under}.${n}`, places));
  const [only] = parts;
  if (join === "all") return { all: list(`${at}.all`) };
  if (join === "any") return { any: list(`${at}.any`) };
  if (only && parts.length === 1 && !(only.kind === "group" && only.join === "any"))
    return { not: writePart(only, `${at}.not`, places) };
  return { not: { any: list(`${at}.not.any`) } };
}

function writePart(part: Part, at: string, places: Map<string, number>): Rule {
  if (part.kind === "group") return writeGroup(part, at, places);
  places.set(at, part.id);
  // Which ops there are is the server's to say, beside the row.
  const condition = { path: part.path, op: part.op as never };
  return part.value === undefined ? condition : { ...condition, value: part.value };
}

/** The part that an error's path points at, or the nearest one around it. */
export function placeOf(path: string, places: ReadonlyMap<string, number>): number | undefined {
  for (let at = path; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) {
    const id = places.get(at);
    if (id !== undefined) return id;
  }
  return undefined;
}

export const rowsOf = (part: Part): Row[] => (part.kind === "row" ? [part] : part.parts.flatMap(rowsOf));

/** The tree with one part changed; everything else stays the very same object. */
export function withPart(group: Group, id: number, change: (part: Part) => Part): Group {
  if (group.id === id) {
    const changed = change(group);
    return changed.kind === "group" ? changed : group;
  }
  return {
    ...group,
    parts: group.parts.map((part) => {
      if (part.id === id) return change(part);
      return part.kind === "group" && find(part, id) ? withPart(part, id, change) : part;
    }),
  };
}

/** Puts a part into a group at a place; at its end, or at the end of everything, when these are gone. */
export function withAdded(root: Group, groupId: number, part: Part, place = Number.POSITIVE_INFINITY): Group {
  const isThere = find(root, groupId)?.kind === "group";
  return withPart(root, isThere ? groupId : root.id, (group) =>
    group.kind === "group"
      ? { ...group, parts: group.parts.toSpliced(isThere ? place : group.parts.length, 0, part) }
      : group,
  );
}

export type Removed = { root: Group; part: Part; groupId: number; place: number };

/** Takes a part out, and says where it was, so that it can be put back. */
export function withoutPart(root: Group, id: number): Removed | null {
  const parent = groupOf(root, id);
  const place = parent?.parts.findIndex((part) => part.id === id) ?? -1;
  const part = parent?.parts[place];
  if (!parent || !part) return null;
  const parts = parent.parts.toSpliced(place, 1);
  return { root: withPart(root, parent.id, () => ({ ...parent, parts })), part, groupId: parent.id, place };
}

/** The same part again, right below. */
export function withDuplicate(root: Group, id: number): Group {
  const parent = groupOf(root, id);
  const place = parent?.parts.findIndex((part) => part.id === id) ?? -1;
  const part = parent?.parts[place];
  return parent && part ? withAdded(root, parent.id, copyOf(part), place + 1) : root;
}

const copyOf = (part: Part): Part =>
  part.kind === "row" ? { ...part, id: newId() } : { ...part, id: newId(), parts: part.parts.map(copyOf) };

function find(part: Part, id: number): Part | null {
  if (part.id === id) return part;
  if (part.kind === "row") return null;
  for (const inner of part.parts) {
    const found = find(inner, id);
    if (found) return found;
  }
  return null;
}

function groupOf(group: Group, id: number): Group | null {
  if (group.parts.some((part) => part.id === id)) return group;
  for (const part of group.parts) {
    const found = part.kind === "group" ? groupOf(part, id) : null;
    if (found) return found;
  }
  return null;
}
