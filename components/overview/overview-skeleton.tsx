"use client";

import { Skeleton } from "@heroui/react";
import { PageOutline } from "@/components/shell/page-outline";
import { Panel } from "@/components/ui/panel";

/** The overview's outline, so that nothing moves when its words arrive. */
export function OverviewSkeleton() {
  return (
    <PageOutline>
      <div className="space-y-5">
        <Panel className="flex items-center gap-4 px-5 py-4">
          <Skeleton className="size-10 shrink-0 rounded-xl" />
          <div className="flex-1 space-y-2">
            <Skeleton className="h-4 w-64 max-w-full rounded" />
            <Skeleton className="h-4 w-96 max-w-full rounded" />
          </div>
        </Panel>
        <Panel className="grid grid-cols-2 gap-5 px-5 py-4 lg:grid-cols-4">
          {Array.from({ length: 4 }, (_, figure) => (
            <div key={figure} className="space-y-2">
              <Skeleton className="h-4 w-20 rounded" />
              <Skeleton className="h-7 w-16 rounded" />
            </div>
          ))}
        </Panel>
        <div className="grid gap-5 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
          <Panel className="p-5">
            <Skeleton className="h-72 w-full rounded-xl" />
          </Panel>
          <Panel className="space-y-4 p-5">
            {Array.from({ length: 5 }, (_, row) => (
              <Skeleton key={row} className="h-10 w-full rounded-xl" />
            ))}
          </Panel>
        </div>
      </div>
    </PageOutline>
  );
}
