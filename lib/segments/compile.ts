import type { Fragment, Frame, Positive } from "./comparisons";
import { findPath, type Vocabulary } from "./paths";
import type { Condition, Rule } from "./schema";
import { turned } from "./values";

/** One condition for the database. `readsContact`: it needs the contact's own row `c` beside the marks `k`. */
export type Compiled = { where: Fragment; readsContact: boolean };

/**
 * A rule as one parameterised SQL condition that is never null: “not” is carried down to the single conditions, where
 * whoever has no value counts as not fitting. Depth and size were limited when the rule was read.
 */
export function compileRule(frame: Frame, vocabulary: Vocabulary, rule: Rule, isNot = false): Compiled {
  const { sql } = frame;
  if ("not" in rule) return compileRule(frame, vocabulary, rule.not, !isNot);
  if ("path" in rule) return compileCondition(frame, vocabulary, rule, isNot);
  const isAll = "all" in rule;
  const parts = ("all" in rule ? rule.all : rule.any).map((part) =>
    compileRule(frame, vocabulary, part, isNot),
  );
  const [first, ...rest] = parts;
  // None of nothing fails, and one of nothing fits nobody.
  if (!first) return { where: isAll !== isNot ? sql`true` : sql`false`, readsContact: false };
  const joined = rest.reduce(
    (some, { where }) => (isAll !== isNot ? sql`${some} and ${where}` : sql`${some} or ${where}`),
    first.where,
  );
  return { where: sql`(${joined})`, readsContact: parts.some(({ readsContact }) => readsContact) };
}

function compileCondition(
  frame: Frame,
  vocabulary: Vocabulary,
  condition: Condition,
  isNot: boolean,
): Compiled {
  const entry = findPath(vocabulary, condition);
  if (!entry) throw new Error("a rule with an unknown path was not refused");
  const op = turned[condition.op] ?? condition.op;
  const { value } = condition;
  const values = value === undefined ? [] : Array.isArray(value) ? value : [value];
  const ask = { op: op as Positive, values, isNot: isNot !== (op !== condition.op) };
  return { where: entry.where(frame, ask), readsContact: entry.readsContact };
}
