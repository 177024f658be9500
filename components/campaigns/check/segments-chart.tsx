"use client";

import { StackedBars } from "@/components/charts/stacked-bars";
import { parts } from "./sentence";

const series = [{ key: "recipients", label: "people", color: "var(--accent)" }] as const;

/** How many people get a copy of one part, of two, of three. Fills its parent. */
export function SegmentsChart({ rows }: { rows: readonly { segments: number; recipients: number }[] }) {
  return (
    <StackedBars
      rows={rows.map(({ segments, recipients }) => ({ name: String(segments), recipients }))}
      series={series}
      titleOf={(name) => parts(Number(name))}
      maxBarSize={64}
    />
  );
}
