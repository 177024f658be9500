import type { BookingStatus } from "@/db/enums";
import type { BookingView } from "@/lib/bookings/schema";
import { guestOf, partyWords, statusWords, timeSpan } from "../bookings/words";

// Tints are thin; on the sheet's own color no line of the grid shows through.
const sheet =
  "bg-[image:linear-gradient(var(--tint),var(--tint))] before:absolute before:inset-y-0 before:left-0 before:w-1";

/** How a visit's sheet is drawn, by how it stands. */
export const visitLooks: Partial<Record<BookingStatus, string>> = {
  booked: `${sheet} border-accent/45 [--tint:var(--accent-soft)] before:bg-accent`,
  confirmed: `${sheet} border-success/45 [--tint:var(--success-soft)] before:bg-success`,
  held: `${sheet} border-dashed border-warning [--tint:transparent] before:bg-warning`,
  completed: `${sheet} border-border [--tint:var(--surface-tertiary)] before:bg-border-tertiary`,
  no_show: `${sheet} border-danger/45 [--tint:var(--danger-soft)] before:bg-danger`,
};

/** "10:30–11:15 AM, Nora Quick, Haircut with Theo, Booked": a visit to whoever cannot see it. */
export function visitLabel(booking: BookingView, timeZone: string): string {
  const time = timeSpan(booking.starts_at, booking.ends_at, timeZone);
  const party = booking.party_size > 1 ? `, ${partyWords(booking.party_size)}` : "";
  const { word } = statusWords[booking.status];
  return `${time}, ${guestOf(booking)}, ${booking.service.name} with ${booking.resource.name}${party}, ${word}`;
}
