import { raw, type Tx } from "@/db/client";
import { later, minutes, now } from "@/lib/clock";
import { type BookingRules, readBookingRules } from "@/lib/workspaces/booking-rules";
import { waiting } from "./candidates";

export type FreedSlot = {
  bookingId: number;
  /** Of the booking, after it was canceled or moved away. */
  version: number;
  serviceId: number;
  resourceId: number;
  startsAt: Date;
  endsAt: Date;
};

/** A wave that is worked on a moment late still finds its slot. */
export const HOLD_GRACE = minutes(2);

/**
 * Begins to offer a slot that became free to those who wait for one like it, and keeps it from others meanwhile.
 * Does nothing where nobody waits, the slot is too near or partly taken again. In the transaction of the cancellation
 * or move, after it; wake `opening/changed` after the commit.
 * @param askAt when the first are asked
 */
export async function openSlot(tx: Tx, workspaceId: number, slot: FreedSlot, askAt = now()): Promise<void> {
  const rules = await bookingRulesOf(tx, workspaceId);
  if (!rules.uses_waitlist || isTooNear(slot.startsAt, rules, now())) return;
  const [opening] = await raw(tx)<{ id: number }[]>`
    insert into waitlist_openings (workspace_id, booking_id, booking_version, service_id, resource_id, starts_at,
      ends_at, next_at)
    select ${workspaceId}, ${slot.bookingId}, ${slot.version}, ${slot.serviceId}, ${slot.resourceId},
      ${slot.startsAt.toISOString()}, ${slot.endsAt.toISOString()}, ${askAt.toISOString()}
    on conflict (workspace_id, booking_id, booking_version) do nothing returning id`;
  if (opening) await keepSlot(tx, workspaceId, opening.id, slot, rules);
}

/** Keeps an opening's slot from others, or forgets the opening where nobody waits or the slot is partly taken again. */
export async function keepSlot(
  tx: Tx,
  workspaceId: number,
  openingId: number,
  slot: Omit<FreedSlot, "bookingId" | "version">,
  rules: BookingRules,
): Promise<void> {
  const [anybody] = await raw(tx)`select 1 ${waiting(tx, workspaceId, openingId)} limit 1`;
  const hold = anybody ? await holdSlot(tx, workspaceId, slot, rules) : null;
  if (hold === null)
    await raw(tx)`delete from waitlist_openings where workspace_id = ${workspaceId} and id = ${openingId}`;
  else
    await raw(tx)`
      update waitlist_openings set hold_booking_id = ${hold} where workspace_id = ${workspaceId} and id = ${openingId}`;
}

/** Whether nobody should be asked any more: customers may not book so late either. */
export const isTooNear = (startsAt: Date, rules: Pick<BookingRules, "lead_minutes">, at: Date): boolean =>
  startsAt <= later(at, minutes(rules.lead_minutes));

export async function bookingRulesOf(tx: Tx, workspaceId: number): Promise<BookingRules> {
  const [row] = await raw(tx)<{ booking_rules: Record<string, unknown> }[]>`
    select booking_rules from workspaces where id = ${workspaceId}`;
  return readBookingRules(row?.booking_rules ?? {});
}

/** @returns null when part of the slot is taken again: a visit that moved by a quarter of an hour. */
async function holdSlot(
  tx: Tx,
  workspaceId: number,
  slot: Omit<FreedSlot, "bookingId" | "version">,
  rules: BookingRules,
): Promise<number | null> {
  const until = later(now(), minutes(rules.waitlist_hold_minutes) + HOLD_GRACE);
  const [hold] = await raw(tx)<{ id: number }[]>`
    insert into bookings (workspace_id, service_id, resource_id, starts_at, ends_at, blocked_until, status, held_until,
      source, price_micros, currency, created_by)
    select ${workspaceId}, s.id, ${slot.resourceId}, ${slot.startsAt.toISOString()}::timestamptz,
      ${slot.endsAt.toISOString()}::timestamptz,
      ${slot.endsAt.toISOString()}::timestamptz + make_interval(mins => s.buffer_minutes), 'held',
      ${until.toISOString()}, 'waitlist', s.price_micros, s.currency, 'Waitlist'
    from services s where s.workspace_id = ${workspaceId} and s.id = ${slot.serviceId}
    on conflict do nothing returning id`;
  return hold?.id ?? null;
}
