import { z } from "zod";
import { among, type Op, present, takesDays, takesList, takesNothing } from "./grammar";
import type { Condition, PathKind, PathView, Scalar } from "./schema";

const ordered: Op[] = ["gt", "gte", "lt", "lte"];
const inTime: Op[] = ["before", "after", "within_days", "not_within_days", ...ordered];

/** Which ops make sense of which values. */
export const opsOf: Record<PathKind, readonly Op[]> = {
  text: ["eq", "neq", ...among, "contains", "starts_with", ...present],
  number: ["eq", "neq", ...among, ...ordered, ...present],
  date: ["eq", "neq", ...inTime, ...present],
  moment: ["eq", "neq", ...inTime, ...present],
  boolean: ["eq", "neq", ...present],
  choice: ["eq", "neq", ...among, ...present],
  tags: ["eq", "neq", ...among, "contains", "starts_with", ...present],
};

/** The ops that say no are the others turned round: whoever has no value at all fits them. */
export const turned: Partial<Record<Op, Op>> = {
  neq: "eq",
  not_in: "in",
  not_exists: "exists",
  not_within_days: "within_days",
};

/** A hundred years of days: beyond it no answer changes. */
const MOST_DAYS = 36_500;
const LONGEST = 500;
/** Beyond it a number in JavaScript is no longer the number that was written. */
const LARGEST = Number.MAX_SAFE_INTEGER;

type Shape = Pick<PathView, "kind" | "label" | "options">;

/** Why this op cannot take this value of such a path, null when it can. */
export function valueFault(
  { kind, label, options }: Shape,
  op: Op,
  value: Condition["value"],
): { code: string; message: string } | null {
  if (takesNothing(op))
    return value === undefined ? null : { code: "value_not_expected", message: `“${op}” takes no value.` };
  if (value === undefined)
    return {
      code: "value_required",
      message: "Say what to compare with; “not_exists” finds people without a value.",
    };
  if (takesDays(op))
    return isDays(value)
      ? null
      : { code: "invalid_days", message: "Days are a whole number from 0 to 36,500." };
  const mayBeList = takesList(op) || (kind === "tags" && (op === "eq" || op === "contains"));
  if (takesList(op) && !Array.isArray(value))
    return { code: "list_required", message: `“${op}” takes a list, such as ["a", "b"].` };
  if (!mayBeList && Array.isArray(value))
    return { code: "single_value_required", message: `“${op}” takes one value; “in” takes a list.` };
  const values = Array.isArray(value) ? value : [value];
  if (values.length === 0) return { code: "value_required", message: "The list is empty." };
  for (const one of values) {
    const message = misfit(kind, label, options, one);
    if (message) return { code: "invalid_value", message };
  }
  return null;
}

const isDays = (value: Condition["value"]): boolean =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= MOST_DAYS;

function misfit(kind: PathKind, label: string, options: Shape["options"], value: Scalar): string | null {
  switch (kind) {
    case "number":
      return typeof value === "number" && Math.abs(value) <= LARGEST
        ? null
        : `${label} is a number, such as 12 or 3.5.`;
    case "boolean":
      return typeof value === "boolean" ? null : `${label} is true or false.`;
    case "date":
    case "moment":
      return readDay(value) || readMoment(value)
        ? null
        : `${label} is compared with a day such as 2026-05-31, or a moment such as 2026-05-31T09:00:00Z.`;
    case "choice":
      if (options.some((option) => isSame(option.value, value))) return null;
      return `${label} is one of: ${
        options
          .slice(0, 10)
          .map((option) => option.value)
          .join(", ") || "nothing yet"
      }.`;
    default:
      if (typeof value === "boolean" || String(value).trim() === "")
        return `${label} is compared with words.`;
      return String(value).length <= LONGEST ? null : `At most ${LONGEST} characters.`;
  }
}

/** As a choice is compared: “Gold” is “gold”, 12 is "12". */
export const isSame = (a: Scalar, b: Scalar): boolean => String(a).toLowerCase() === String(b).toLowerCase();

/** `2026-05-31`, or null. */
export const readDay = (value: Scalar): string | null =>
  typeof value === "string" && z.iso.date().safeParse(value).success && isPlausible(value) ? value : null;

/** A moment with its offset, or null. */
export function readMoment(value: Scalar): Date | null {
  if (typeof value !== "string" || !z.iso.datetime({ offset: true }).safeParse(value).success) return null;
  const at = new Date(value);
  return Number.isFinite(at.getTime()) && isPlausible(at.toISOString()) ? at : null;
}

const isPlausible = (iso: string): boolean => iso >= "1900" && iso < "2200";
