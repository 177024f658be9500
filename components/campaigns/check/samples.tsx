"use client";

import { Pictures } from "@/components/media/pictures";
import { Bubble } from "@/components/ui/bubble";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import type { DryRunView } from "@/lib/campaigns/dry-run-schema";
import { letterOf } from "../words";
import { parts } from "./sentence";

/** A few copies as they would arrive. */
export function Samples({ run, isTrial }: { run: DryRunView; isTrial: boolean }) {
  if (run.sample.length === 0) return null;
  const picturesOf = (position: number) =>
    run.variants.find((one) => one.position === position)?.media_urls ?? [];
  return (
    <Panel aria-label="How it reads" className="px-5 py-5">
      <h2 className="font-semibold tracking-tight">How it reads</h2>
      <p className="text-sm text-muted">Copies as these people would get them.</p>
      <ul className="mt-4 grid gap-x-6 gap-y-5">
        {run.sample.slice(0, 4).map((copy) => (
          <li key={copy.contact_id} className="min-w-0">
            <p className="mb-1.5 flex items-baseline justify-between gap-3 text-sm">
              <bdi className="truncate font-medium">{copy.name ?? "No name"}</bdi>
              <Moment at={copy.due_at} className="shrink-0 text-xs text-muted tabular-nums" />
            </p>
            <Bubble direction="outbound">
              <Pictures addresses={picturesOf(copy.position)} className="mb-1.5" />
              {copy.body}
            </Bubble>
            <p className="mt-1 text-xs text-muted">
              {isTrial ? `Text ${letterOf(copy.position)} · ` : null}
              {picturesOf(copy.position).length > 0 ? "picture message" : parts(copy.segments)}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
