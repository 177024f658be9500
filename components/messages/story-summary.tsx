"use client";

import { useClock } from "@/components/ui/clock";
import { durationWords } from "@/components/ui/time-words";
import type { TimelineView } from "@/lib/messages/timeline-schema";
import { checksOf, optOutWords } from "./verdict";

/** Why a text stands where it stands; an opt-out says when and how it was given. */
export function StorySummary({ story }: { story: TimelineView }) {
  const { now, timeZone } = useClock();
  const optOut =
    story.message.status === "suppressed"
      ? story.entries
          .map((entry) => optOutWords(checksOf(entry.data), now, timeZone))
          .findLast((words) => words !== null)
      : null;
  return (
    <>
      {story.summary}
      {optOut ? ` ${optOut}` : null}
      {travelWords(story.message)}
    </>
  );
}

/** How long a text was under way, once it has arrived. */
function travelWords({ sent_at, delivered_at }: TimelineView["message"]): string | null {
  if (!sent_at || !delivered_at) return null;
  const ms = Date.parse(delivered_at) - Date.parse(sent_at);
  return ms > 0 ? ` It took ${durationWords(ms)}.` : null;
}
