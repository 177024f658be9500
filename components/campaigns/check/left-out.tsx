"use client";

import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { Panel } from "@/components/ui/panel";
import type { DryRunView } from "@/lib/campaigns/dry-run-schema";
import { people } from "../words";
import { LeftOutDialog } from "./left-out-dialog";
import { leftOut } from "./sentence";

type Props = { campaignId: number; run: DryRunView };

/** Who does not get it, by why; each line opens the people. */
export function LeftOut({ campaignId, run }: Props) {
  const [open, setOpen] = useState<DryRunView["excluded"][number] | null>(null);
  const all = leftOut(run);
  const rows = run.excluded.filter((one) => one.count > 0).toSorted((a, b) => b.count - a.count);
  return (
    <Panel aria-label="Who is left out" className="overflow-hidden">
      <div className="px-5 pt-5 pb-3">
        <h2 className="font-semibold tracking-tight">
          {all === 0 ? "Nobody is left out" : `${people(all)} left out`}
        </h2>
        <p className="text-sm text-muted">
          {all === 0
            ? "Everybody chosen may get this text."
            : "They are asked again at the launch and once more before each text leaves."}
        </p>
      </div>
      {rows.length > 0 ? (
        <ul className="divide-y divide-separator border-t border-separator">
          {rows.map((row) => (
            <li key={row.reason}>
              <button
                type="button"
                onClick={() => setOpen(row)}
                className="flex min-h-12 w-full cursor-pointer items-center gap-4 px-5 py-2.5 text-left hover:bg-surface-secondary"
              >
                <span className="min-w-12 text-right text-lg font-semibold tabular-nums">
                  {row.count.toLocaleString("en-US")}
                </span>
                <span className="min-w-0 flex-1">{row.sentence}</span>
                <ChevronRight aria-hidden className="size-4 shrink-0 text-muted" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {open ? <LeftOutDialog campaignId={campaignId} row={open} onClose={() => setOpen(null)} /> : null}
    </Panel>
  );
}
