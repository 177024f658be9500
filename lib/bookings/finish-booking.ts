import type { Actor } from "@/lib/actor";
import type { BookingStep, BookingView } from "./schema";
import { stepBooking } from "./step-booking";

/** Notes what became of a visit once it has begun; the other one is noted over a mistake. */
export const finishBooking = (
  actor: Actor,
  id: number,
  outcome: "completed" | "no_show",
  { version }: BookingStep = {},
): Promise<BookingView> => stepBooking(actor, id, { to: outcome, version });
