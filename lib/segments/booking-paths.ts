import type { Sql } from "@/lib/contacts/contact-filter";
import { type Fragment, type Frame, span, today } from "./comparisons";
import { howMany, last, people, type Sort } from "./history";
import { among, type Option, type PathEntry, type Where } from "./path";

type Only = (frame: Frame) => Fragment;
const all: Only = ({ sql }) => sql`true`;

/** Visits that took place: begun, and neither canceled nor missed. */
const had = (only: Only = all): Sort => ({
  of: "bookings",
  which: (frame) => frame.sql`m.status in ('booked', 'confirmed', 'completed')
    and m.starts_at <= ${frame.at.toISOString()}::timestamptz and ${only(frame)}`,
  at: ({ sql }) => sql`m.starts_at`,
});

const ahead = (only: Only = all): Sort => ({
  of: "bookings",
  which: (frame) => frame.sql`m.status in ('booked', 'confirmed')
    and m.starts_at > ${frame.at.toISOString()}::timestamptz and ${only(frame)}`,
  at: ({ sql }) => sql`m.starts_at`,
});

const missed: Sort = {
  of: "bookings",
  which: ({ sql }) => sql`m.status = 'no_show'`,
  at: ({ sql }) => sql`m.starts_at`,
};

/** “The next one lies within” is asked as “there is one within, and none before”; days count forward from today. */
const next =
  ({ of, which }: Sort): Where =>
  (frame, { isNot, ...ask }) => {
    const { sql, zone } = frame;
    const isSoon = ask.op === "within_days";
    const { from, to } = isSoon
      ? {
          from: null,
          to: sql`((${today(frame)} + ${Number(ask.values[0]) + 1}::int)::timestamp at time zone ${zone})`,
        }
      : span(frame, ask);
    const until = to ? sql`${which(frame)} and m.starts_at < ${to}` : which(frame);
    if (!from) return among(frame, isNot, people(frame, until, of));
    const within = among(frame, false, people(frame, sql`${until} and m.starts_at >= ${from}`, of));
    const sooner = among(frame, true, people(frame, sql`${which(frame)} and m.starts_at < ${from}`, of));
    return isNot ? sql`not (${within} and ${sooner})` : sql`(${within} and ${sooner})`;
  };

type Column = "service_id" | "resource_id";

const hadAny =
  (column: Column): Where =>
  (frame, { isNot, values }) => {
    const { sql } = frame;
    const { of, which } = had(() => sql`m.${sql(column)} = any(${values.map(String)}::text[]::bigint[])`);
    return among(frame, isNot, people(frame, which(frame), of));
  };

const numberOps = ["eq", "neq", "in", "not_in", "gt", "gte", "lt", "lte"] as const;
const choiceOps = ["eq", "neq", "in", "not_in"] as const;

type Named = { id: number; name: string; is_archived: boolean };
const MOST = 1_000;

const named = (sql: Sql, workspaceId: number, table: "services" | "resources") => sql<Named[]>`
  select id, name, archived_at is not null as is_archived from ${sql(table)}
  where workspace_id = ${workspaceId} order by archived_at is not null, position, id limit ${MOST}`;

const asOptions = (rows: Named[]): Option[] =>
  rows.map(({ id, name }) => ({ value: String(id), label: name }));

/** The three questions of visits, for all of them or for those of one sort; `suffix` says of which. */
const questions = (prefix: string, suffix: string, group: string, only: Only): PathEntry[] => [
  {
    path: `${prefix}last_at`,
    label: `Last visit${suffix}`,
    group,
    kind: "moment",
    readsContact: false,
    where: last(had(only)),
  },
  {
    path: `${prefix}next_at`,
    label: `Next visit${suffix}`,
    group: "bookings_ahead",
    kind: "moment",
    readsContact: false,
    where: next(ahead(only)),
  },
  {
    path: `${prefix}count`,
    label: `Number of visits${suffix}`,
    group,
    kind: "number",
    ops: numberOps,
    readsContact: false,
    where: howMany(had(only)),
  },
];

/** Visits that people had, missed and have ahead. Canceled ones are none, those that nobody came to were missed. */
export const bookingPaths: PathEntry[] = [
  ...questions("bookings.", "", "bookings", all),
  {
    path: "bookings.no_shows",
    label: "Visits they missed",
    group: "bookings",
    kind: "number",
    ops: numberOps,
    readsContact: false,
    where: howMany(missed),
  },
  {
    path: "bookings.service_id",
    label: "Service they had",
    group: "bookings",
    kind: "choice",
    ops: choiceOps,
    choices: async (sql, workspaceId) => asOptions(await named(sql, workspaceId, "services")),
    readsContact: false,
    where: hadAny("service_id"),
  },
  {
    path: "bookings.resource_id",
    label: "Person or table they had",
    group: "bookings",
    kind: "choice",
    ops: choiceOps,
    choices: async (sql, workspaceId) => asOptions(await named(sql, workspaceId, "resources")),
    readsContact: false,
    where: hadAny("resource_id"),
  },
];

const sorts = [
  { table: "services", column: "service_id", prefix: "bookings.service", link: "for" },
  { table: "resources", column: "resource_id", prefix: "bookings.resource", link: "with" },
] as const;

/** Whether a path asks about one service or one person: `bookings.service.12.last_at`. */
export const isOwnBookingPath = (path: string): boolean =>
  /^bookings\.(service|resource)\.\d{1,15}\./.test(path);

/** The same questions by service and by person or table, as this workspace has them; put away ones last. */
export async function loadOwnBookingPaths(sql: Sql, workspaceId: number): Promise<PathEntry[]> {
  const entries: PathEntry[] = [];
  for (const { table, column, prefix, link } of sorts)
    for (const { id, name, is_archived } of await named(sql, workspaceId, table))
      entries.push(
        ...questions(
          `${prefix}.${id}.`,
          ` ${link} ${name}`,
          "bookings_by",
          (frame) => frame.sql`m.${frame.sql(column)} = ${id}`,
        ).map((entry) => ({ ...entry, isRetired: is_archived })),
      );
  return entries;
}
