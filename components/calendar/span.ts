import type { Span } from "../bookings/use-bookings";
import { addDays } from "../ui/time-words";
import { momentAt } from "./day-clock";

/** The moments between which some days lie, on the workspace's clock. */
export function spanOf(days: readonly string[], timeZone: string): Span {
  const [first = "", last = first] = [days[0], days.at(-1)];
  return {
    from: new Date(momentAt(first, 0, timeZone)).toISOString(),
    until: new Date(momentAt(addDays(last, 1), 0, timeZone)).toISOString(),
  };
}
