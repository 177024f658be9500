"use client";

import { Skeleton } from "@heroui/react";

/** The outline of the templates while the server reads them. */
export function CardsSkeleton() {
  return (
    <div role="status" aria-label="Loading the templates">
      <Skeleton className="mb-2 h-8 w-48 rounded-lg" />
      <Skeleton className="mb-7 h-4 w-80 max-w-full rounded" />
      <Skeleton className="mb-5 h-10 w-full max-w-md rounded-xl" />
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        {Array.from({ length: 6 }, (_, card) => (
          <div key={card} className="h-[13.5rem] space-y-4 rounded-2xl bg-surface p-4 shadow-surface">
            <Skeleton className="h-5 w-40 rounded" />
            <Skeleton className="h-20 w-full rounded-2xl" />
            <Skeleton className="h-4 w-32 rounded" />
          </div>
        ))}
      </div>
    </div>
  );
}
