"use client";

import { SendButton } from "@/components/messages/send/send-button";
import { useToday } from "@/components/messages/use-today";
import { PageHeader } from "@/components/shell/page-header";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import { hourOf, hourWords, longDay, wallClock } from "@/components/ui/time-words";
import type { MessageView } from "@/lib/messages/schema";
import type { AttentionView } from "@/lib/reports/attention-schema";
import type { OverviewView } from "@/lib/reports/schema";
import { Attention } from "./attention";
import { FirstStepsPanel } from "./first-steps-panel";
import { Fortnight } from "./fortnight";
import { JustNow } from "./just-now";
import { Today } from "./today";
import { useAttention } from "./use-attention";
import { useOverview } from "./use-overview";

type Props = { attention: AttentionView; overview: OverviewView; recent: MessageView[] };
const SHOWN = 6;

/** Today at a glance: what needs somebody, how the day goes, how it went before, what was said just now. */
export function Overview(initial: Props) {
  const { person, quietHours } = useWorkspace();
  const { now, timeZone } = useClock();
  const attention = useAttention((told) => told, initial.attention) ?? initial.attention;
  const { days, first_steps } = useOverview(initial.overview);
  const recent = useToday({ counts: {}, recent: initial.recent }, (told) => told.recent);
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
      {first_steps.texts ? (
        <div className="space-y-5">
          <Attention attention={attention} />
          <Today days={days} waiting={attention.replies.people} />
          <div className="grid gap-5 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
            <Fortnight days={days} />
            <JustNow messages={recent.slice(0, SHOWN)} className="self-start" />
          </div>
        </div>
      ) : (
        <FirstStepsPanel done={first_steps} />
      )}
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
