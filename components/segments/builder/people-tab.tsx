"use client";

import { Skeleton } from "@heroui/react";
import { ChevronRight, UsersRound } from "lucide-react";
import Link from "next/link";
import { TagChips } from "@/components/contacts/tag-chips";
import { useHotkeys } from "@/components/shell/hotkeys";
import { stepRow } from "@/components/shell/step-row";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Empty } from "@/components/ui/empty";
import { LoadMore } from "@/components/ui/load-more";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { SegmentPreview, SegmentView } from "@/lib/segments/schema";
import { useMembers } from "./use-members";

type Props = {
  segment: SegmentView;
  /** The rule was changed since. */
  isDirty: boolean;
  /** How many, once they are counted. */
  count: number | null;
};

/** Everybody who belongs to the saved segment, newest first. */
export function PeopleTab({ segment, isDirty, count }: Props) {
  const list = useMembers(segment);
  useHotkeys({ j: () => stepRow(1), k: () => stepRow(-1) });
  const people = list.data?.rows ?? [];
  return (
    <div className="space-y-4">
      {isDirty ? (
        <Notice tone="wait" title="These are the people of the saved rule.">
          What you changed counts once it is saved.
        </Notice>
      ) : null}
      {list.isError ? (
        <Notice tone="bad" role="alert" title="The people could not be listed.">
          {segment.problems[0]?.message ?? list.error.message}
        </Notice>
      ) : null}
      <Panel aria-label="People" className="overflow-clip">
        <p className="min-h-11 border-b border-separator px-4 py-2.5 text-sm text-muted tabular-nums md:px-5">
          {count === null ? "Newest first" : `${count.toLocaleString("en-US")} now, newest first`}
        </p>
        {list.isPending ? (
          <Lines />
        ) : people.length === 0 ? (
          <Empty icon={UsersRound} title="Nobody belongs right now">
            As soon as somebody fits the rule, they stand here.
          </Empty>
        ) : (
          <ul aria-label="People" className="divide-y divide-separator">
            {people.map((person) => (
              <PersonRow key={person.id} person={person} />
            ))}
          </ul>
        )}
        <LoadMore list={list} label="Load more" />
      </Panel>
    </div>
  );
}

function PersonRow({ person }: { person: SegmentPreview["sample"][number] }) {
  const { path } = useWorkspace();
  return (
    <li>
      <Link
        href={path(`/contacts/${person.id}`)}
        data-row={person.id}
        className="grid min-h-14 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1.5 px-4 py-2.5 transition-colors hover:bg-surface-secondary md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] md:px-5"
      >
        <span className="min-w-0">
          <bdi className="block truncate font-medium tabular-nums">{person.name ?? person.phone}</bdi>
          <span className="block text-xs text-muted tabular-nums">
            {person.name ? person.phone : "No name yet"}
          </span>
        </span>
        <ChevronRight aria-hidden className="size-4 shrink-0 text-muted md:order-last" />
        <TagChips tags={person.tags} most={5} className="max-md:col-span-2" />
      </Link>
    </li>
  );
}

const Lines = () => (
  <div role="status" aria-label="Loading the people" className="divide-y divide-separator">
    {Array.from({ length: 8 }, (_, row) => (
      <div key={row} className="flex h-14 items-center gap-6 px-4 md:px-5">
        <Skeleton className="h-4 w-40 rounded" />
        <Skeleton className="h-5 w-16 rounded-full" />
      </div>
    ))}
  </div>
);
