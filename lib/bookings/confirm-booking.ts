import type { Actor } from "@/lib/actor";
import type { BookingStep, BookingView } from "./schema";
import { stepBooking } from "./step-booking";

/** Notes that they said they would come. Confirming twice is confirming once. */
export const confirmBooking = (
  actor: Actor,
  id: number,
  { version }: BookingStep = {},
): Promise<BookingView> => stepBooking(actor, id, { to: "confirmed", version });
