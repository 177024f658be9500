"use client";

import { Skeleton } from "@heroui/react";
import { Panel } from "@/components/ui/panel";

/** The outline of the segments while the server reads them. */
export function SegmentsSkeleton() {
  return (
    <div role="status" aria-label="Loading the page">
      <Skeleton className="mb-2 h-8 w-44 rounded-lg" />
      <Skeleton className="mb-7 h-4 w-72 max-w-full rounded" />
      <Skeleton className="mb-5 h-10 w-full max-w-sm rounded-xl" />
      <Panel className="divide-y divide-separator">
        {Array.from({ length: 5 }, (_, row) => (
          <div key={row} className="flex h-[4.75rem] items-center gap-6 px-5">
            <div className="flex-1 space-y-2">
              <Skeleton className="h-4 w-48 max-w-full rounded" />
              <Skeleton className="h-3.5 w-96 max-w-full rounded" />
            </div>
            <Skeleton className="h-6 w-14 shrink-0 rounded" />
          </div>
        ))}
      </Panel>
    </div>
  );
}
