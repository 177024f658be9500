"use client";

import { Skeleton } from "@heroui/react";
import { Panel } from "@/components/ui/panel";

/** The outline of a section while the server reads it. */
export function SettingsSkeleton() {
  return (
    <div role="status" aria-label="Loading the settings">
      <Skeleton className="mb-2 h-8 w-56 rounded-lg" />
      <Skeleton className="mb-7 h-4 w-80 max-w-full rounded" />
      <Panel className="space-y-6 p-6">
        {Array.from({ length: 4 }, (_, row) => (
          <div key={row}>
            <Skeleton className="mb-2 h-4 w-28 rounded" />
            <Skeleton className="h-10 w-full rounded-xl" />
          </div>
        ))}
      </Panel>
    </div>
  );
}
