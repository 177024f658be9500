import { z } from "zod";
import { raw, type Tx } from "@/db/client";
import type { bookings } from "@/db/schema/bookings";
import type { Actor } from "@/lib/actor";
import { later, minutes, now } from "@/lib/clock";
import { moment, type UpdateBookingInput } from "./schema";
import { withdrawNotice } from "./texts/end-texts";

type Row = typeof bookings.$inferSelect;

/** Later than that a way back is a decision of its own, which the customer hears of. */
const MOMENT_MS = minutes(10);

/** The move that made a booking's present version. */
export type LastMove = {
  /** When they had confirmed the visit that was moved; null when they had not. */
  confirmedAt: Date | null;
};

const moveData = z.object({
  from: z.object({
    starts_at: moment,
    resource_id: z.number(),
    service_id: z.number(),
    party_size: z.number(),
  }),
  confirmed_at: moment.nullish(),
});

/**
 * The last thing that happened to a booking, where that was a move by the same member of the team a moment ago, and
 * this input leads back to where it came from. Null otherwise.
 */
export async function findLastMove(
  tx: Tx,
  actor: Actor,
  before: Row,
  input: UpdateBookingInput,
): Promise<LastMove | null> {
  if (actor.kind !== "member" || before.updatedAt < later(now(), -MOMENT_MS)) return null;
  const [event] = await raw(tx)<{ data: unknown }[]>`
    select data from booking_events
    where workspace_id = ${before.workspaceId} and booking_id = ${before.id} and version = ${before.version}
      and kind = 'moved' and actor_kind = 'member' and actor_id = ${actor.id} and not data ?| '{fields,takes_back}'
    order by id desc limit 1`;
  const { data } = moveData.safeParse(event?.data);
  if (!data) return null;
  const { from, confirmed_at } = data;
  const leadsBack =
    from.starts_at.getTime() === (input.starts_at ?? before.startsAt).getTime() &&
    from.resource_id === (input.resource_id ?? before.resourceId) &&
    // What was agreed for another service is not known any more.
    from.service_id === before.serviceId &&
    (input.service_id ?? before.serviceId) === before.serviceId &&
    from.party_size === (input.party_size ?? before.partySize);
  return leadsBack ? { confirmedAt: confirmed_at ?? null } : null;
}

/**
 * Takes back what a move said: its text, and the offer of the slot that it left.
 * @returns false when the customer was told already.
 */
export async function unsay(tx: Tx, { workspaceId, id, version }: Row): Promise<boolean> {
  if (!(await withdrawNotice(tx, workspaceId, id, version))) return false;
  // Its hold has ended by now: the visit stands there again.
  await raw(tx)`
    delete from waitlist_openings
    where workspace_id = ${workspaceId} and booking_id = ${id} and booking_version = ${version} and wave = 0
      and status = 'gone'`;
  return true;
}

/** What a booking's history remembers of when, where and what for. */
export const whereabouts = (row: Row) => ({
  starts_at: row.startsAt.toISOString(),
  resource_id: row.resourceId,
  service_id: row.serviceId,
  party_size: row.partySize,
});
