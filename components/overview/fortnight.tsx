"use client";

import { cn } from "@heroui/react";
import { arrivedOf, DayByDay } from "@/components/charts/day-by-day";
import { rateWords } from "@/components/charts/rate-words";
import { count } from "@/components/messages/words";
import type { DayFigures } from "@/lib/reports/schema";

/** Two weeks, day by day. */
export function Fortnight({ days, className }: { days: DayFigures[]; className?: string }) {
  const { known, share } = arrivedOf(days);
  return (
    <DayByDay
      label="The last two weeks"
      heading={
        <h2 className="font-semibold tracking-tight">
          {share === null
            ? "The last two weeks"
            : `${rateWords(share)} of ${count(known, "text")} arrived in two weeks`}
        </h2>
      }
      days={days}
      lastColumns={[{ title: "Replies", of: ({ replies }) => replies.toLocaleString("en-US") }]}
      className={cn("flex flex-col", className)}
      chartClassName="h-64 lg:h-auto lg:min-h-64 lg:flex-1"
    />
  );
}
