"use client";

import { Skeleton } from "@heroui/react";

/** Rows that are on their way, as high as the rows to come. */
export function PeopleSkeletons({ rows = 10 }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading people" className="divide-y divide-separator">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-16 items-center gap-6 px-4">
          <div className="flex-1 space-y-2">
            <Skeleton className="h-4 w-40 rounded" />
            <Skeleton className="h-3 w-28 rounded" />
          </div>
          <Skeleton className="hidden h-5 w-32 rounded-full md:block" />
          <Skeleton className="hidden h-4 w-24 rounded md:block" />
        </div>
      ))}
    </div>
  );
}
