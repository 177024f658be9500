import { type Tx, withWorkspace } from "@/db/client";
import type { BookingSource } from "@/db/enums";
import { violated } from "@/db/errors";
import { bookings } from "@/db/schema/bookings";
import { wake } from "@/inngest/events";
import { type Actor, authorize } from "@/lib/actor";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { findCampaignOf } from "./attribute-booking";
import { choosePlace, type Place } from "./choose-place";
import { findByIdempotencyKey, requireBooking } from "./queries";
import { recordBookingEvent } from "./record-event";
import type { BookingView, CreateBookingInput } from "./schema";
import { orTaken, SlotTaken, withAlternatives } from "./slot-taken";
import { scheduleTexts } from "./texts/schedule-texts";
import { type Visitor, whoComes } from "./who-comes";

/**
 * Books a visit. The same Idempotency-Key returns the same booking. Without a resource the best free one is taken;
 * whatever two requests saw, the database lets only one of them have a slot.
 * @param source who booked; left out, the kind of actor says it
 * @throws Problem 422 naming the field at fault, 409 `slot_taken` with what is free instead.
 */
export async function createBooking(
  actor: Actor,
  input: CreateBookingInput,
  source: BookingSource = sourceOf(actor),
): Promise<BookingView> {
  authorize(actor, "bookings:write");
  const booking = await withAlternatives(actor.workspaceId, () =>
    orMadeBefore(actor, () =>
      withWorkspace(actor.workspaceId, async (tx) => {
        const before = await findByIdempotencyKey(tx, actor);
        if (before) return before;
        const visitor = await whoComes(tx, actor, input);
        const place = await choosePlace(tx, actor.workspaceId, {
          serviceId: input.service_id,
          resourceId: input.resource_id,
          partySize: input.party_size,
          startsAt: input.starts_at,
          contactId: visitor.contactId,
          isForced: input.force === true,
          isCustomer: source !== "staff",
        });
        return insertBooking(tx, actor, { input, source, visitor, place });
      }),
    ),
  );
  wake("booking/changed");
  return booking;
}

type NewBooking = { input: CreateBookingInput; source: BookingSource; visitor: Visitor; place: Place };

async function insertBooking(
  tx: Tx,
  actor: Actor,
  { input, source, visitor, place }: NewBooking,
): Promise<BookingView> {
  const { workspaceId } = actor;
  const { setting, ...when } = place;
  const { contactId } = visitor;
  const days = setting.rules.attribution_days;
  const wanted = {
    serviceId: input.service_id,
    resourceId: input.resource_id,
    partySize: input.party_size,
    startsAt: when.startsAt,
  };
  const campaignId = contactId === null ? null : await findCampaignOf(tx, workspaceId, contactId, days);
  const [row] = await orTaken(wanted, () =>
    tx
      .insert(bookings)
      .values({
        workspaceId,
        serviceId: input.service_id,
        ...when,
        ...visitor,
        partySize: input.party_size ?? 1,
        status: "booked",
        source,
        note: input.note || null,
        priceMicros: setting.service.priceMicros,
        currency: setting.service.currency,
        campaignId,
        idempotencyKey: actor.idempotencyKey,
        createdBy: actor.name,
      })
      .returning({ id: bookings.id }),
  );
  if (!row) throw new Error("insert returned no row");
  const data = {
    service_id: input.service_id,
    resource_id: when.resourceId,
    starts_at: when.startsAt.toISOString(),
    party_size: input.party_size ?? 1,
    ...(input.force ? { force: true } : {}),
  };
  await recordBookingEvent(tx, actor, { bookingId: row.id, version: 1, kind: "created", data });
  await scheduleTexts(tx, workspaceId, row.id);
  await recordAudit(tx, actor, {
    verb: "booking.created",
    subjectType: "booking",
    subjectId: row.id,
    after: data,
  });
  return requireBooking(tx, workspaceId, row.id);
}

/** Two runs of one request: the second finds the slot taken by the first, and means that booking. */
async function orMadeBefore(actor: Actor, work: () => Promise<BookingView>): Promise<BookingView> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SlotTaken) && violated(error) !== "bookings_idempotency_key") throw error;
    const made = await withWorkspace(actor.workspaceId, (tx) => findByIdempotencyKey(tx, actor));
    if (!made) throw error;
    return made;
  }
}

function sourceOf({ kind }: Actor): BookingSource {
  if (kind === "member") return "staff";
  return kind === "key" ? "api" : "assistant";
}
