"use client";

import { Skeleton } from "@heroui/react";
import { Panel } from "@/components/ui/panel";
import { PageOutline } from "./page-outline";

/** The outline of a page with a table while the server reads it. */
export const PageSkeleton = () => (
  <PageOutline>
    <Panel className="divide-y divide-separator">
      {Array.from({ length: 8 }, (_, row) => (
        <div key={row} className="flex h-16 items-center gap-6 px-5">
          <Skeleton className="h-4 w-32 shrink-0 rounded" />
          <Skeleton className="h-4 flex-1 rounded" />
          <Skeleton className="h-6 w-20 shrink-0 rounded-full" />
        </div>
      ))}
    </Panel>
  </PageOutline>
);
