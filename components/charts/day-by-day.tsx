"use client";

import { cn } from "@heroui/react";
import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { Panel } from "@/components/ui/panel";
import { dayWords } from "@/components/ui/time-words";
import type { DayFigures } from "@/lib/reports/schema";
import { ChartPlace, LaterChart } from "./later-chart";

const DayChart = dynamic(async () => (await import("./day-chart")).DayChart, {
  ssr: false,
  loading: ChartPlace,
});

const legend = [
  { label: "Arrived", dot: "bg-accent" },
  { label: "Did not arrive", dot: "bg-danger" },
  { label: "Replies", dot: "bg-chart-reply" },
];

type Column = { title: string; of: (day: DayFigures) => string };
type Props = {
  label: string;
  heading: ReactNode;
  /** Undefined while they are on their way: their place is kept. */
  days: DayFigures[] | undefined;
  /** Beside the day, what arrived and what did not. */
  lastColumns: Column[];
  className?: string;
  chartClassName: string;
};

/** Days as a picture, and as a table for whoever reads tables. */
export function DayByDay({ label, heading, days, lastColumns, className, chartClassName }: Props) {
  return (
    <Panel aria-label={label} className={cn("px-5 py-5", className)}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        {heading}
        <ul className="flex flex-wrap gap-x-4 text-sm text-muted">
          {legend.map(({ label, dot }) => (
            <li key={label} className="flex items-center gap-1.5">
              <span aria-hidden className={cn("size-2 rounded-full", dot)} />
              {label}
            </li>
          ))}
        </ul>
      </div>
      <div aria-hidden className={cn("mt-4", chartClassName)}>
        {days ? (
          <LaterChart>
            <DayChart days={days} />
          </LaterChart>
        ) : (
          <ChartPlace />
        )}
      </div>
      {days ? <DayTable days={days} lastColumns={lastColumns} /> : null}
    </Panel>
  );
}

/** How many texts of these days came to an end that is known, and which share of them arrived. */
export function arrivedOf(days: readonly DayFigures[]): { known: number; share: number | null } {
  const delivered = days.reduce((total, day) => total + day.delivered, 0);
  const known = days.reduce((total, day) => total + day.not_delivered, delivered);
  return { known, share: known === 0 ? null : delivered / known };
}

function DayTable({ days, lastColumns }: { days: DayFigures[]; lastColumns: Column[] }) {
  const today = days.at(-1)?.day ?? "";
  const columns: Column[] = [
    { title: "Arrived", of: (day) => day.delivered.toLocaleString("en-US") },
    { title: "Did not", of: (day) => day.not_delivered.toLocaleString("en-US") },
    ...lastColumns,
  ];
  return (
    <details className="mt-3 text-sm">
      <summary className="inline-flex min-h-8 cursor-pointer items-center text-muted hover:text-foreground max-md:min-h-11">
        As a table
      </summary>
      <div className="mt-2 overflow-x-auto">
        <table className="w-full text-right tabular-nums">
          <caption className="sr-only">Texts by day</caption>
          <thead>
            <tr className="text-muted">
              {["Day", ...columns.map(({ title }) => title)].map((title) => (
                <th key={title} scope="col" className="py-1.5 font-medium first:text-left">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-separator">
            {days.toReversed().map((day) => (
              <tr key={day.day}>
                <th scope="row" className="py-1.5 text-left font-normal">
                  {day.day === today ? "Today" : dayWords(day.day, today)}
                </th>
                {columns.map(({ title, of }) => (
                  <td key={title}>{of(day)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
