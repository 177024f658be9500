import type { Tx } from "@/db/client";
import { bookingEvents } from "@/db/schema/bookings";
import type { Actor } from "@/lib/actor";

export type BookingEvent = {
  bookingId: number;
  version: number;
  kind: "created" | "moved" | "changed" | "confirmed" | "canceled" | "completed" | "no_show" | "expired";
  /** Never a name, a number or a note: what happened outlives an erasure. */
  data?: Record<string, unknown>;
};

/** Appends what happened to a booking, in the transaction of the deed. */
export async function recordBookingEvent(tx: Tx, actor: Actor, event: BookingEvent): Promise<void> {
  await tx.insert(bookingEvents).values({
    workspaceId: actor.workspaceId,
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    ...event,
  });
}
