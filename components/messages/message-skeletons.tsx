import { Skeleton } from "@heroui/react";

/** The shape of the list while it loads. */
export function MessageSkeletons({ rows = 8 }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading messages" className="divide-y divide-separator">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-[3.75rem] items-center gap-6 px-4">
          <Skeleton className="h-4 w-32 shrink-0 rounded" />
          <Skeleton className="h-4 flex-1 rounded" />
          <Skeleton className="hidden h-6 w-24 shrink-0 rounded-full md:block" />
          <Skeleton className="h-4 w-16 shrink-0 rounded" />
        </div>
      ))}
    </div>
  );
}
