"use client";

import { Skeleton } from "@heroui/react";
import { PageOutline } from "@/components/shell/page-outline";
import { Panel } from "@/components/ui/panel";

/** The outline of a section while the server reads it. */
export const SettingsSkeleton = () => (
  <PageOutline label="Loading the settings">
    <Panel className="space-y-6 p-6">
      {Array.from({ length: 4 }, (_, row) => (
        <div key={row}>
          <Skeleton className="mb-2 h-4 w-28 rounded" />
          <Skeleton className="h-10 w-full rounded-xl" />
        </div>
      ))}
    </Panel>
  </PageOutline>
);
