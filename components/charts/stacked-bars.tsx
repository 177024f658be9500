"use client";

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";

export type Series<K extends string> = { key: K; label: string; color: string };
type Row<K extends string> = { name: string } & Record<K, number>;

type Props<K extends string> = {
  rows: readonly Row<K>[];
  series: readonly Series<K>[];
  /** A row's name under the axis and over the told figures. */
  titleOf: (name: string) => string;
  maxBarSize?: number;
};

/** Counts side by side, stacked, in the house's colors. Fills its parent. */
export function StackedBars<K extends string>({ rows, series, titleOf, maxBarSize = 36 }: Props<K>) {
  const tick = { fill: "var(--muted)", fontSize: 12 };
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={[...rows]}
        margin={{ top: 4, right: 0, bottom: 0, left: 0 }}
        barCategoryGap="28%"
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--separator)" />
        <XAxis
          dataKey="name"
          tickFormatter={titleOf}
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
            const row = active ? rows.find((each) => each.name === label) : undefined;
            return row ? <Told row={row} series={series} title={titleOf(row.name)} /> : null;
          }}
        />
        {series.map(({ key, color }, i) => (
          <Bar
            key={key}
            dataKey={key}
            stackId="all"
            fill={color}
            isAnimationActive={false}
            radius={i === series.length - 1 ? [3, 3, 0, 0] : 0}
            maxBarSize={maxBarSize}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

type ToldProps<K extends string> = { row: Row<K>; series: readonly Series<K>[]; title: string };

function Told<K extends string>({ row, series, title }: ToldProps<K>) {
  return (
    <div className="rounded-xl bg-overlay px-3.5 py-2.5 text-sm shadow-overlay">
      <p className="font-medium">{title}</p>
      <ul className="mt-1 space-y-0.5">
        {series.map(({ key, label, color }) => (
          <li key={key} className="flex items-center gap-2">
            <span className="size-2 rounded-full" style={{ background: color }} />
            <span className="font-medium tabular-nums">{row[key].toLocaleString("en-US")}</span>
            <span className="text-muted">{label}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
