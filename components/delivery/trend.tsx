"use client";

import { cn, Skeleton } from "@heroui/react";
import dynamic from "next/dynamic";
import { Panel } from "@/components/ui/panel";
import { dayWords } from "@/components/ui/time-words";
import type { DayFigures } from "@/lib/reports/schema";
import { rateWords } from "./delivery-words";
import type { Span } from "./span";
import { useDays } from "./use-delivery";

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

/** The days as a picture, and as a table for whoever reads tables. */
export function Trend({ days }: { days: Span }) {
  const { data } = useDays(days);
  const [delivered, lost] = [sum(data, "delivered"), sum(data, "not_delivered")];
  const known = delivered + lost;
  return (
    <Panel aria-label="Day by day" className="px-5 py-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h3 className="font-semibold tracking-tight">
          {data && known > 0
            ? `${rateWords(delivered / known)} of ${known.toLocaleString("en-US")} arrived`
            : "Day by day"}
        </h3>
        <ul className="flex flex-wrap gap-x-4 text-sm text-muted">
          {legend.map(({ label, dot }) => (
            <li key={label} className="flex items-center gap-1.5">
              <span aria-hidden className={cn("size-2 rounded-full", dot)} />
              {label}
            </li>
          ))}
        </ul>
      </div>
      <div aria-hidden className="mt-4 h-56">
        {data ? <DayChart days={data} /> : <Skeleton className="h-full w-full rounded-xl" />}
      </div>
      {data ? <DayTable days={data} /> : null}
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
      <table className="mt-2 w-full text-right tabular-nums">
        <caption className="sr-only">Texts by day</caption>
        <thead>
          <tr className="text-muted">
            {["Day", "Arrived", "Did not", "Rate"].map((title) => (
              <th key={title} scope="col" className="py-1.5 font-medium first:text-left">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-separator">
          {days.toReversed().map(({ day, delivered, not_delivered, delivery_rate }) => (
            <tr key={day}>
              <th scope="row" className="py-1.5 text-left font-normal">
                {day === today ? "Today" : dayWords(day, today)}
              </th>
              <td>{delivered.toLocaleString("en-US")}</td>
              <td>{not_delivered.toLocaleString("en-US")}</td>
              <td>{rateWords(delivery_rate)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

const sum = (days: DayFigures[] | undefined, key: "delivered" | "not_delivered"): number =>
  (days ?? []).reduce((total, day) => total + day[key], 0);
