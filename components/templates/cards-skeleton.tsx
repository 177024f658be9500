"use client";

import { Skeleton } from "@heroui/react";
import { PageOutline } from "@/components/shell/page-outline";

/** The outline of the templates while the server reads them. */
export const CardsSkeleton = () => (
  <PageOutline label="Loading the templates" hasSearch>
    <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
      {Array.from({ length: 6 }, (_, card) => (
        <div key={card} className="h-[13.5rem] space-y-4 rounded-2xl bg-surface p-4 shadow-surface">
          <Skeleton className="h-5 w-40 rounded" />
          <Skeleton className="h-20 w-full rounded-2xl" />
          <Skeleton className="h-4 w-32 rounded" />
        </div>
      ))}
    </div>
  </PageOutline>
);
