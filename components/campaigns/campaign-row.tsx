"use client";

import { Clock, Users } from "lucide-react";
import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import { Moment } from "@/components/ui/moment";
import type { CampaignView } from "@/lib/campaigns/schema";
import { CampaignMenu } from "./campaign-menu";
import { CampaignStatus } from "./campaign-status";
import { addressed, isThrough } from "./progress";
import { ProgressBar } from "./progress-bar";
import { audienceWords, people, standingOf, timeWords } from "./words";

/** One campaign: what it is, where it stands, how far it is, whom it is for. */
export function CampaignRow({ campaign }: { campaign: CampaignView }) {
  const { path, may } = useWorkspace();
  const isDraft = campaign.status === "draft";
  const href = path(`/campaigns/${campaign.id}${isDraft && may("campaigns:write") ? "/edit" : ""}`);
  return (
    <li className="relative transition-colors hover:bg-surface-secondary">
      <div className="grid items-center gap-x-6 gap-y-2 px-4 py-4 md:grid-cols-[minmax(0,1fr)_15rem_2.5rem] md:px-5">
        <div className="min-w-0">
          <div className="flex min-w-0 items-center gap-2.5 max-md:flex-wrap max-md:pr-10">
            <h2 className="truncate text-[0.9375rem] font-semibold tracking-tight">
              <Link
                href={href}
                data-row={campaign.id}
                className="after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-xl focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
              >
                {campaign.name}
              </Link>
            </h2>
            <CampaignStatus campaign={campaign} />
          </div>
          <p className="mt-1 flex min-w-0 flex-wrap gap-x-4 gap-y-0.5 text-sm text-muted">
            <span className="flex min-w-0 items-center gap-1.5">
              <Users aria-hidden className="size-3.5 shrink-0" />
              <span className="truncate">{audienceWords(campaign)}</span>
            </span>
            <span className="flex items-center gap-1.5">
              <Clock aria-hidden className="size-3.5 shrink-0" />
              <When campaign={campaign} />
            </span>
          </p>
        </div>
        <HowFar campaign={campaign} />
        <CampaignMenu
          campaign={campaign}
          className="relative z-10 justify-self-end max-md:absolute max-md:top-3 max-md:right-2"
        />
      </div>
    </li>
  );
}

function When({ campaign }: { campaign: CampaignView }) {
  const { now, timeZone } = useClock();
  if (campaign.status === "draft") return timeWords(campaign, now, timeZone);
  if (standingOf(campaign, now) === "scheduled" && campaign.next_at) {
    return (
      <>
        Begins <Moment at={campaign.next_at} />
      </>
    );
  }
  if (campaign.finished_at) {
    return (
      <>
        {campaign.status === "canceled" ? "Canceled" : "Finished"} <Moment at={campaign.finished_at} />
      </>
    );
  }
  return (
    <>
      Launched <Moment at={campaign.launched_at ?? campaign.created_at} />
    </>
  );
}

function HowFar({ campaign: { status, progress, problems } }: { campaign: CampaignView }) {
  if (progress === null) {
    return (
      <p className="text-sm text-muted">{problems.length > 0 ? "Not ready yet" : "Ready to be checked"}</p>
    );
  }
  const whole = addressed(progress);
  return (
    <div className="min-w-0">
      <ProgressBar progress={progress} isPaused={status === "paused"} />
      <p className="mt-1.5 text-sm text-muted tabular-nums">
        {status === "freezing"
          ? `${people(progress.audience)} so far`
          : isThrough(progress) === whole
            ? people(whole)
            : `${isThrough(progress).toLocaleString("en-US")} of ${people(whole)}`}
        {progress.failed + progress.undelivered > 0
          ? ` · ${(progress.failed + progress.undelivered).toLocaleString("en-US")} did not arrive`
          : null}
      </p>
    </div>
  );
}
