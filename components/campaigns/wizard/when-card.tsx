"use client";

import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import { Panel } from "@/components/ui/panel";
import { hourWords } from "@/components/ui/time-words";
import { deadlineLines, paceLines } from "../campaign-facts";
import { timeWords } from "../words";
import type { Choices } from "./choices";

/** What was chosen about time, told back in words. */
export function WhenCard({ choices }: { choices: Choices }) {
  const { now, timeZone } = useClock();
  const { quietHours } = useWorkspace();
  return (
    <Panel aria-label="In words" className="px-5 py-5">
      <p className="text-lg leading-snug font-semibold tracking-tight">{timeWords(choices, now, timeZone)}</p>
      <ul className="mt-3 space-y-2 text-sm text-muted">
        {quietHours ? (
          <li>
            Not between {hourWords(quietHours.start)} and {hourWords(quietHours.end)} where a person lives;
            then it waits for the morning.
          </li>
        ) : null}
        {[...deadlineLines(choices, now, timeZone), ...paceLines(choices)].map((line, i) => (
          <li key={i}>{line}.</li>
        ))}
      </ul>
    </Panel>
  );
}
