import { raw, type Tx } from "@/db/client";
import { later, now } from "@/lib/clock";
import { type BookingRules, readBookingRules } from "@/lib/workspaces/booking-rules";
import type { OpeningHours } from "@/lib/workspaces/schema";
import type { Bookable, Span } from "./open-slots";
import { BUFFER_LIMIT_MINUTES, DURATION_LIMIT_MINUTES } from "./setup-schema";

export type BookablesAsk = {
  serviceId: number;
  resourceId?: number | null;
  partySize?: number;
  from: Date;
  until: Date;
  ignoreBookingId?: number;
};

/** A service with everybody who can do it for so many people, and what is in their books meanwhile. */
export type Setting = {
  service: {
    name: string;
    durationMinutes: number;
    bufferMinutes: number;
    takesParty: boolean;
    isArchived: boolean;
    priceMicros: number | null;
    currency: string;
  };
  rules: BookingRules;
  timeZone: string;
  /** The smallest that is large enough first, then as they are ordered. */
  bookables: Bookable[];
};

type Row = {
  time_zone: string;
  opening_hours: OpeningHours | null;
  booking_rules: Record<string, unknown>;
  name: string;
  duration_minutes: number;
  buffer_minutes: number;
  takes_party: boolean;
  is_archived: boolean;
  price_micros: number | null;
  currency: string;
  resource_id: number | null;
  hours: OpeningHours | null;
  busy_froms: number[] | null;
  busy_untils: number[] | null;
  closed_froms: number[];
  closed_untils: number[];
};

const MINUTE_MS = 60_000;
const LONGEST_MS = (DURATION_LIMIT_MINUTES + BUFFER_LIMIT_MINUTES) * MINUTE_MS;

/** All that availability depends on, in one read. Null when there is no such service. */
export async function findBookables(tx: Tx, workspaceId: number, ask: BookablesAsk): Promise<Setting | null> {
  const sql = raw(tx);
  const from = ask.from.toISOString();
  const until = later(ask.until, LONGEST_MS).toISOString();
  // Visits begin at most so long before they end, by which the index by start is enough.
  const earliest = later(ask.from, -LONGEST_MS).toISOString();
  // Each read once for all: a planner that knows nothing of the tables yet would read the window for every resource.
  const rows = await sql<Row[]>`
    with busy as materialized (
      select resource_id, ${edges(sql, "starts_at", "blocked_until")} from bookings
      where workspace_id = ${workspaceId} and starts_at < ${until}::timestamptz and starts_at > ${earliest}::timestamptz
        and blocked_until > ${from}::timestamptz and id <> ${ask.ignoreBookingId ?? 0}
        and (${ask.resourceId ?? null}::bigint is null or resource_id = ${ask.resourceId ?? null}::bigint)
        and status in ('held', 'booked', 'confirmed', 'completed', 'no_show')
        and (status <> 'held' or held_until is null or held_until > ${now().toISOString()}::timestamptz)
      group by resource_id
    ), closed as materialized (
      select resource_id, ${edges(sql, "starts_at", "ends_at")} from closures
      where workspace_id = ${workspaceId} and ends_at > ${from}::timestamptz and starts_at < ${until}::timestamptz
      group by resource_id
    )
    select w.time_zone, w.opening_hours, w.booking_rules, s.name, s.duration_minutes, s.buffer_minutes,
      s.takes_party, s.archived_at is not null as is_archived, s.price_micros, s.currency,
      r.id as resource_id, r.hours, b.froms as busy_froms, b.untils as busy_untils,
      coalesce(o.froms, '{}') || coalesce(a.froms, '{}') as closed_froms,
      coalesce(o.untils, '{}') || coalesce(a.untils, '{}') as closed_untils
    from services s
    join workspaces w on w.id = s.workspace_id
    left join resources r on r.workspace_id = s.workspace_id and ${canDo(sql, ask)}
    left join busy b on b.resource_id = r.id
    left join closed o on o.resource_id = r.id
    left join closed a on a.resource_id is null
    where s.workspace_id = ${workspaceId} and s.id = ${ask.serviceId}
    order by case when s.takes_party then r.capacity end, r.position, r.id`;
  const [first] = rows;
  if (!first) return null;
  return {
    service: {
      name: first.name,
      durationMinutes: first.duration_minutes,
      bufferMinutes: first.buffer_minutes,
      takesParty: first.takes_party,
      isArchived: first.is_archived,
      priceMicros: first.price_micros,
      currency: first.currency,
    },
    rules: readBookingRules(first.booking_rules),
    timeZone: first.time_zone,
    bookables: rows.flatMap((row) =>
      row.resource_id === null
        ? []
        : {
            id: row.resource_id,
            hours: row.hours ?? row.opening_hours,
            busy: spansOf(row.busy_froms ?? [], row.busy_untils ?? []),
            closed: spansOf(row.closed_froms, row.closed_untils),
          },
    ),
  };
}

type Sql = ReturnType<typeof raw>;

/** Condition on `r` beside `s`: who can do the service, for a party of that size. */
const canDo = (sql: Sql, { resourceId, partySize }: BookablesAsk) => sql`r.archived_at is null
  and (${resourceId ?? null}::bigint is null or r.id = ${resourceId ?? null}::bigint)
  and (not s.takes_party or r.capacity >= ${partySize ?? 1})
  and (exists (select 1 from service_resources l
      where l.workspace_id = s.workspace_id and l.service_id = s.id and l.resource_id = r.id)
    or not exists (select 1 from service_resources l
      where l.workspace_id = s.workspace_id and l.service_id = s.id))`;

/** Locks whoever can be booked, always in the same order: those who want the same slot come one after another. */
export async function lockBookables(tx: Tx, workspaceId: number, ask: BookablesAsk): Promise<void> {
  const sql = raw(tx);
  await sql`
    select r.id from services s join resources r on r.workspace_id = s.workspace_id and ${canDo(sql, ask)}
    where s.workspace_id = ${workspaceId} and s.id = ${ask.serviceId} order by r.id for no key update of r`;
}

/** When spans begin and end, as seconds, in one order. */
const edges = (sql: Sql, from: string, until: string) => sql`
  array_agg(extract(epoch from ${sql(from)})::float8 order by starts_at, id) as froms,
  array_agg(extract(epoch from ${sql(until)})::float8 order by starts_at, id) as untils`;

const spansOf = (froms: number[], untils: number[]): Span[] =>
  froms.map((from, i) => ({ from: Math.round(from * 1000), until: Math.round((untils[i] ?? from) * 1000) }));
