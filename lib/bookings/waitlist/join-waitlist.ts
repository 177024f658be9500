import { raw, type Tx, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { hours, later, now } from "@/lib/clock";
import { invalid } from "@/lib/errors";
import { readBookingRules } from "@/lib/workspaces/booking-rules";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { weekdays } from "@/lib/workspaces/weekdays";
import type { JoinWaitlistInput, WaitlistEntryView } from "../waitlist-schema";
import { whoComes } from "../who-comes";
import { requireEntry } from "./queries";

/**
 * Puts somebody on the waiting list for a service. Who waits for the same already keeps their
 * place, for as long as both wishes reach.
 * @throws Problem 422 naming the field at fault.
 */
export async function joinWaitlist(actor: Actor, input: JoinWaitlistInput): Promise<WaitlistEntryView> {
  authorize(actor, "bookings:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const { contactId, guestName } = await whoComes(tx, actor, input);
    if (contactId === null)
      throw invalid("contact_id", "recipient_required", "Say who waits: a contact or a phone number.");
    const wish = { ...input, guest_name: guestName, ...(await windowOf(tx, actor.workspaceId, input)) };
    await checkWish(tx, actor.workspaceId, wish);
    const days = input.weekdays?.map((day) => weekdays.indexOf(day)) ?? null;
    const wanted = raw(tx)`
      (${actor.workspaceId}::bigint, ${contactId}::bigint, ${guestName}::text, ${input.service_id}::bigint,
        ${input.resource_id ?? null}::bigint, ${input.party_size ?? 1}::int, ${days}::smallint[],
        ${input.time_from ?? null}::text, ${input.time_until ?? null}::text)`;
    const [same] = await raw(tx)<{ id: number }[]>`
      update waitlist_entries set earliest_at = least(earliest_at, ${wish.earliest_at.toISOString()}),
        latest_at = greatest(latest_at, ${wish.latest_at.toISOString()}), updated_at = now()
      where (workspace_id, contact_id, guest_name, service_id, resource_id, party_size, weekdays, time_from, time_until)
          is not distinct from ${wanted}
        and status in ('waiting', 'offered') and latest_at >= ${wish.earliest_at.toISOString()}
        and earliest_at <= ${wish.latest_at.toISOString()}
      returning id`;
    if (same) return requireEntry(tx, actor.workspaceId, same.id);
    const [row] = await raw(tx)<{ id: number }[]>`
      insert into waitlist_entries (workspace_id, contact_id, guest_name, service_id, resource_id, party_size, weekdays,
        time_from, time_until, earliest_at, latest_at, note, created_by)
      select w.*, ${wish.earliest_at.toISOString()}, ${wish.latest_at.toISOString()}, ${input.note || null}, ${actor.name}
      from (values ${wanted}) as w returning id`;
    if (!row) throw new Error("insert returned no row");
    await recordAudit(tx, actor, {
      verb: "waitlist.joined",
      subjectType: "waitlist_entry",
      subjectId: row.id,
      after: { contact_id: contactId, service_id: input.service_id },
    });
    return requireEntry(tx, actor.workspaceId, row.id);
  });
}

async function windowOf(
  tx: Tx,
  workspaceId: number,
  input: Partial<Record<"earliest_at" | "latest_at", Date>>,
) {
  const [row] = await raw(tx)<{ booking_rules: Record<string, unknown> }[]>`
    select booking_rules from workspaces where id = ${workspaceId}`;
  const { horizon_days: days } = readBookingRules(row?.booking_rules ?? {});
  return {
    earliest_at: input.earliest_at ?? now(),
    latest_at: input.latest_at ?? later(now(), hours(24 * days)),
  };
}

export type Wish = {
  service_id: number;
  resource_id?: number | null;
  party_size?: number;
  earliest_at: Date;
  latest_at: Date;
  time_from?: string | null;
  time_until?: string | null;
};

const FARTHEST = hours(24 * 366);

/** Throws 422 for a wish that no slot could ever fulfill. */
export async function checkWish(tx: Tx, workspaceId: number, wish: Wish): Promise<void> {
  if (wish.latest_at <= now()) throw invalid("latest_at", "in_the_past", "This time has passed.");
  if (wish.latest_at > later(now(), FARTHEST))
    throw invalid("latest_at", "too_far", "This is more than a year away.");
  if (wish.earliest_at >= wish.latest_at)
    throw invalid("latest_at", "out_of_order", "This must be later than earliest_at.");
  if (wish.time_from && wish.time_until && wish.time_from >= wish.time_until)
    throw invalid("time_until", "out_of_order", "This must be later than time_from.");
  const [service] = await raw(tx)<{ takes_party: boolean; is_archived: boolean }[]>`
    select takes_party, archived_at is not null as is_archived from services
    where workspace_id = ${workspaceId} and id = ${wish.service_id}`;
  if (!service) throw invalid("service_id", "service_not_found", "There is no such service.");
  if (service.is_archived)
    throw invalid("service_id", "service_archived", "This service is no longer offered.");
  if (!service.takes_party && (wish.party_size ?? 1) > 1)
    throw invalid("party_size", "takes_no_party", "This service is for one person.");
  if (wish.resource_id != null) await checkResource(tx, workspaceId, wish, wish.resource_id);
}

async function checkResource(tx: Tx, workspaceId: number, wish: Wish, resourceId: number): Promise<void> {
  const [row] = await raw(tx)<{ capacity: number; is_archived: boolean; does_it: boolean }[]>`
    select r.capacity, r.archived_at is not null as is_archived,
      not exists (select from service_resources x where x.workspace_id = r.workspace_id and x.service_id = ${wish.service_id})
      or exists (select from service_resources x where x.workspace_id = r.workspace_id
        and x.service_id = ${wish.service_id} and x.resource_id = r.id) as does_it
    from resources r where r.workspace_id = ${workspaceId} and r.id = ${resourceId}`;
  if (!row) throw invalid("resource_id", "resource_not_found", "There is nobody under that id.");
  if (row.is_archived) throw invalid("resource_id", "resource_archived", "This can no longer be booked.");
  if (!row.does_it)
    throw invalid("resource_id", "not_for_this_service", "This cannot be booked for that service.");
  if (row.capacity < (wish.party_size ?? 1))
    throw invalid("party_size", "party_too_large", `This takes up to ${row.capacity}.`);
}
