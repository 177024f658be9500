"use client";

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { dayWords } from "@/components/ui/time-words";

export type ChartDay = { day: string; delivered: number; not_delivered: number; replies: number };

const series = [
  { key: "delivered", label: "arrived", color: "var(--accent)" },
  { key: "not_delivered", label: "did not arrive", color: "var(--danger)" },
  { key: "replies", label: "replies", color: "var(--chart-reply)" },
] as const;

/** Texts a day, stacked: what arrived, what did not, and what people wrote. Fills its parent. */
export function DayChart({ days }: { days: ChartDay[] }) {
  const today = days.at(-1)?.day ?? "";
  const tick = { fill: "var(--muted)", fontSize: 12 };
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={days}
        margin={{ top: 4, right: 0, bottom: 0, left: 0 }}
        barCategoryGap="28%"
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--separator)" />
        <XAxis
          dataKey="day"
          tickFormatter={(day: string) => (day === today ? "Today" : dayWords(day, today))}
          axisLine={false}
          tickLine={false}
          tick={tick}
          tickMargin={8}
          minTickGap={28}
          interval="preserveEnd"
        />
        <YAxis width={36} allowDecimals={false} axisLine={false} tickLine={false} tick={tick} tickCount={4} />
        <Tooltip
          cursor={{ fill: "var(--surface-secondary)" }}
          isAnimationActive={false}
          content={({ active, label }) => {
            const day = active ? days.find((each) => each.day === label) : undefined;
            return day ? <Told day={day} today={today} /> : null;
          }}
        />
        {series.map(({ key, color }, i) => (
          <Bar
            key={key}
            dataKey={key}
            stackId="texts"
            fill={color}
            isAnimationActive={false}
            radius={i === series.length - 1 ? [3, 3, 0, 0] : 0}
            maxBarSize={36}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

function Told({ day, today }: { day: ChartDay; today: string }) {
  return (
    <div className="rounded-xl bg-overlay px-3.5 py-2.5 text-sm shadow-overlay">
      <p className="font-medium">{day.day === today ? "Today" : dayWords(day.day, today)}</p>
      <ul className="mt-1 space-y-0.5">
        {series.map(({ key, label, color }) => (
          <li key={key} className="flex items-center gap-2">
            <span className="size-2 rounded-full" style={{ background: color }} />
            <span className="font-medium tabular-nums">{day[key].toLocaleString("en-US")}</span>
            <span className="text-muted">{label}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
