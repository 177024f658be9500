import type { BookingStatus } from "@/db/enums";

/** From which states a booking may come into one. Moving is no state: a moved visit is `booked` again. */
export const predecessors: Partial<Record<BookingStatus, readonly BookingStatus[]>> = {
  confirmed: ["booked"],
  canceled: ["held", "booked", "confirmed"],
  // Whoever noted the one by mistake notes the other.
  completed: ["booked", "confirmed", "no_show"],
  no_show: ["booked", "confirmed", "completed"],
};

/** Visits that are still to take place. */
export const upcoming: readonly BookingStatus[] = ["booked", "confirmed"];

/** These keep their resource from being booked by others. */
export const occupying: readonly BookingStatus[] = ["held", "booked", "confirmed", "completed", "no_show"];

/** "This visit was canceled." */
export const overWords: Record<BookingStatus, string> = {
  held: "This slot is held for somebody who was offered it.",
  booked: "This visit is booked.",
  confirmed: "This visit is confirmed.",
  completed: "This visit has taken place.",
  no_show: "They did not come to this visit.",
  canceled: "This visit was canceled.",
  expired: "This offer has run out.",
};

/** Milliseconds in which a member's move can be undone before anybody is told of it. */
export const UNDO_MS = 15_000;
