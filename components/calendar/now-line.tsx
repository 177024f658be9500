"use client";

import { useClock } from "@/components/ui/clock";
import { dayOf } from "@/components/ui/time-words";
import { minuteOf, type Stretch } from "./day-clock";
import { offsetOf } from "./scale";

/** Where the day is at. */
export function NowLine({ day, window }: { day: string; window: Stretch }) {
  const { now, timeZone } = useClock();
  if (dayOf(now, timeZone) !== day) return null;
  const minute = minuteOf(now, day, timeZone);
  if (minute < window.from || minute > window.until) return null;
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute inset-x-0 z-[15] h-0 border-t-2 border-danger"
      style={{ top: offsetOf(minute, window) }}
    >
      <span className="absolute -top-[0.3125rem] -left-[0.25rem] size-2 rounded-full bg-danger" />
    </div>
  );
}
