"use client";

import { useClock } from "./clock";
import { clockTime, exactTime, relativeTime } from "./time-words";

type Props = { at: string; style?: "relative" | "clock"; className?: string };

/** A moment on the workspace's clock: relative when recent, exact on hover. */
export function Moment({ at, style = "relative", className }: Props) {
  const { now, timeZone } = useClock();
  const instant = Date.parse(at);
  return (
    <time dateTime={at} title={exactTime(instant, timeZone)} className={className}>
      {style === "clock" ? clockTime(instant, timeZone) : relativeTime(instant, now, timeZone)}
    </time>
  );
}
