import type { Actor } from "@/lib/actor";
import type { BookingView, MoveBookingInput } from "./schema";
import { updateBooking } from "./update-booking";

/**
 * Moves a visit to another time, person or service. It stays with who was to do it unless another is named; a table
 * is found anew. @throws like `updateBooking`.
 */
export const moveBooking = (actor: Actor, id: number, input: MoveBookingInput): Promise<BookingView> =>
  updateBooking(actor, id, input);
