import { asRouter, raw, type Tx, withWorkspace } from "@/db/client";
import { wake } from "@/inngest/events";
import { later, minutes, now } from "@/lib/clock";
import { nextAllowed, type QuietHours } from "@/lib/consent/quiet-hours";
import { log } from "@/lib/log";
import type { Budget, Drained } from "@/lib/messages/dispatch";
import { type BookingRules, readBookingRules } from "@/lib/workspaces/booking-rules";
import { askWave } from "./ask-wave";
import { endOpening, expireOffers } from "./end-opening";
import { HOLD_GRACE, isTooNear, keepSlot } from "./open-slot";

const BATCH = 50;

/**
 * Asks, wave by wave, those who wait for a slot that became free, and gives it up when nobody is left or it is too
 * near. An opening is locked for the wave and its texts are rows of the same transaction: nobody is asked twice, and
 * whoever says yes meanwhile is waited for.
 */
export async function offerOpenings({ budgetMs, signal }: Budget): Promise<Drained> {
  const until = performance.now() + budgetMs;
  const due = await asRouter(
    (tx) => raw(tx)<{ workspace_id: number; id: number }[]>`
      select workspace_id, id from waitlist_openings
      where status = 'open' and next_at <= ${now().toISOString()} order by next_at limit ${BATCH}`,
  );
  let worked = 0;
  for (const { workspace_id: workspaceId, id } of due) {
    if (performance.now() >= until || signal?.aborted) break;
    if (await tryOpening(workspaceId, id)) worked += 1;
  }
  if (worked > 0) wake("message/queued");
  return { worked, next: worked === 0 ? null : await nextOpening() };
}

/** When the first opening wants a wave or its end. */
export async function nextOpening(): Promise<Date | null> {
  const [row] = await asRouter(
    (tx) => raw(tx)<{ at: string | null }[]>`
      select min(next_at) as at from waitlist_openings where status = 'open'`,
  );
  return row?.at ? new Date(row.at) : null;
}

const SECOND_TRY = minutes(5);

/** One that cannot be worked on holds up no other. */
async function tryOpening(workspaceId: number, id: number): Promise<boolean> {
  try {
    return await withWorkspace(workspaceId, (tx) => moveOn(tx, workspaceId, id), { timeoutMs: 6_000 });
  } catch (err) {
    log.error({ err, openingId: id }, "a free slot was not offered; it is tried again");
    await withWorkspace(workspaceId, (tx) => lookAgain(tx, workspaceId, id, later(now(), SECOND_TRY)));
    return false;
  }
}

type Row = {
  id: number;
  wave: number;
  service_id: number;
  resource_id: number;
  starts_at: string;
  ends_at: string;
  hold_booking_id: number | null;
  hold_status: string | null;
  booking_rules: Record<string, unknown>;
  time_zone: string;
  quiet_hours: QuietHours | null;
};

/** @returns false when somebody else is at it. */
async function moveOn(tx: Tx, workspaceId: number, id: number): Promise<boolean> {
  const at = now();
  const [row] = await raw(tx)<Row[]>`
    with mine as materialized (
      select * from waitlist_openings
      where workspace_id = ${workspaceId} and id = ${id} and status = 'open' and next_at <= ${at.toISOString()}
      for update skip locked)
    select o.id, o.wave, o.service_id, o.resource_id, o.starts_at, o.ends_at, o.hold_booking_id,
      b.status as hold_status, w.booking_rules, w.time_zone, w.quiet_hours
    from mine o join workspaces w on w.id = o.workspace_id
    left join bookings b on b.workspace_id = o.workspace_id and b.id = o.hold_booking_id`;
  if (!row) return false;
  const rules = readBookingRules(row.booking_rules);
  const startsAt = new Date(row.starts_at);
  if (row.hold_booking_id === null) {
    await begin(tx, workspaceId, row, rules, at);
    return true;
  }
  await expireOffers(tx, workspaceId, id, at);
  const decentAt = nextAllowed(at, row.time_zone, row.quiet_hours, []) ?? startsAt;
  if (row.hold_status !== "held" || !rules.uses_waitlist || isTooNear(startsAt, rules, decentAt)) {
    await endOpening(tx, workspaceId, id, "gone");
    return true;
  }
  // Nobody is woken for a slot; it is kept for them until the morning.
  if (decentAt > at) await keep(tx, workspaceId, row, decentAt, rules);
  else await nextWave(tx, workspaceId, row, rules, at);
  return true;
}

/** A row that another room left of a slot it freed: kept from others now, asked about at the next look. */
async function begin(tx: Tx, workspaceId: number, row: Row, rules: BookingRules, at: Date): Promise<void> {
  const slot = {
    serviceId: row.service_id,
    resourceId: row.resource_id,
    startsAt: new Date(row.starts_at),
    endsAt: new Date(row.ends_at),
  };
  if (rules.uses_waitlist && !isTooNear(slot.startsAt, rules, at))
    await keepSlot(tx, workspaceId, row.id, slot, rules);
  else await raw(tx)`delete from waitlist_openings where workspace_id = ${workspaceId} and id = ${row.id}`;
}

async function nextWave(tx: Tx, workspaceId: number, row: Row, rules: BookingRules, at: Date): Promise<void> {
  const expiresAt = earlier(later(at, minutes(rules.waitlist_hold_minutes)), new Date(row.starts_at));
  const asked = await askWave(tx, workspaceId, row.id, {
    wave: row.wave + 1,
    size: rules.waitlist_wave,
    expiresAt,
  });
  if (asked.found > 0) {
    await raw(tx)`
      update waitlist_openings set wave = wave + 1 where workspace_id = ${workspaceId} and id = ${row.id}`;
    // Where none of a wave may be texted, the next one is asked at once.
    await keep(tx, workspaceId, row, asked.reached > 0 ? expiresAt : at, rules);
    return;
  }
  const [open] = await raw(tx)<{ at: string | null }[]>`
    select min(expires_at) as at from waitlist_offers
    where workspace_id = ${workspaceId} and opening_id = ${row.id} and status = 'offered'`;
  if (open?.at) await keep(tx, workspaceId, row, new Date(open.at), rules);
  else await endOpening(tx, workspaceId, row.id, "gone");
}

const earlier = (a: Date, b: Date) => (a < b ? a : b);

/** Looks again at that moment, and holds the slot until then and for one wave more. */
async function keep(
  tx: Tx,
  workspaceId: number,
  row: Row,
  until: Date,
  { waitlist_hold_minutes: wave }: BookingRules,
): Promise<void> {
  await lookAgain(tx, workspaceId, row.id, until);
  await raw(tx)`
    update bookings set held_until = ${later(until, minutes(wave) + HOLD_GRACE).toISOString()}
    where workspace_id = ${workspaceId} and id = ${row.hold_booking_id} and status = 'held'`;
}

const lookAgain = (tx: Tx, workspaceId: number, id: number, at: Date) => raw(tx)`
  update waitlist_openings set next_at = ${at.toISOString()}
  where workspace_id = ${workspaceId} and id = ${id} and status = 'open'`;
