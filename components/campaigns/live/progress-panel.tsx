"use client";

import { cn } from "@heroui/react";
import { Panel } from "@/components/ui/panel";
import type { CampaignView, ProgressView } from "@/lib/campaigns/schema";
import { addressed, partsOf } from "../progress";
import { ProgressBar } from "../progress-bar";
import { people, percentWords } from "../words";
import { useShowRecipients } from "./use-recipients";

type Props = { campaign: CampaignView; progress: ProgressView };

/** Everybody's text by where it is; a number leads to the people behind it. */
export function ProgressPanel({ campaign, progress }: Props) {
  const show = useShowRecipients();
  const whole = addressed(progress);
  const isPaused = campaign.status === "paused";
  const shown = partsOf(progress, isPaused).filter(
    ({ key, count }) =>
      count > 0 || key === "delivered" || (key === "pending" && campaign.status !== "finished"),
  );
  const aside = [
    progress.excluded > 0 && { words: `${people(progress.excluded)} left out`, status: "excluded" as const },
    progress.held_out > 0 && {
      words: `${people(progress.held_out)} kept aside`,
      status: "held_out" as const,
    },
  ].filter((one) => one !== false);
  return (
    <Panel aria-label="Progress" className="px-5 py-5 md:px-7 md:py-6">
      <ProgressBar progress={progress} isPaused={isPaused} className="h-3.5" />
      <ul className="mt-4 grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3 lg:flex lg:flex-wrap lg:gap-x-9">
        {shown.map(({ key, label, hint, count, color, filter }) => (
          <li key={key}>
            <button
              type="button"
              title={hint}
              disabled={count === 0}
              onClick={() => show(filter)}
              className="-mx-2 block min-h-11 cursor-pointer rounded-lg px-2 py-1 text-left enabled:hover:bg-surface-secondary disabled:cursor-default"
            >
              <span className="flex items-center gap-1.5 text-sm text-muted">
                <span aria-hidden className={cn("size-2.5 shrink-0 rounded-full", color)} />
                {label}
              </span>
              <span className="flex items-baseline gap-1.5">
                <span
                  className={cn(
                    "text-2xl font-semibold tracking-tight tabular-nums",
                    count === 0 && "text-muted",
                  )}
                >
                  {count.toLocaleString("en-US")}
                </span>
                {whole > 0 && count > 0 ? (
                  <span className="text-sm text-muted tabular-nums">
                    {percentWords((count / whole) * 100)}
                  </span>
                ) : null}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-1 border-t border-separator pt-3 text-sm text-muted">
        <span>
          <span className="font-medium text-foreground tabular-nums">
            {progress.replied.toLocaleString("en-US")}
          </span>{" "}
          wrote back
        </span>
        <span>
          <span className="font-medium text-foreground tabular-nums">
            {progress.opted_out.toLocaleString("en-US")}
          </span>{" "}
          said STOP
        </span>
        {aside.map(({ words, status }) => (
          <button
            key={status}
            type="button"
            onClick={() => show(status)}
            className="cursor-pointer underline-offset-4 hover:text-foreground hover:underline max-md:min-h-11"
          >
            {words}
          </button>
        ))}
      </p>
    </Panel>
  );
}
