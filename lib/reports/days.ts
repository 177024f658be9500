import { raw, type Tx, withWorkspace } from "@/db/client";
import { minutes, now, seconds } from "@/lib/clock";
import { type Tally, toFigures } from "./figures";
import { daysApart, localDay } from "./local-days";
import type { DayFigures } from "./schema";

export type CountedDay = { day: string; tallies: Tally[]; optOuts: number };

/** `until` it is fresh; after that a finished day is still shown while it is counted anew. */
type Kept = { until: number; counted: Promise<CountedDay> };
const home = globalThis as typeof globalThis & { parleyDays?: Map<string, Kept> };
const MOST_KEPT = 20_000;

/**
 * What each of these days of the workspace's calendar came to, in their order. A finished day is counted once and
 * remembered by this process for a while: late receipts and prices still change it, but not while somebody looks.
 */
export async function countDays(
  workspaceId: number,
  timeZone: string,
  days: readonly string[],
): Promise<CountedDay[]> {
  const kept = keptDays();
  const [at, today] = [Date.now(), localDay(now(), timeZone)];
  const keyOf = (day: string) => `${workspaceId} ${timeZone} ${day}`;
  const shown = new Map(days.map((day) => [day, kept.get(keyOf(day))?.counted]));
  const stale = days.filter((day) => (kept.get(keyOf(day))?.until ?? 0) <= at);
  if (stale.length > 0) {
    const reading = withWorkspace(workspaceId, (tx) => readDays(tx, workspaceId, timeZone, stale));
    for (const [i, day] of stale.entries()) {
      const age = daysApart(day, today);
      const counted = reading.then((all) => all[i] ?? nothing(day));
      if (age <= 0 || !shown.get(day)) shown.set(day, counted);
      keep(keyOf(day), { until: at + freshForMs(age, i), counted });
    }
  }
  return Promise.all(days.map((day) => shown.get(day) ?? nothing(day)));
}

const nothing = (day: string): CountedDay => ({ day, tallies: [], optOuts: 0 });

function keptDays(): Map<string, Kept> {
  home.parleyDays ??= new Map();
  return home.parleyDays;
}

/** The newest last, so that the oldest go when there are too many. A failed count is asked again at once. */
function keep(key: string, entry: Kept): void {
  const kept = keptDays();
  entry.counted.catch(() => kept.get(key) === entry && kept.delete(key));
  kept.delete(key);
  kept.set(key, entry);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) return;
    kept.delete(oldest);
  }
}

export const dayFigures = ({ day, tallies, optOuts }: CountedDay): DayFigures => ({
  day,
  ...toFigures(tallies, optOuts),
});

/** Receipts come for hours and prices for a day; spread, so that two weeks never fall due at the same moment. */
function freshForMs(age: number, spread: number): number {
  if (age <= 0) return seconds(2);
  return age <= 2 ? minutes(1) + seconds(spread) : minutes(10 + (spread % 10));
}

type TallyRow = {
  day: string;
  status: Tally["status"];
  currency: string;
  count: number;
  cost_micros: number;
  delivery_seconds: number;
  timed: number;
};

/** Each day is a range of the index by time, from its midnight to the next, however many hours lie between. */
async function readDays(
  tx: Tx,
  workspaceId: number,
  timeZone: string,
  days: readonly string[],
): Promise<CountedDay[]> {
  const sql = raw(tx);
  const bounds = sql`
    select d.day, d.day::timestamp at time zone ${timeZone} as since,
      (d.day::date + 1)::timestamp at time zone ${timeZone} as until
    from unnest(${[...days]}::text[]) as d(day)`;
  const tallies = await sql<TallyRow[]>`
    select d.day, t.* from (${bounds}) d cross join lateral (
      select m.status, m.currency, count(*) as count,
        coalesce(sum(coalesce(m.price_micros, m.estimated_cost_micros))
          filter (where m.status in ('sent', 'delivered', 'read', 'undelivered')), 0)::bigint as cost_micros,
        coalesce(sum(extract(epoch from m.delivered_at - m.sent_at)), 0)::float8 as delivery_seconds,
        count(m.delivered_at - m.sent_at) as timed
      from messages m
      where m.workspace_id = ${workspaceId} and m.created_at >= d.since and m.created_at < d.until
      group by m.status, m.currency) t`;
  const outs = await sql<{ day: string; people: number }[]>`
    select d.day, (select count(distinct e.phone_idx) from consent_events e
      where e.workspace_id = ${workspaceId} and e.action = 'opted_out' and e.at >= d.since and e.at < d.until) as people
    from (${bounds}) d`;
  return days.map((day) => ({
    day,
    optOuts: outs.find((row) => row.day === day)?.people ?? 0,
    tallies: tallies
      .filter((row) => row.day === day)
      .map(({ status, currency, count, cost_micros, delivery_seconds, timed }) => ({
        status,
        currency,
        count,
        costMicros: cost_micros,
        deliverySeconds: delivery_seconds,
        timed,
      })),
  }));
}
