import { raw, type Tx } from "@/db/client";
import { later, minutes, now } from "@/lib/clock";
import { Problem } from "@/lib/errors";
import { log } from "@/lib/log";
import type { Accepted } from "./accept-messages";

const PER_NUMBER_AN_HOUR = 5;
const NUMBERS_PER_PREFIX_AN_HOUR = 50;
const HOLD = minutes(60);

/**
 * Keeps login codes from being used to pump traffic: the sixth to one number in an hour is refused, and once codes
 * went to fifty numbers that differ only in their last four digits, further ones are held and an alarm is logged.
 * Runs after the insert, inside its transaction, under a lock per prefix, so that parallel requests are counted.
 * @throws Problem 429 `authentication_too_many`.
 */
export async function guardAuthentication(tx: Tx, workspaceId: number, accepted: Accepted): Promise<void> {
  const { row, id } = accepted;
  if (row.category !== "authentication" || row.status !== "queued") return;
  const sql = raw(tx);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`auth ${workspaceId} ${row.prefix_idx ?? row.phone_idx}`}, 0))`;
  const [counts] = await sql<{ same: number; oldest: string; numbers: number }[]>`
    select count(*) filter (where phone_idx = ${row.phone_idx}) as same,
      min(created_at) filter (where phone_idx = ${row.phone_idx}) as oldest,
      count(distinct phone_idx) as numbers
    from messages
    where workspace_id = ${workspaceId} and category = 'authentication' and status <> 'suppressed'
      and created_at > now() - interval '1 hour'
      and (contact_id = ${row.contact_id} or prefix_idx = ${row.prefix_idx})`;
  if (!counts) return;
  if (counts.same > PER_NUMBER_AN_HOUR) {
    const wait = Math.max(1, Math.ceil((new Date(counts.oldest).getTime() + HOLD - Date.now()) / 1000));
    throw new Problem(429, "authentication_too_many", "This number got five codes within the hour.", {
      retryAfterSeconds: wait,
    });
  }
  if (counts.numbers > NUMBERS_PER_PREFIX_AN_HOUR) {
    const until = later(now(), HOLD).toISOString();
    await sql`update messages set due_at = ${until}::timestamptz, reason = 'pumping_suspected',
      send_before = greatest(send_before, ${until}::timestamptz + interval '10 minutes')
      where workspace_id = ${workspaceId} and id = ${id}`;
    Object.assign(row, { due_at: until, reason: "pumping_suspected" });
    log.error({ alarm: "pumping_suspected", workspaceId, messageId: id }, "authentication texts held");
  }
}
