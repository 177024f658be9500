import type { Actor } from "@/lib/actor";
import type { BookingView, CancelBookingInput } from "./schema";
import { stepBooking } from "./step-booking";

/** Cancels a visit: its texts end, and its slot is offered to those who wait. Canceling twice is canceling once. */
export const cancelBooking = (
  actor: Actor,
  id: number,
  { reason, version }: CancelBookingInput = {},
): Promise<BookingView> => stepBooking(actor, id, { to: "canceled", reason, version });
