"use client";

import { StackedBars } from "@/components/charts/stacked-bars";
import { useClock } from "@/components/ui/clock";
import { clockTime, dayOf, dayWords } from "@/components/ui/time-words";
import type { ResultsView } from "@/lib/campaigns/results-schema";

const series = [
  { key: "delivered", label: "arrived", color: "var(--accent)" },
  {
    key: "moving",
    label: "sent, not confirmed yet",
    color: "color-mix(in oklab, var(--accent) 45%, transparent)",
  },
  { key: "failed", label: "did not arrive", color: "var(--danger)" },
] as const;

/** Texts by the hour they left. Fills its parent. */
export function HoursChart({ rows }: { rows: ResultsView["by_hour"] }) {
  const { now, timeZone } = useClock();
  const days = new Set(rows.map(({ hour }) => dayOf(Date.parse(hour), timeZone)));
  return (
    <StackedBars
      rows={rows.map(({ hour, sent, delivered, failed }) => ({
        name: hour,
        delivered,
        moving: Math.max(0, sent - delivered - failed),
        failed,
      }))}
      series={series}
      titleOf={(hour) => {
        const at = Date.parse(hour);
        const clock = clockTime(at, timeZone).replace(":00", "");
        return days.size > 1 ? `${dayWords(dayOf(at, timeZone), dayOf(now, timeZone))}, ${clock}` : clock;
      }}
    />
  );
}
