import { Skeleton } from "@heroui/react";
import { Panel } from "@/components/ui/panel";

/** The inbox before its rows are known: the same panes, so that nothing moves. */
export function InboxSkeleton() {
  return (
    <Panel
      aria-label="Loading the inbox"
      aria-busy
      className="-mx-4 -mt-6 -mb-28 grid h-[calc(100dvh-7rem-env(safe-area-inset-bottom))] overflow-hidden rounded-none max-md:shadow-none md:mx-0 md:-mt-5 md:-mb-8 md:h-[calc(100dvh-2rem)] grid-cols-[minmax(0,1fr)] md:rounded-2xl lg:grid-cols-[18rem_minmax(0,1fr)] xl:grid-cols-[20rem_minmax(0,1fr)]"
    >
      <div className="space-y-5 p-4 lg:border-r lg:border-separator">
        <Skeleton className="h-6 w-44 rounded-lg" />
        <Skeleton className="h-10 w-full rounded-lg" />
        {Array.from({ length: 6 }, (_, i) => (
          <div key={i} className="space-y-2 pt-2">
            <Skeleton className="h-4 w-32 rounded-md" />
            <Skeleton className="h-4 w-full rounded-md" />
          </div>
        ))}
      </div>
      <div className="max-lg:hidden" />
    </Panel>
  );
}
