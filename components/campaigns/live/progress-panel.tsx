"use client";

import { cn } from "@heroui/react";
import { Panel } from "@/components/ui/panel";
import type { ResultsView } from "@/lib/campaigns/results-schema";
import type { CampaignView, ProgressView } from "@/lib/campaigns/schema";
import { formatMoney } from "@/lib/money";
import { addressed, partsOf } from "../progress";
import { ProgressBar } from "../progress-bar";
import { people, percentWords } from "../words";
import { useShowRecipients } from "./use-recipients";

type Props = { campaign: CampaignView; progress: ProgressView; results: ResultsView | undefined };

/** Everybody's text by where it is; a number leads to the people behind it. */
export function ProgressPanel({ campaign, progress, results }: Props) {
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
        <Visits results={results} />
        <Reads results={results} />
        {results && campaign.shorten_links ? (
          <Clicks results={results} onShow={() => show("clicked")} />
        ) : null}
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

/** Who opened their link; those that only machines have touched are told apart. */
function Clicks({ results: { variants }, onShow }: { results: ResultsView; onShow: () => void }) {
  const clicked = variants.reduce((sum, one) => sum + (one.clicked?.count ?? 0), 0);
  const sent = variants.reduce((sum, one) => sum + one.sent, 0);
  const bots = variants.reduce((sum, one) => sum + (one.bot_clicked ?? 0), 0);
  return (
    <span>
      <button
        type="button"
        disabled={clicked === 0}
        onClick={onShow}
        className="cursor-pointer underline-offset-4 enabled:hover:text-foreground enabled:hover:underline disabled:cursor-default max-md:min-h-11"
      >
        <span className="font-medium text-foreground tabular-nums">{clicked.toLocaleString("en-US")}</span>{" "}
        opened the link{clicked > 0 && sent > 0 ? ` (${percentWords((clicked / sent) * 100)})` : null}
      </button>
      {bots > 0 ? (
        <span title="Link previews, scanners of carriers and phones, search engines">
          {" "}
          · {bots.toLocaleString("en-US")} {bots === 1 ? "was" : "were"} opened by machines only
        </span>
      ) : null}
    </span>
  );
}

/** How many opened it on WhatsApp, the only channel that tells. */
function Reads({ results }: { results: ResultsView | undefined }) {
  const shares = results?.variants.flatMap(({ read }) => read ?? []) ?? [];
  if (shares.length === 0) return null;
  return (
    <span>
      <span className="font-medium text-foreground tabular-nums">
        {shares.reduce((sum, { count }) => sum + count, 0).toLocaleString("en-US")}
      </span>{" "}
      read it on WhatsApp
    </span>
  );
}

/** Visits that count for the campaign, and what they are worth. */
function Visits({ results }: { results: ResultsView | undefined }) {
  const { count, value } = results?.visits ?? { count: 0, value: [] };
  if (count === 0) return null;
  const worth = value.map(({ currency, value_micros }) => formatMoney(value_micros, currency)).join(" and ");
  return (
    <span title="Booked within the days that the booking rules count for a campaign">
      <span className="font-medium text-foreground tabular-nums">{count.toLocaleString("en-US")}</span>{" "}
      {count === 1 ? "visit" : "visits"} booked{worth ? `, worth ${worth}` : null}
    </span>
  );
}
