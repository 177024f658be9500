"use client";

import { useRef } from "react";
import { BackLink } from "@/components/shell/back-link";
import { useGo } from "@/components/shell/use-go";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import type { CampaignView } from "@/lib/campaigns/schema";
import { CampaignMenu } from "../campaign-menu";
import { CampaignStatus } from "../campaign-status";
import { audienceWords } from "../words";
import { Controls } from "./controls";
import { PauseDock } from "./pause-dock";
import { standingSentence } from "./standing-sentence";

/** What it is, how it stands in one sentence, and the button that stops it. */
export function CampaignHeader({ campaign }: { campaign: CampaignView }) {
  const { path } = useWorkspace();
  const { now, timeZone } = useClock();
  const go = useGo();
  const controls = useRef<HTMLDivElement>(null);
  return (
    <header className="mb-6">
      <BackLink to="/campaigns">Campaigns</BackLink>
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
        <div className="min-w-0 flex-1 basis-56 md:basis-80">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="min-w-0 text-2xl leading-tight font-semibold tracking-tight break-words md:text-[1.75rem]">
              {campaign.name}
            </h1>
            <CampaignStatus campaign={campaign} />
          </div>
          <p role="status" className="mt-1.5 text-[1.0625rem] text-balance">
            {standingSentence(campaign, now, timeZone)}
          </p>
          <p className="mt-0.5 text-sm text-muted">
            {audienceWords(campaign)} · {campaign.template_name}
          </p>
        </div>
        <div ref={controls} className="flex items-center gap-1.5 max-md:has-[>:nth-child(2)]:w-full">
          <Controls campaign={campaign} />
          <CampaignMenu campaign={campaign} onDeleted={() => go(path("/campaigns"))} />
        </div>
      </div>
      <PauseDock campaign={campaign} beside={controls} />
    </header>
  );
}
