"use client";

import { Skeleton } from "@heroui/react";
import dynamic from "next/dynamic";
import type { ComponentType } from "react";
import { useStands } from "@/components/ui/use-stands";

const Place = () => <Skeleton className="h-full w-full rounded-xl" />;

/** A chart whose code is heavier than its page: it comes after it, into a place that is kept free. */
export function laterChart<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const Chart = dynamic(load, { ssr: false, loading: Place });
  return function LaterChart(props) {
    return useStands() ? <Chart {...props} /> : <Place />;
  };
}
