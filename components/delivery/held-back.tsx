"use client";

import Link from "next/link";
import { count } from "@/components/messages/words";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Panel } from "@/components/ui/panel";
import type { DeliveryFailures } from "@/lib/reports/delivery-schema";

type Props = { groups: DeliveryFailures["held_back"]; startDate: string };

/** What Parley did not send on purpose, by reason: nothing is wrong with these. */
export function HeldBack({ groups, startDate }: Props) {
  const { path } = useWorkspace();
  return (
    <section aria-label="Held back on purpose">
      <h2 className="text-lg font-semibold tracking-tight">Held back on purpose</h2>
      {groups.length === 0 ? (
        <p className="mt-1 text-muted">Nothing. Every text that was asked for could go.</p>
      ) : (
        <Panel className="mt-3 divide-y divide-separator overflow-hidden">
          {groups.map((group) => (
            <Link
              key={group.reason}
              href={path(`/messages?status=suppressed&reason=${group.reason}&from=${startDate}`)}
              className="flex min-h-14 items-center justify-between gap-4 px-5 py-3 hover:bg-surface-secondary"
            >
              <span className="min-w-0">
                <span className="block font-medium">{group.cause}</span>
                {group.remedy ? <span className="block text-sm text-muted">{group.remedy}</span> : null}
              </span>
              <span className="shrink-0 text-right tabular-nums">
                <span className="block font-semibold">{group.texts.toLocaleString("en-US")}</span>
                <span className="block text-xs text-muted">{count(group.people, "person", "people")}</span>
              </span>
            </Link>
          ))}
        </Panel>
      )}
    </section>
  );
}
