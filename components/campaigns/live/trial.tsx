"use client";

import { cn } from "@heroui/react";
import { Trophy } from "lucide-react";
import { Panel } from "@/components/ui/panel";
import type { ResultsView } from "@/lib/campaigns/results-schema";
import { formatMoney } from "@/lib/money";
import { letterOf, people, percentWords } from "../words";

type Share = ResultsView["variants"][number]["replied"];

/** What the texts did against each other and against those who got nothing, and whether that means anything. */
export function Trial({ results }: { results: ResultsView }) {
  const { variants, held_out, verdict, currency } = results;
  if (variants.length < 2 && held_out === null) return null;
  const isTrial = variants.length > 1;
  const hasClicks = variants.some(({ clicked }) => clicked !== null);
  const hasReads = variants.some(({ read }) => read !== null);
  const columns = [
    "Arrived",
    ...(hasReads ? ["Read, on WhatsApp"] : []),
    "Wrote back",
    "Said STOP",
    ...(hasClicks ? ["Opened the link"] : []),
    "Cost",
  ];
  return (
    <Panel
      aria-label={isTrial ? "Which text did better" : "Did it make a difference"}
      className="px-5 py-5 md:px-7"
    >
      <h2 className="font-semibold tracking-tight">
        {isTrial ? "Which text did better" : "Did it make a difference"}
      </h2>
      <p className={cn("mt-1 flex items-center gap-2", verdict.is_clear ? "font-medium" : "text-muted")}>
        {verdict.is_clear ? <Trophy aria-hidden className="size-4 shrink-0 text-accent" /> : null}
        {verdict.sentence}
      </p>
      <div className="mt-4 overflow-x-auto">
        <table className="w-full min-w-[36rem] text-left">
          <caption className="sr-only">Results by text, with 95% intervals</caption>
          <thead>
            <tr className="text-sm text-muted">
              <th scope="col" className="pb-2 font-medium">
                Text
              </th>
              {columns.map((title) => (
                <th key={title} scope="col" className="pb-2 pl-4 font-medium">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-separator border-t border-separator">
            {variants.map((one) => (
              <tr key={one.position}>
                <th scope="row" className="max-w-52 py-3 pr-2 font-normal">
                  <span className="flex items-center gap-2.5">
                    {isTrial ? (
                      <span
                        className={cn(
                          "grid size-7 shrink-0 place-items-center rounded-lg text-sm font-semibold",
                          verdict.best === one.position
                            ? "bg-accent text-accent-foreground"
                            : "bg-accent-soft text-accent-soft-foreground",
                        )}
                      >
                        {letterOf(one.position)}
                      </span>
                    ) : null}
                    <span className="min-w-0">
                      <span className="block truncate font-medium">{one.template_name}</span>
                      <span className="block text-sm text-muted tabular-nums">
                        {people(one.recipients)}, {one.sent.toLocaleString("en-US")} sent
                      </span>
                    </span>
                  </span>
                </th>
                <ShareCell share={one.delivered} />
                {hasReads ? <ShareCell share={one.read} /> : null}
                <ShareCell share={one.replied} />
                <ShareCell share={one.opted_out} />
                {hasClicks ? <ShareCell share={one.clicked} /> : null}
                <td className="py-3 pl-4 tabular-nums">{formatMoney(one.cost_micros, currency)}</td>
              </tr>
            ))}
            {held_out ? (
              <tr>
                <th scope="row" className="py-3 pr-2 font-normal">
                  <span className="block font-medium">Kept aside</span>
                  <span className="block text-sm text-muted tabular-nums">
                    {people(held_out.people)}, no text
                  </span>
                </th>
                <ShareCell share={null} />
                {hasReads ? <ShareCell share={null} /> : null}
                <ShareCell share={held_out.replied} />
                <ShareCell share={held_out.opted_out} />
                {hasClicks ? <ShareCell share={null} /> : null}
                <td className="py-3 pl-4 text-muted">–</td>
              </tr>
            ) : null}
          </tbody>
        </table>
      </div>
      <p className="mt-3 text-xs text-muted">
        The lighter figures say between which shares the truth lies, 19 times out of 20.
      </p>
    </Panel>
  );
}

function ShareCell({ share }: { share: Share | null }) {
  if (share === null || share.percent === null) return <td className="py-3 pl-4 text-muted">–</td>;
  return (
    <td className="py-3 pl-4 tabular-nums">
      <span className="font-medium">{percentWords(share.percent)}</span>
      <span className="text-sm text-muted"> ({share.count.toLocaleString("en-US")})</span>
      {share.low !== null && share.high !== null ? (
        <>
          <span className="mt-1 block h-1 w-24 rounded-full bg-surface-tertiary">
            <span
              aria-hidden
              className="block h-full min-w-0.5 rounded-full bg-accent/60"
              style={{ marginLeft: `${share.low}%`, width: `${share.high - share.low}%` }}
            />
          </span>
          <span className="block text-xs text-muted">
            {percentWords(share.low)} to {percentWords(share.high)}
          </span>
        </>
      ) : null}
    </td>
  );
}
