"use client";

import { arrivedOf, DayByDay } from "@/components/charts/day-by-day";
import { rateWords } from "@/components/charts/rate-words";
import type { Span } from "./span";
import { useDays } from "./use-delivery";

/** How texts arrived, day by day. */
export function Trend({ days }: { days: Span }) {
  const { data } = useDays(days);
  const { known, share } = arrivedOf(data ?? []);
  return (
    <DayByDay
      label="Day by day"
      heading={
        <h3 className="font-semibold tracking-tight">
          {share === null ? "Day by day" : `${rateWords(share)} of ${known.toLocaleString("en-US")} arrived`}
        </h3>
      }
      days={data}
      lastColumns={[{ title: "Rate", of: (day) => rateWords(day.delivery_rate) }]}
      chartClassName="h-56"
    />
  );
}
