"use client";

import { cn, Skeleton } from "@heroui/react";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { TagChips } from "@/components/contacts/tag-chips";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { SegmentPreview } from "@/lib/segments/schema";
import type { Preview } from "./use-preview";

type Props = {
  preview: Preview;
  /** Where everybody is listed, once the rule is saved. */
  allHref: string | null;
  isBroken: boolean;
  /** The rule in words; not where they stand beside it already. */
  hasSentence: boolean;
};

/** Who is in it: how many of how many, the rule in one sentence, and ten of them. */
export function PreviewPanel({ preview, allHref, isBroken, hasSentence }: Props) {
  const { shown, isCounting, isRefused, problem, waiting } = preview;
  const isStale = isBroken || isRefused;
  return (
    <Panel aria-labelledby="who-is-in" className="overflow-clip">
      <div className="space-y-3 p-5">
        <div className="flex items-baseline justify-between gap-3">
          <h2 id="who-is-in" className="text-sm font-medium">
            Who is in it
          </h2>
          <span
            role="status"
            className={cn(
              "text-xs text-muted transition-opacity duration-300",
              isCounting || isStale ? "opacity-100" : "opacity-0",
            )}
          >
            {isStale && !isCounting ? "before the last change" : isCounting ? "counting…" : ""}
          </span>
        </div>
        {shown ? (
          <div className={cn("space-y-3 transition-opacity", isStale && "opacity-60")}>
            <HowMany shown={shown} />
            {hasSentence ? (
              <p className="text-sm leading-relaxed">
                <bdi>{shown.sentence}</bdi>
              </p>
            ) : null}
          </div>
        ) : (
          <div className="space-y-3" role="status" aria-label="Counting">
            <Skeleton className="h-9 w-28 rounded-lg" />
            <Skeleton className="h-1.5 w-full rounded-full" />
            <Skeleton className="h-4 w-full rounded" />
          </div>
        )}
        {shown?.count === 0 && !isStale ? <p className="text-sm text-muted">Nobody fits right now.</p> : null}
        {waiting > 0 ? (
          <p className="text-sm text-warning-soft-foreground">
            {waiting === 1 ? "One condition is" : `${waiting} conditions are`} not finished, and not counted
            yet.
          </p>
        ) : null}
        {problem ? (
          <Notice tone="bad" role="alert" title="This could not be counted.">
            {problem}
          </Notice>
        ) : null}
      </div>
      {shown && shown.sample.length > 0 ? (
        <>
          <ul aria-label="Some of them" className="divide-y divide-separator border-t border-separator">
            {shown.sample.map((person) => (
              <PersonLine key={person.id} person={person} />
            ))}
          </ul>
          <Rest shown={shown} allHref={allHref} />
        </>
      ) : null}
    </Panel>
  );
}

function HowMany({ shown: { count, everybody } }: { shown: SegmentPreview }) {
  const share = everybody === 0 ? 0 : (count / everybody) * 100;
  return (
    <div>
      <p className="flex items-baseline gap-1.5 tabular-nums">
        <span className="text-3xl leading-none font-semibold tracking-tight">
          {count.toLocaleString("en-US")}
        </span>
        <span className="text-muted">
          of {everybody.toLocaleString("en-US")} {everybody === 1 ? "person" : "people"}
        </span>
      </p>
      <div aria-hidden className="mt-3 h-1.5 overflow-hidden rounded-full bg-default">
        <div
          className="h-full rounded-full bg-accent transition-[width] duration-300"
          style={{ width: `${count === 0 ? 0 : Math.max(share, 1.5)}%` }}
        />
      </div>
    </div>
  );
}

function PersonLine({ person }: { person: SegmentPreview["sample"][number] }) {
  const { path } = useWorkspace();
  return (
    <li>
      <Link
        href={path(`/contacts/${person.id}`)}
        className="flex min-h-12 items-center gap-3 px-5 py-2 transition-colors hover:bg-surface-secondary"
      >
        <span className="min-w-0 flex-1">
          <bdi className="block truncate text-sm font-medium tabular-nums">{person.name ?? person.phone}</bdi>
          {person.name ? <span className="block text-xs text-muted tabular-nums">{person.phone}</span> : null}
        </span>
        <TagChips tags={person.tags} most={2} className="max-w-32 justify-end" />
      </Link>
    </li>
  );
}

function Rest({ shown: { count, sample }, allHref }: { shown: SegmentPreview; allHref: string | null }) {
  if (count <= sample.length) return null;
  const all = count.toLocaleString("en-US");
  return allHref ? (
    <Link
      href={allHref}
      className="flex min-h-11 items-center justify-between border-t border-separator px-5 py-2 text-sm font-medium text-accent-soft-foreground hover:bg-surface-secondary"
    >
      See all {all}
      <ChevronRight aria-hidden className="size-4" />
    </Link>
  ) : (
    <p className="border-t border-separator px-5 py-3 text-sm text-muted">
      The newest {sample.length} of {all}. Once it is saved, you can see everybody.
    </p>
  );
}
