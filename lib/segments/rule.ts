import type { FieldError } from "@/lib/errors";
import { CONDITIONS, DEPTH, LIST_LENGTH, type Op, ops } from "./grammar";
import type { Condition, Rule, Scalar } from "./schema";

/** What is wrong with one part of a condition; `part` says where in it. */
export type Fault = { part: "path" | "op" | "value"; code: string; message: string };
/** Says what is wrong with a well-formed condition: a path that is none, an op that does not fit, a value. */
export type Judge = (condition: Condition) => Fault[];
/** A rule, or why it is none. `rule` is null exactly when there are errors. */
export type Reading = { rule: Rule; errors: [] } | { rule: null; errors: FieldError[] };

const groups = ["all", "any", "not", "filters"] as const;
const conditionKeys = ["path", "op", "value"];
const MOST_ERRORS = 50;

/**
 * Reads JSON of unknown shape as a rule. Size and depth are measured without recursion before anything else is looked
 * at, so that no input can exhaust the stack.
 */
export function readRule(given: unknown, judge: Judge, at = "definition"): Reading {
  const excess = measure(given);
  if (excess) return { rule: null, errors: [{ path: at, ...excess }] };
  const errors: FieldError[] = [];
  const rule = readPart({ judge, errors, root: at }, given, at);
  return rule === null || errors.length > 0
    ? { rule: null, errors: errors.slice(0, MOST_ERRORS) }
    : { rule, errors: [] };
}

/** Paths that a definition names, whether they exist or not; of a definition too large to be one, none. */
export function pathsIn(given: unknown): string[] {
  const paths = new Set<string>();
  if (measure(given, (part) => typeof part.path === "string" && paths.add(part.path))) return [];
  return [...paths];
}

type Part = Record<string, unknown>;
const isPart = (value: unknown): value is Part =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Every group holds a condition in the end, so a tree of that many groups is no honest one. */
const PARTS = CONDITIONS * (DEPTH + 1);

function measure(
  given: unknown,
  see: (condition: Part) => unknown = () => {},
): Omit<FieldError, "path"> | null {
  const open = [{ value: given, depth: 0 }];
  let [parts, conditions] = [0, 0];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (++parts > PARTS) return tooMany;
    if (!isPart(value)) continue;
    const inner = innerOf(value);
    if (inner === null) {
      if (++conditions > CONDITIONS) return tooMany;
      see(value);
    } else if (depth >= DEPTH) {
      return { code: "too_deep", message: `Rules may lie in each other ${DEPTH} levels deep.` };
    } else if (inner.length > PARTS) {
      return tooMany;
    } else for (const part of inner) open.push({ value: part, depth: depth + 1 });
  }
  return null;
}

const tooMany = {
  code: "too_many_conditions",
  message: `A segment may have ${CONDITIONS} conditions; give a list to “in” instead of one condition each.`,
};

/** The rules inside a group, null for a condition. */
function innerOf(part: Part): unknown[] | null {
  const held = groups.filter((name) => Object.hasOwn(part, name));
  if (held.length === 0) return null;
  const inner: unknown[] = [];
  for (const value of held.map((name) => part[name])) {
    if (!Array.isArray(value)) inner.push(value);
    else if (value.length > PARTS) return value;
    else inner.push(...value);
  }
  return inner;
}

type Reader = { judge: Judge; errors: FieldError[]; root: string };

function readPart(reader: Reader, value: unknown, at: string): Rule | null {
  const fail = (path: string, code: string, message: string) => {
    reader.errors.push({ path, code, message });
    return null;
  };
  if (!isPart(value))
    return fail(
      at,
      "invalid_rule",
      "A rule is { path, op, value }, { all: [] }, { any: [] } or { not: rule }.",
    );
  const [group, ...others] = groups.filter((name) => Object.hasOwn(value, name));
  const known = group ? [group] : conditionKeys;
  for (const key of Object.keys(value).filter(
    (name) => !known.includes(name) || others.includes(name as never),
  ))
    fail(
      `${at}.${key.slice(0, 60)}`,
      "unknown_field",
      group ? `Beside “${group}” nothing else is read.` : "This field is not known here.",
    );
  if (!group) return readCondition(reader, value, at);
  const inner = value[group];
  if (group === "not") {
    const rule = readPart(reader, inner, `${at}.not`);
    return rule && { not: rule };
  }
  if (!Array.isArray(inner))
    return fail(`${at}.${group}`, "invalid_rule", `“${group}” takes a list of rules.`);
  // All of nothing is everybody: said on its own that is a choice, inside another rule it is a slip.
  if (inner.length === 0 && (group === "any" || at !== reader.root))
    return fail(`${at}.${group}`, "empty_group", "Add at least one condition here.");
  const rules = inner.map((part, i) => readPart(reader, part, `${at}.${group}.${i}`));
  const whole = rules.filter((rule) => rule !== null);
  if (whole.length < rules.length) return null;
  return group === "any" ? { any: whole } : { all: whole };
}

function readCondition({ judge, errors }: Reader, part: Part, at: string): Condition | null {
  const before = errors.length;
  const fail = (name: string, code: string, message: string) =>
    errors.push({ path: `${at}.${name}`, code, message });
  const { path, op } = part;
  if (typeof path !== "string" || path === "")
    fail("path", "path_required", "Say what to look at, such as tags.");
  if (typeof op !== "string" || !isOp(op)) fail("op", "unknown_op", `The ops are ${ops.join(", ")}.`);
  const value = readValue(part.value);
  if (!value.ok) fail("value", value.code, value.message);
  if (errors.length > before || typeof path !== "string" || typeof op !== "string" || !isOp(op) || !value.ok)
    return null;
  const condition: Condition = value.value === undefined ? { path, op } : { path, op, value: value.value };
  for (const { part: name, code, message } of judge(condition)) fail(name, code, message);
  return errors.length > before ? null : condition;
}

const isOp = (word: string): word is Op => (ops as readonly string[]).includes(word);
const isScalar = (value: unknown): value is Scalar => ["string", "number", "boolean"].includes(typeof value);

type Value = { ok: true; value: Condition["value"] } | { ok: false; code: string; message: string };

function readValue(value: unknown): Value {
  if (value === undefined || value === null) return { ok: true, value: undefined };
  if (isScalar(value)) return { ok: true, value };
  if (!Array.isArray(value) || !value.every(isScalar))
    return {
      ok: false,
      code: "invalid_value",
      message: "A value is text, a number, true or false, or a list of these.",
    };
  if (value.length > LIST_LENGTH)
    return {
      ok: false,
      code: "list_too_long",
      message: `A list may have ${LIST_LENGTH.toLocaleString("en-US")} values.`,
    };
  return { ok: true, value };
}
