"use client";

import { cn, Skeleton } from "@heroui/react";
import dynamic from "next/dynamic";
import { count } from "@/components/messages/words";
import { Panel } from "@/components/ui/panel";
import { dayWords } from "@/components/ui/time-words";
import type { DayFigures } from "@/lib/reports/schema";
import { shareWords } from "./figures";

// The chart's code is heavier than the page; it comes after it, into a place that is kept free.
const DayChart = dynamic(() => import("@/components/charts/day-chart").then((module) => module.DayChart), {
  ssr: false,
  loading: () => <Skeleton className="h-full w-full rounded-xl" />,
});

const legend = [
  { label: "Arrived", dot: "bg-accent" },
  { label: "Did not arrive", dot: "bg-danger" },
  { label: "Replies", dot: "bg-chart-reply" },
];

/** Two weeks day by day: a picture, and the same as a table for whoever reads tables. */
export function Fortnight({ days, className }: { days: DayFigures[]; className?: string }) {
  const [delivered, lost] = [sum(days, "delivered"), sum(days, "not_delivered")];
  const share = delivered + lost === 0 ? null : delivered / (delivered + lost);
  return (
    <Panel aria-label="The last two weeks" className={cn("flex flex-col px-5 py-5", className)}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="font-semibold tracking-tight">
          {share === null
            ? "The last two weeks"
            : `${shareWords(share)} of ${count(delivered + lost, "text")} arrived in two weeks`}
        </h2>
        <ul className="flex flex-wrap gap-x-4 text-sm text-muted">
          {legend.map(({ label, dot }) => (
            <li key={label} className="flex items-center gap-1.5">
              <span aria-hidden className={cn("size-2 rounded-full", dot)} />
              {label}
            </li>
          ))}
        </ul>
      </div>
      <div aria-hidden className="mt-4 h-64 lg:h-auto lg:min-h-64 lg:flex-1">
        <DayChart days={days} />
      </div>
      <DayTable days={days} />
    </Panel>
  );
}

function DayTable({ days }: { days: DayFigures[] }) {
  const today = days.at(-1)?.day ?? "";
  return (
    <details className="mt-3 text-sm">
      <summary className="inline-flex min-h-8 cursor-pointer items-center text-muted hover:text-foreground max-md:min-h-11">
        As a table
      </summary>
      <div className="mt-2 overflow-x-auto">
        <table className="w-full text-right tabular-nums">
          <caption className="sr-only">Texts by day, the last two weeks</caption>
          <thead>
            <tr className="text-muted">
              {["Day", "Arrived", "Did not", "Replies"].map((title) => (
                <th key={title} scope="col" className="py-1.5 font-medium first:text-left">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-separator">
            {days.toReversed().map(({ day, delivered, not_delivered, replies }) => (
              <tr key={day}>
                <th scope="row" className="py-1.5 text-left font-normal">
                  {day === today ? "Today" : dayWords(day, today)}
                </th>
                {[delivered, not_delivered, replies].map((n, i) => (
                  <td key={i}>{n.toLocaleString("en-US")}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

const sum = (days: readonly DayFigures[], of: "delivered" | "not_delivered") =>
  days.reduce((total, day) => total + day[of], 0);
