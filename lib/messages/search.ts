import type { PendingQuery, Row } from "postgres";
import type { raw } from "@/db/client";
import { numbersOf } from "@/lib/contacts/numbers-of";
import { invalid } from "@/lib/errors";
import { readCursor } from "@/lib/paging";
import type { MessageFilter } from "./filter-schema";

type Sql = ReturnType<typeof raw>;
type Fragment = PendingQuery<Row[]>;

/**
 * How many messages one page looks through for what no index leads to; more is a page further back. Those of a few
 * lie far apart on disk, so that fewer of them take as long.
 */
const SCANNED = 20_000;
const SCANNED_APART = 4_000;

/** Where a page begins: below an id or, in a list by moment, below a moment. */
type Start = { at: string | null; id: number };

/** A question to the messages, in pieces: what an index answers, what is sifted out of that, and the order. */
export type Search = {
  narrow: Fragment;
  sift: Fragment | null;
  scanned: number;
  isByMoment: boolean;
  order: (alias: string) => Fragment;
};

/** Few at any time, each with an index of its own that knows no order. */
const rareStatuses: readonly string[] = ["queued", "sending", "unconfirmed"];
/** What never arrived has an index by moment. */
const missedStatuses: readonly string[] = ["failed", "undelivered", "suppressed", "canceled"];

/**
 * Newest first, by id; between two days, and among what never arrived, by the moment, which has an index. Filters
 * that no index answers are sifted out of a bounded stretch of messages, so that a rare word never reads a million
 * rows at once. (Under row-level security a status alone is no index condition: its comparison may leak.)
 * @throws Problem 422 for a cursor that is not of such a list.
 */
export function searchFor(sql: Sql, workspaceId: number, filter: MessageFilter, cursor?: string): Search {
  const { status, start_date, end_date } = filter;
  const isFailure = filter.error_code !== undefined || filter.error_class !== undefined;
  const isMissed = status === undefined ? isFailure : missedStatuses.includes(status);
  const isByMoment = start_date !== undefined || end_date !== undefined || isMissed;
  const isRare = status !== undefined && rareStatuses.includes(status);
  const start = readStart(cursor, isByMoment);
  const narrow = joined(sql, [
    sql`m.workspace_id = ${workspaceId}`,
    ...equal(sql, [
      ["status", isMissed || isRare ? status : undefined],
      ["template_id", filter.template_id],
      ["batch_id", filter.batch_id],
      ["campaign_id", filter.campaign_id],
      ["customer_id", filter.customer_id],
      ["order_id", filter.order_id],
      ["reservation_id", filter.reservation_id],
      ["error_code", filter.error_code],
      ["error_class", filter.error_class],
    ]),
    ...(filter.contact_id === undefined
      ? []
      : [sql`m.contact_id = any(${numbersOf(sql, workspaceId, filter.contact_id)})`]),
    ...(isFailure && status === undefined ? [sql`m.status in ('failed', 'undelivered')`] : []),
    ...(start_date ? [sql`m.created_at >= ${dayStart(sql, start_date, 0)}`] : []),
    ...(end_date ? [sql`m.created_at < ${dayStart(sql, end_date, 1)}`] : []),
    ...(start === null ? [] : [after(sql, start)]),
  ]);
  const sifted = [
    ...equal(sql, [
      ["status", isMissed || isRare ? undefined : status],
      ["direction", filter.direction],
      ["channel", filter.channel],
      ["category", filter.category],
      ["sender_id", filter.sender_id],
      ["reason", filter.reason],
    ]),
    ...(filter.q ? [sql`m.body ilike ${`%${filter.q.replace(/[\\%_]/g, "\\$&")}%`}`] : []),
  ];
  const isApart = isMissed || isRare || filter.contact_id !== undefined || filter.template_id !== undefined;
  return {
    narrow,
    sift: sifted.length > 0 ? joined(sql, sifted) : null,
    scanned: isApart ? SCANNED_APART : SCANNED,
    isByMoment,
    order: (alias) => orderOf(sql, alias, isByMoment, isRare),
  };
}

/** `+ 0` keeps the planner from walking all ids for a handful of rows. */
function orderOf(sql: Sql, alias: string, isByMoment: boolean, isRare: boolean): Fragment {
  if (isByMoment) return sql`${sql(alias)}.created_at desc, ${sql(alias)}.id desc`;
  return isRare ? sql`${sql(alias)}.id + 0 desc` : sql`${sql(alias)}.id desc`;
}

const after = (sql: Sql, { at, id }: Start): Fragment =>
  at === null ? sql`m.id < ${id}` : sql`(m.created_at, m.id) < (${at}::timestamptz, ${id}::bigint)`;

const equal = (sql: Sql, pairs: [column: string, value: string | number | undefined][]): Fragment[] =>
  pairs.flatMap(([column, value]) => (value === undefined ? [] : [sql`m.${sql(column)} = ${value}`]));

const joined = (sql: Sql, parts: Fragment[]): Fragment =>
  parts.reduce((all, part) => sql`${all} and ${part}`);

/** Midnight of a calendar day in the workspace's time zone. */
const dayStart = (sql: Sql, day: string, plusDays: number) => sql`
  ((${day}::date + ${plusDays}::int)::timestamp at time zone
    (select time_zone from workspaces where id = (select current_workspace_id())))`;

const moment = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::\d\d)?`;
const momentCursor = new RegExp(`^at:(${moment})\\|(\\d{1,15})$`);

function readStart(cursor: string | undefined, isByMoment: boolean): Start | null {
  if (!isByMoment || cursor === undefined) {
    const id = readCursor(cursor);
    return id === null ? null : { at: null, id };
  }
  const [, at, id] = momentCursor.exec(Buffer.from(cursor, "base64url").toString("utf8")) ?? [];
  if (at === undefined || Number.isNaN(Date.parse(at)))
    throw invalid("cursor", "invalid_cursor", "This cursor is not one of this list.");
  return { at, id: Number(id) };
}

/** The cursor of what comes after this row. */
export const cursorAfter = ({ id, created_at }: { id: number; created_at: string }, isByMoment: boolean) =>
  Buffer.from(isByMoment ? `at:${created_at}|${id}` : `before:${id}`).toString("base64url");
