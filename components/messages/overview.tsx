"use client";

import { PageHeader } from "@/components/shell/page-header";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import { hourOf, hourWords, longDay, wallClock } from "@/components/ui/time-words";
import type { MessageView } from "@/lib/messages/schema";
import { Attention } from "./attention";
import { DayBar } from "./day-bar";
import { dayFigures, type StatusCounts } from "./headline";
import { JustNow } from "./just-now";
import { SendButton } from "./send/send-button";
import { useToday } from "./use-today";
import { count } from "./words";

/** Today at a glance: what needs somebody, how the day goes, what was said just now. */
export function Overview({ recent, today }: { recent: MessageView[]; today: StatusCounts }) {
  const { person, quietHours } = useWorkspace();
  const { now, timeZone } = useClock();
  const day = useToday({ counts: today, recent }, (told) => told);
  const figures = dayFigures(day.counts);
  const firstName = person.name.split(/\s+/)[0] ?? person.name;
  return (
    <>
      <PageHeader
        title={`${greeting(hourOf(now, timeZone))}, ${firstName}`}
        lead={
          <>
            {longDay(now, timeZone)}. {quietHours ? quietWords(quietHours, wallClock(now, timeZone)) : null}
          </>
        }
      >
        <SendButton />
      </PageHeader>
      <div className="space-y-5">
        <Attention counts={day.counts} recent={day.recent} />
        <DayBar
          counts={day.counts}
          sentence={figures.texts === 0 ? "No texts yet today" : `${count(figures.texts, "text")} today`}
        />
        <JustNow messages={day.recent} />
      </div>
    </>
  );
}

function greeting(hour: number): string {
  if (hour >= 5 && hour < 12) return "Good morning";
  return hour >= 12 && hour < 18 ? "Good afternoon" : "Good evening";
}

/** Whether texts rest right now, and until or from when. Hours may span midnight. */
function quietWords({ start, end }: { start: string; end: string }, at: string): string {
  const isQuiet = start <= end ? at >= start && at < end : at >= start || at < end;
  return isQuiet ? `Quiet hours until ${hourWords(end)}.` : `Quiet hours start at ${hourWords(start)}.`;
}
