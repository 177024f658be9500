"use client";

import { ProgressBar } from "@heroui/react";
import { Panel } from "@/components/ui/panel";
import type { DryRunView } from "@/lib/campaigns/dry-run-schema";
import { people } from "../words";

/** Everybody is being looked at; moves by itself. */
export function Working({ run }: { run: DryRunView | null }) {
  const { done, total } = run ?? { done: 0, total: 0 };
  return (
    <Panel aria-label="Checking" className="px-6 py-10">
      <ProgressBar
        aria-label="People looked at"
        value={total === 0 ? undefined : Math.min(100, (done / total) * 100)}
        isIndeterminate={total === 0}
        className="mx-auto max-w-md"
      >
        <ProgressBar.Track>
          <ProgressBar.Fill />
        </ProgressBar.Track>
      </ProgressBar>
      <p role="status" className="mt-4 text-center font-medium">
        {total === 0
          ? "Looking at everybody…"
          : `${done.toLocaleString("en-US")} of ${people(total)} looked at`}
      </p>
      <p className="mt-1 text-center text-sm text-muted">
        Consent, limits, the hour where they live and their own copy of the text. Nothing is sent.
      </p>
    </Panel>
  );
}
