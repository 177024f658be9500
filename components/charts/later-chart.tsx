"use client";

import { Skeleton } from "@heroui/react";
import type { ReactNode } from "react";
import { useStands } from "@/components/shell/use-stands";

/** The place of a chart, and of its skeleton while the chart's code comes: it is heavier than the page. */
export const ChartPlace = () => <Skeleton className="h-full w-full rounded-xl" />;

/** A chart that comes after its page, into a place that is kept free. */
export function LaterChart({ children }: { children: ReactNode }) {
  return useStands() ? children : <ChartPlace />;
}
