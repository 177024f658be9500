"use client";

import { useClock } from "@/components/ui/clock";
import type { TimelineView } from "@/lib/messages/schema";
import { checksOf, optOutWords } from "./verdict";

/** Why a text stands where it stands; an opt-out says when and how it was given. */
export function StorySummary({ story }: { story: TimelineView }) {
  const { now, timeZone } = useClock();
  const optOut =
    story.message.status === "suppressed"
      ? story.entries.map((entry) => optOutWords(checksOf(entry.data), now, timeZone)).findLast((words) => words !== null)
      : null;
  return (
    <>
      {story.summary}
      {optOut ? ` ${optOut}` : null}
    </>
  );
}
