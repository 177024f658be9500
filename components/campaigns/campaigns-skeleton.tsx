"use client";

import { Skeleton } from "@heroui/react";
import { Panel } from "@/components/ui/panel";

/** The outline of the campaigns while the server reads them. */
export function CampaignsSkeleton() {
  return (
    <div role="status" aria-label="Loading the campaigns">
      <Skeleton className="mb-2 h-8 w-48 rounded-lg" />
      <Skeleton className="mb-7 h-4 w-80 max-w-full rounded" />
      <Skeleton className="mb-5 h-10 w-full max-w-md rounded-xl" />
      <Panel className="divide-y divide-separator">
        {Array.from({ length: 5 }, (_, row) => (
          <div key={row} className="flex items-center gap-6 px-5 py-4">
            <div className="min-w-0 flex-1 space-y-2">
              <Skeleton className="h-5 w-56 max-w-full rounded" />
              <Skeleton className="h-4 w-72 max-w-full rounded" />
            </div>
            <Skeleton className="hidden h-2 w-60 rounded-full md:block" />
          </div>
        ))}
      </Panel>
    </div>
  );
}
