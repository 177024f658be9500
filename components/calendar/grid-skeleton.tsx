"use client";

import { Skeleton } from "@heroui/react";

/** The outline of a day while its visits are read. */
export const GridSkeleton = () => (
  <div role="status" aria-label="Loading the calendar" className="p-4">
    <div className="hidden grid-cols-[3rem_repeat(4,1fr)] gap-3 md:grid">
      <span />
      {Array.from({ length: 4 }, (_, n) => (
        <Skeleton key={n} className="h-9 rounded-lg" />
      ))}
      {Array.from({ length: 5 }, (_, n) => (
        <Skeleton
          key={`block ${n}`}
          className="h-64 rounded-lg opacity-70 first:opacity-100"
          style={{ marginTop: `${(n * 37) % 90}px` }}
        />
      ))}
    </div>
    <div className="space-y-3 md:hidden">
      {Array.from({ length: 6 }, (_, n) => (
        <Skeleton key={n} className="h-16 rounded-xl" />
      ))}
    </div>
  </div>
);
