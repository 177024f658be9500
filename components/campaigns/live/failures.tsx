"use client";

import { ArrowDown } from "lucide-react";
import { count } from "@/components/messages/words";
import { Panel } from "@/components/ui/panel";
import type { ResultsView } from "@/lib/campaigns/results-schema";
import type { CampaignView } from "@/lib/campaigns/schema";
import { useShowRecipients } from "./use-recipients";

type Props = { campaign: CampaignView; failures: ResultsView["failures"] };

/** What went wrong, by cause, with what to do. */
export function Failures({ campaign: { progress }, failures }: Props) {
  const show = useShowRecipients();
  if (failures.length === 0) return null;
  const all = failures.reduce((total, one) => total + one.count, 0);
  return (
    <Panel aria-label="What went wrong" className="px-5 py-5">
      <h2 className="font-semibold tracking-tight">{count(all, "text")} did not arrive</h2>
      <ul className="mt-2 divide-y divide-separator">
        {failures.map((cause) => (
          <li key={cause.code} className="flex items-start gap-4 py-3">
            <span className="min-w-10 text-right text-lg leading-6 font-semibold tabular-nums">
              {cause.count.toLocaleString("en-US")}
            </span>
            <div className="min-w-0 flex-1">
              <h3 className="font-medium">{cause.title}</h3>
              <p className="text-sm text-muted text-pretty">{cause.remedy}</p>
            </div>
          </li>
        ))}
      </ul>
      <button
        type="button"
        onClick={() => show(progress && progress.undelivered > progress.failed ? "undelivered" : "failed")}
        className="mt-1 inline-flex min-h-11 cursor-pointer items-center gap-1 text-sm font-medium text-accent-soft-foreground underline-offset-4 hover:underline md:min-h-8"
      >
        See the people
        <ArrowDown aria-hidden className="size-3.5" />
      </button>
    </Panel>
  );
}
