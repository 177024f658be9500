"use client";

import { useClock } from "./clock";
import { clockTime, exactTime, relativeTime, storyTime } from "./time-words";

type Props = { at: string; style?: "relative" | "clock" | "story"; className?: string };

const words = { relative: relativeTime, story: storyTime } as const;

/** A moment on the workspace's clock: relative when recent (to the second in a story), exact on hover. */
export function Moment({ at, style = "relative", className }: Props) {
  const { now, timeZone } = useClock();
  const instant = Date.parse(at);
  return (
    <time dateTime={at} title={exactTime(instant, timeZone)} className={className}>
      {style === "clock" ? clockTime(instant, timeZone) : words[style](instant, now, timeZone)}
    </time>
  );
}
