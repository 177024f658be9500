"use client";

import { dayWords } from "@/components/ui/time-words";
import { StackedBars } from "./stacked-bars";

export type ChartDay = { day: string; delivered: number; not_delivered: number; replies: number };

const series = [
  { key: "delivered", label: "arrived", color: "var(--accent)" },
  { key: "not_delivered", label: "did not arrive", color: "var(--danger)" },
  { key: "replies", label: "replies", color: "var(--chart-reply)" },
] as const;

/** Texts a day, stacked: what arrived, what did not, and what people wrote. Fills its parent. */
export function DayChart({ days }: { days: ChartDay[] }) {
  const today = days.at(-1)?.day ?? "";
  return (
    <StackedBars
      rows={days.map(({ day, ...figures }) => ({ name: day, ...figures }))}
      series={series}
      titleOf={(day) => (day === today ? "Today" : dayWords(day, today))}
    />
  );
}
