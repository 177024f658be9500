/** What may be asked of a value. Which of them a path takes depends on the kind of its values. */
export const ops = [
  "eq",
  "neq",
  "in",
  "not_in",
  "contains",
  "starts_with",
  "gt",
  "gte",
  "lt",
  "lte",
  "exists",
  "not_exists",
  "before",
  "after",
  "within_days",
  "not_within_days",
] as const;
export type Op = (typeof ops)[number];

/** How deep rules may lie in each other, how many conditions one segment may hold, and how long a list may be. */
export const DEPTH = 10;
export const CONDITIONS = 100;
export const LIST_LENGTH = 1_000;

/** Ops that ask whether there is a value at all, and those that compare with a list. */
export const present: Op[] = ["exists", "not_exists"];
export const among: Op[] = ["in", "not_in"];

export const takesDays = (op: Op): boolean => op === "within_days" || op === "not_within_days";
export const takesNothing = (op: Op): boolean => present.includes(op);
export const takesList = (op: Op): boolean => among.includes(op);
