"use client";

import { Skeleton } from "@heroui/react";
import { Panel } from "@/components/ui/panel";

/** The outline of one segment while the server reads it. */
export function BuilderSkeleton() {
  return (
    <div role="status" aria-label="Loading the page">
      <Skeleton className="mb-3 h-4 w-24 rounded" />
      <Skeleton className="mb-7 h-8 w-72 max-w-full rounded-lg" />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_21rem] xl:gap-8">
        <Panel className="space-y-6 p-6">
          <Skeleton className="h-10 w-full rounded-xl" />
          <Skeleton className="h-5 w-36 rounded" />
          <Skeleton className="h-10 w-full rounded-xl" />
          <Skeleton className="h-10 w-full rounded-xl" />
        </Panel>
        <Panel className="space-y-4 p-5">
          <Skeleton className="h-4 w-24 rounded" />
          <Skeleton className="h-9 w-32 rounded-lg" />
          <Skeleton className="h-4 w-full rounded" />
          <Skeleton className="h-40 w-full rounded-xl" />
        </Panel>
      </div>
    </div>
  );
}
