"use client";

import { cn } from "@heroui/react";
import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import { Panel } from "@/components/ui/panel";
import { dayOf } from "@/components/ui/time-words";
import { dayFigures, type StatusCounts } from "./headline";

/** The day's texts as one bar: where each of them stands, in words, numbers and proportion. */
export function DayBar({ counts, sentence }: { counts: StatusCounts; sentence: string }) {
  const { path } = useWorkspace();
  const { now, timeZone } = useClock();
  const today = dayOf(now, timeZone);
  const day = dayFigures(counts);
  const onItsWay = Math.max(0, day.left - day.arrived - (counts.undelivered ?? 0));
  const parts = [
    { label: "arrived", n: day.arrived, dot: "bg-accent", query: "status=delivered" },
    { label: "with the carrier", n: onItsWay, dot: "bg-accent/45", query: "status=sent" },
    { label: "waiting", n: day.underway, dot: "bg-warning", query: "status=queued" },
    { label: "held back on purpose", n: day.heldBack, dot: "bg-border-tertiary", query: "status=suppressed" },
    { label: "failed", n: day.troubled, dot: "bg-danger", query: "status=failed" },
  ];
  return (
    <Panel aria-label="Today in figures" className="px-5 py-5">
      <h2 className="font-semibold tracking-tight">{sentence}</h2>
      <div aria-hidden className="mt-4 flex h-3 gap-0.5 overflow-hidden rounded-full bg-surface-tertiary">
        {parts
          .filter((part) => part.n > 0)
          .map((part) => (
            <span
              key={part.label}
              className={cn("min-w-1.5 transition-[flex-grow] duration-500", part.dot)}
              style={{ flexGrow: part.n }}
            />
          ))}
      </div>
      <ul className="mt-4 grid gap-x-4 sm:grid-cols-5">
        {parts.map((part) => (
          <li key={part.label}>
            <Link
              href={path(`/messages?${part.query}&from=${today}&to=${today}`)}
              className="-mx-2 flex min-h-11 items-center justify-between rounded-lg px-2 py-1.5 hover:bg-surface-secondary sm:block"
            >
              <span className="order-last text-lg font-semibold tracking-tight tabular-nums sm:block sm:text-2xl">
                {part.n.toLocaleString("en-US")}
              </span>
              <span className="flex items-center gap-1.5 text-sm text-muted">
                <span aria-hidden className={cn("size-2 shrink-0 rounded-full", part.dot)} />
                {part.label}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
