import type postgres from "postgres";
import { escapeLike, type Sql } from "@/lib/contacts/contact-filter";
import type { Op } from "./grammar";
import type { Scalar } from "./schema";
import { readDay, readMoment } from "./values";

export type Fragment = postgres.Fragment;
/** What a condition is compiled in: whose people, by which clock. */
export type Frame = { sql: Sql; workspaceId: number; zone: string; at: Date };
/** Ops as they are asked of the database: the ones that say no are turned round before. */
export type Positive = Exclude<Op, "neq" | "not_in" | "not_exists" | "not_within_days">;
export type Ask = { op: Positive; values: Scalar[] };

/** True, false or null where there is no value. */
type Compare = (frame: Frame, column: Fragment, ask: Ask) => Fragment;

/** Words: upper and lower case are one. */
export const compareText: Compare = ({ sql }, column, { op, values: [first = "", ...more] }) => {
  const word = sql`lower(${String(first)})`;
  const like = escapeLike(String(first));
  if (op === "exists") return sql`${column} <> ''`;
  if (op === "contains") return sql`lower(${column}) like '%' || lower(${like}) || '%'`;
  if (op === "starts_with") return sql`lower(${column}) like lower(${like}) || '%'`;
  if (more.length === 0) return sql`lower(${column}) = ${word}`;
  return sql`lower(${column}) = any(array(select lower(v) from unnest(${[first, ...more].map(String)}::text[]) v))`;
};

export const compareNumber: Compare = ({ sql }, column, { op, values }) => {
  if (op === "exists") return sql`${column} is not null`;
  if (op === "in") return sql`${column} = any(${values.map(String)}::text[]::numeric[])`;
  return sql`${column} ${signOf(sql, op)} ${String(values[0])}::text::numeric`;
};

export const compareBoolean: Compare = ({ sql }, column, { op, values }) =>
  op === "exists" ? sql`${column} is not null` : sql`${column} = ${values[0] === true}`;

/** Calendar days, as text: their spelling sorts as they do. */
export const compareDay: Compare = (frame, column, { op, values: [value = 0] }) => {
  const { sql } = frame;
  if (op === "exists") return sql`${column} is not null`;
  if (op === "within_days")
    return sql`${column} between (${today(frame)} - ${Number(value)}::int)::text and ${today(frame)}::text`;
  const moment = readMoment(value);
  const day = moment
    ? sql`(${moment.toISOString()}::timestamptz at time zone ${frame.zone})::date::text`
    : sql`${String(value)}`;
  return sql`${column} ${signOf(sql, op)} ${day}`;
};

export const compareMoment: Compare = (frame, column, ask) => {
  const { sql } = frame;
  const { from, to } = span(frame, ask);
  const after = from && sql`${column} >= ${from}`;
  const before = to && sql`${column} < ${to}`;
  if (after && before) return sql`(${after} and ${before})`;
  return after ?? before ?? sql`${column} is not null`;
};

/**
 * The stretch of time that a condition means, its end left out; null for open ends. A day is the workspace's day;
 * “the last seven days” begin with the day seven days ago, so that the answer does not change by the minute.
 */
export function span(
  frame: Frame,
  { op, values: [value = 0] }: Ask,
): { from: Fragment | null; to: Fragment | null } {
  const { sql, zone } = frame;
  if (op === "exists") return { from: null, to: null };
  if (op === "within_days")
    return {
      from: sql`((${today(frame)} - ${Number(value)}::int)::timestamp at time zone ${zone})`,
      to: null,
    };
  const day = readDay(value);
  const moment = readMoment(value) ?? new Date(Number.NaN);
  const start = day
    ? sql`(${day}::date::timestamp at time zone ${zone})`
    : sql`${moment.toISOString()}::timestamptz`;
  // The clock of JavaScript ends at milliseconds: a moment is all of its own.
  const end = day
    ? sql`((${day}::date + 1)::timestamp at time zone ${zone})`
    : sql`(${start} + interval '1 millisecond')`;
  switch (op) {
    case "before":
    case "lt":
      return { from: null, to: start };
    case "after":
    case "gt":
      return { from: end, to: null };
    case "gte":
      return { from: start, to: null };
    case "lte":
      return { from: null, to: end };
    default:
      return { from: start, to: end };
  }
}

/** The workspace's day. */
export const today = ({ sql, at, zone }: Frame): Fragment =>
  sql`(${at.toISOString()}::timestamptz at time zone ${zone})::date`;

function signOf(sql: Sql, op: Positive): Fragment {
  if (op === "gt" || op === "after") return sql`>`;
  if (op === "gte") return sql`>=`;
  if (op === "lt" || op === "before") return sql`<`;
  return op === "lte" ? sql`<=` : sql`=`;
}
