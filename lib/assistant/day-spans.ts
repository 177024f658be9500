import { openSpans, type Span } from "@/lib/bookings/open-slots";
import { instantAt, localDay } from "./local-time";
import type { Day } from "./read-days";
import type { Scene } from "./scene";

type Hours = Pick<Scene["business"], "openingHours" | "timeZone">;

/** When the business opens on a day and closes again, as instants; closures are another matter. Pure. */
export function spansOn(day: Day, { openingHours, timeZone }: Hours): Span[] {
  const [from, until] = [instantAt(day, 0, timeZone).getTime(), instantAt(day + 1, 0, timeZone).getTime()];
  return openSpans(openingHours, timeZone, { from, until }).filter(
    (span) => span.from >= from && span.from < until,
  );
}

/** Whether it was open today and will not be again. Pure. */
export function isDayOver(business: Hours, at: Date): boolean {
  const spans = spansOn(localDay(at, business.timeZone), business);
  return spans.length > 0 && spans.every(({ until }) => until <= at.getTime());
}
