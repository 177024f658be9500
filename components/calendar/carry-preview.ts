import { guestOf } from "../bookings/words";
import { type Column, verdictAt } from "./columns";
import { minuteWords, type Stretch } from "./day-clock";
import type { Carried } from "./use-carry";

/** What is carried over a column, as it would lie there. */
export type CarryPreview = { stretch: Stretch; label: string; verdict: "free" | "taken" | "closed" };

export const verdictWords = { free: "", taken: "Taken", closed: "Outside of hours" } as const;

export function previewOf({ booking, minute, length }: Carried, column: Column): CarryPreview {
  const stretch = { from: minute, until: minute + length };
  const resource = column.resource ?? booking.resource;
  return {
    stretch,
    label: `${minuteWords(minute)} ${guestOf(booking)}`,
    verdict: verdictAt(column, stretch, { id: booking.id, resource }),
  };
}
