"use client";

import { Skeleton } from "@heroui/react";
import { Panel } from "@/components/ui/panel";
import { PageOutline } from "./page-outline";

type Props = { label: string /** The look of what stands at the end of a row. */; endClassName: string };

/** The outline of a list whose rows say two lines each and end with a figure. */
export const ListSkeleton = ({ label, endClassName }: Props) => (
  <PageOutline label={label} hasSearch>
    <Panel className="divide-y divide-separator">
      {Array.from({ length: 5 }, (_, row) => (
        <div key={row} className="flex h-[4.75rem] items-center gap-6 px-5">
          <div className="min-w-0 flex-1 space-y-2">
            <Skeleton className="h-5 w-56 max-w-full rounded" />
            <Skeleton className="h-4 w-80 max-w-full rounded" />
          </div>
          <Skeleton className={endClassName} />
        </div>
      ))}
    </Panel>
  </PageOutline>
);
