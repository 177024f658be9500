"use client";

import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Panel } from "@/components/ui/panel";
import type { OverviewView } from "@/lib/reports/schema";
import { todaysFigures } from "./figures";

/** The day in figures, each a door to what it counts. */
export function Today({ days, waiting }: { days: OverviewView["days"]; waiting: number }) {
  const { path, may } = useWorkspace();
  return (
    <Panel aria-label="Today" className="overflow-hidden">
      <dl className="grid grid-cols-2 gap-px bg-separator lg:auto-cols-fr lg:grid-flow-col">
        {todaysFigures(days, waiting, may("senders:write")).map(({ key, label, value, note, to }) => (
          <div
            key={key}
            className="relative bg-surface transition-colors last:odd:col-span-2 hover:bg-surface-secondary lg:last:odd:col-span-1"
          >
            <dt className="px-5 pt-4 text-sm text-muted">
              <Link href={path(to)} className="after:absolute after:inset-0">
                {label}
              </Link>
            </dt>
            <dd className="px-5 pt-1 pb-4">
              <span className="block text-[1.625rem] leading-tight font-semibold tracking-tight tabular-nums">
                {value}
              </span>
              <span className="mt-1 block truncate text-sm text-muted tabular-nums">{note}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
