"use client";

import { Skeleton } from "@heroui/react";
import { Panel } from "@/components/ui/panel";

/** The outline of a page while the server reads it. */
export function PageSkeleton() {
  return (
    <div role="status" aria-label="Loading the page">
      <Skeleton className="mb-2 h-8 w-80 max-w-full rounded-lg" />
      <Skeleton className="mb-7 h-4 w-56 rounded" />
      <Panel className="divide-y divide-separator">
        {Array.from({ length: 8 }, (_, row) => (
          <div key={row} className="flex h-16 items-center gap-6 px-5">
            <Skeleton className="h-4 w-32 shrink-0 rounded" />
            <Skeleton className="h-4 flex-1 rounded" />
            <Skeleton className="h-6 w-20 shrink-0 rounded-full" />
          </div>
        ))}
      </Panel>
    </div>
  );
}
