import { raw, type Tx } from "@/db/client";
import type { Actor } from "@/lib/actor";
import { now } from "@/lib/clock";
import { readBookingRules } from "@/lib/workspaces/booking-rules";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { findCampaignOf } from "../attribute-booking";
import { recordBookingEvent } from "../record-event";
import { scheduleTexts } from "../texts/schedule-texts";
import { endOpening } from "./end-opening";
import type { Offer } from "./lock-offer";

type Taken = { id: number; version: number; service_id: number; resource_id: number; starts_at: string };

/**
 * Makes the slot that was held for the waiting list this person's visit, in the transaction that has locked the
 * opening. @returns false when the hold is over: somebody else has the slot, or may have it.
 */
export async function takeHold(tx: Tx, actor: Actor, offer: Offer): Promise<boolean> {
  const { workspaceId } = actor;
  const [workspace] = await raw(tx)<{ booking_rules: Record<string, unknown> }[]>`
    select booking_rules from workspaces where id = ${workspaceId}`;
  const { attribution_days: days } = readBookingRules(workspace?.booking_rules ?? {});
  const campaignId = await findCampaignOf(tx, workspaceId, offer.contact_id, days);
  const at = now().toISOString();
  const [booking] = await raw(tx)<Taken[]>`
    update bookings set status = 'booked', contact_id = ${offer.contact_id}, guest_name = ${offer.guest_name},
      party_size = ${offer.party_size}, held_until = null, version = version + 1, campaign_id = ${campaignId},
      created_at = ${at}, updated_at = ${at}
    where workspace_id = ${workspaceId} and id = ${offer.hold_booking_id} and status = 'held'
    returning id, version, service_id, resource_id, starts_at`;
  if (!booking) return false;
  await raw(tx)`
    update waitlist_offers set status = 'accepted', answered_at = ${at}
    where workspace_id = ${workspaceId} and id = ${offer.id}`;
  await raw(tx)`
    update waitlist_entries set status = 'booked', booking_id = ${booking.id}, updated_at = now()
    where workspace_id = ${workspaceId} and id = ${offer.entry_id}`;
  await endOpening(tx, workspaceId, offer.opening_id, "filled", booking.id);
  const data = {
    service_id: booking.service_id,
    resource_id: booking.resource_id,
    starts_at: new Date(booking.starts_at).toISOString(),
    party_size: offer.party_size,
    opening_id: offer.opening_id,
  };
  await recordBookingEvent(tx, actor, {
    bookingId: booking.id,
    version: booking.version,
    kind: "created",
    data,
  });
  // The answer to their yes says that they have it: no confirmation on top.
  await scheduleTexts(tx, workspaceId, booking.id, "taken");
  await recordAudit(tx, actor, {
    verb: "booking.created",
    subjectType: "booking",
    subjectId: booking.id,
    after: data,
  });
  return true;
}
