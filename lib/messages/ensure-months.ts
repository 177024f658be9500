import { asOwner } from "@/db/client";
import type { Drained } from "./dispatch";

const AHEAD = 3;

/** Makes the partitions of the append-only tables for the coming months, as their owner. */
export async function ensureMonths(): Promise<Drained> {
  if ((await nextMonths()) === null) return { worked: 0, next: null };
  await asOwner((sql) => sql`select ensure_months(now()::date, ${AHEAD + 1})`);
  return { worked: 1, next: null };
}

/** Now when a month is missing, else null: nothing to do until the calendar turns. */
export async function nextMonths(): Promise<Date | null> {
  const [row] = await asOwner(
    (sql) => sql<{ is_missing: boolean }[]>`
    select to_regclass('message_events_' || to_char(now() + make_interval(months => ${AHEAD}), 'YYYY_MM')) is null as is_missing`,
  );
  return row?.is_missing ? new Date() : null;
}
