"use client";

import { Skeleton, useIsHydrated } from "@heroui/react";
import { BatteryMedium, Signal, Wifi } from "lucide-react";
import type { ReactNode } from "react";
import { useClock } from "@/components/ui/clock";
import { clockTime } from "@/components/ui/time-words";

/** The body of a phone with its status bar. */
export function PhoneFrame({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto flex h-[min(46rem,calc(100dvh-10rem))] min-h-[30rem] md:h-[min(46rem,calc(100dvh-16rem))] w-full max-w-[23.5rem] flex-col rounded-[2.75rem] bg-[oklch(0.24_0.012_75)] p-2.5 shadow-overlay dark:bg-[oklch(0.13_0.01_75)] dark:ring-1 dark:ring-border">
      <div className="relative flex min-h-0 flex-1 flex-col overflow-hidden rounded-[2.125rem] bg-surface">
        <StatusBar />
        {children}
      </div>
    </div>
  );
}

export function PhoneSkeleton() {
  return (
    <PhoneFrame>
      <div className="space-y-4 p-5 pt-12" aria-hidden>
        <Skeleton className="mx-auto h-5 w-32 rounded" />
        <Skeleton className="h-20 w-3/4 rounded-2xl" />
        <Skeleton className="ml-auto h-10 w-1/2 rounded-2xl" />
      </div>
    </PhoneFrame>
  );
}

function StatusBar() {
  const { now, timeZone } = useClock();
  const isHydrated = useIsHydrated();
  return (
    <div
      aria-hidden
      className="relative flex shrink-0 items-center justify-between px-6 pt-2.5 pb-1 text-xs font-semibold tabular-nums"
    >
      <span className="w-16">{isHydrated ? clockTime(now, timeZone).replace(/ [AP]M$/, "") : ""}</span>
      <span className="h-5 w-20 rounded-full bg-[oklch(0.2_0.012_75)] dark:bg-black" />
      <span className="flex w-16 items-center justify-end gap-1">
        <Signal className="size-3.5" />
        <Wifi className="size-3.5" />
        <BatteryMedium className="size-4" />
      </span>
    </div>
  );
}
