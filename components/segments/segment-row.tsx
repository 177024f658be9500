"use client";

import { Chip, Skeleton } from "@heroui/react";
import { CircleAlert, Megaphone } from "lucide-react";
import Link from "next/link";
import { type RefObject, useRef } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { SegmentView } from "@/lib/segments/schema";
import { SegmentMenu } from "./segment-menu";
import { usageWords } from "./usage-words";
import { useSeen, useSegmentCount } from "./use-segment-count";

/** One segment: what it is called, whom it means, and how many they are today. */
export function SegmentRow({ segment }: { segment: SegmentView }) {
  const { path } = useWorkspace();
  const row = useRef<HTMLLIElement>(null);
  return (
    <li
      ref={row}
      className="relative flex items-center gap-x-4 px-4 py-4 transition-colors focus-within:bg-surface-secondary hover:bg-surface-secondary md:px-5"
    >
      <div className="min-w-0 flex-1">
        <h2 className="text-[0.9375rem] font-semibold tracking-tight">
          <Link
            href={path(`/segments/${segment.id}`)}
            data-row={segment.id}
            className="break-words after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
          >
            <bdi>{segment.name}</bdi>
          </Link>
        </h2>
        <p className="mt-0.5 line-clamp-2 text-sm text-muted" title={segment.sentence}>
          <bdi>{segment.sentence}</bdi>
        </p>
        {segment.description ? (
          <p className="mt-0.5 truncate text-sm text-muted italic">
            <bdi>{segment.description}</bdi>
          </p>
        ) : null}
        <Usage segment={segment} />
      </div>
      <HowMany segment={segment} row={row} />
      <SegmentMenu segment={segment} className="relative z-10 -mr-2" />
    </li>
  );
}

/** Which campaigns name it, one press away. */
function Usage({ segment }: { segment: SegmentView }) {
  const { path, may } = useWorkspace();
  const words = usageWords(segment.usage);
  if (words === "" || !may("campaigns:read")) return null;
  return (
    <Link
      href={path(`/campaigns?segment=${segment.id}`)}
      className="relative z-10 mt-1 inline-flex items-center gap-1.5 rounded text-sm text-muted underline-offset-4 hover:text-foreground hover:underline max-md:-mb-3 max-md:min-h-11"
    >
      <Megaphone aria-hidden className="size-3.5" />
      Campaigns: {words}
    </Link>
  );
}

type HowManyProps = { segment: SegmentView; row: RefObject<HTMLLIElement | null> };

/** Its width never changes, so that nothing moves when the count comes. */
function HowMany({ segment, row }: HowManyProps) {
  const isSeen = useSeen(row);
  const { data, isError } = useSegmentCount(segment, isSeen);
  const [problem] = segment.problems;
  if (problem || isError) {
    return (
      <Chip color="danger" variant="soft" className="shrink-0 gap-1 py-0.5" title={problem?.message}>
        <CircleAlert aria-hidden className="size-3.5" />
        <Chip.Label>Needs a fix</Chip.Label>
      </Chip>
    );
  }
  return (
    <div className="w-20 shrink-0 text-right tabular-nums md:w-32">
      {data ? (
        <>
          <span className="block text-lg leading-tight font-semibold tracking-tight">
            {data.count.toLocaleString("en-US")}
          </span>
          <span className="block text-xs text-muted">{data.count === 1 ? "person" : "people"}</span>
        </>
      ) : (
        <div role="status" aria-label="Counting" className="flex flex-col items-end gap-1.5">
          <Skeleton className="h-5 w-12 rounded" />
          <Skeleton className="h-3 w-10 rounded" />
        </div>
      )}
    </div>
  );
}
