"use client";

import { cn } from "@heroui/react";
import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Moment } from "@/components/ui/moment";
import type { TimelineEntry } from "@/lib/messages/timeline-schema";
import { Details } from "./timeline-details";
import { statusWords, type Tone } from "./words";

const dots: Record<Tone, string> = {
  accent: "bg-accent",
  success: "bg-success",
  warning: "bg-warning",
  danger: "bg-danger",
  default: "bg-border-tertiary",
};

const sources: Readonly<Record<string, string>> = {
  dispatch: "by Parley",
  gate: "by Parley",
  lease: "by Parley",
  reconcile: "found by Parley",
  provider: "told by the carrier",
  callback: "told by the carrier",
  fallback: "by Parley",
  booking: "by a change of the visit",
  customer: "by the customer",
};

/** What happened, told in sentences, oldest first; each with what it rested on. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  return (
    <section aria-label="What happened">
      <h3 className="mb-3 text-sm font-semibold">What happened</h3>
      <ol className="space-y-4">
        {entries.map((entry, index) => (
          <Entry
            key={`${entry.at} ${entry.kind} ${index}`}
            entry={entry}
            isLast={index === entries.length - 1}
          />
        ))}
      </ol>
    </section>
  );
}

function Entry({ entry, isLast }: { entry: TimelineEntry; isLast: boolean }) {
  const tone = entry.status ? statusWords[entry.status].tone : "default";
  return (
    <li className="relative animate-arrive pl-6">
      {isLast ? null : (
        <span aria-hidden className="absolute top-3 -bottom-6 left-[0.3125rem] w-px bg-separator" />
      )}
      <span
        aria-hidden
        className={cn(
          "absolute top-[0.4375rem] left-0 size-[0.6875rem] rounded-full ring-4 ring-overlay",
          dots[tone],
        )}
      />
      <p className={cn("leading-snug", isLast && "font-medium")}>{entry.sentence}</p>
      <p className="mt-0.5 text-xs text-muted tabular-nums">
        <Moment at={entry.at} style="story" />
        {Object.hasOwn(sources, entry.source) ? ` · ${sources[entry.source]}` : null}
      </p>
      <OtherText entry={entry} />
      <Details data={entry.data} />
    </li>
  );
}

const tellsOfAnother = new Set(["fallback_made", "stands_in", "arrived_twice"]);

/** The way to the text on the other channel. */
function OtherText({ entry: { kind, data } }: { entry: TimelineEntry }) {
  const { path } = useWorkspace();
  if (!tellsOfAnother.has(kind) || typeof data.message_id !== "number") return null;
  return (
    <Link
      href={path(`/messages?message=${data.message_id}`)}
      className="inline-flex min-h-8 items-center text-sm font-medium text-accent-soft-foreground underline-offset-4 hover:underline max-md:min-h-11"
    >
      {kind === "stands_in" ? "Open the first one" : "Open the other one"}
    </Link>
  );
}
