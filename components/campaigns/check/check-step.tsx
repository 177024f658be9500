"use client";

import { Notice } from "@/components/ui/notice";
import type { CampaignView } from "@/lib/campaigns/schema";
import type { Step } from "../wizard/steps";
import { LeftOut } from "./left-out";
import { Lengths } from "./lengths";
import { Problems, problemsOf } from "./problems";
import { Samples } from "./samples";
import { Summary } from "./summary";
import { useDryRun } from "./use-dry-run";
import { Working } from "./working";

type Props = { campaign: CampaignView; onShow: (step: Step) => void };

/** What would happen: who gets it, who not and why, what it costs, what tips the price, and how it reads. */
export function CheckStep({ campaign, onShow }: Props) {
  const { run, isWorking, error, again } = useDryRun(campaign);
  const refused = problemsOf(error);
  return (
    <div className="space-y-5">
      <Problems problems={refused.length > 0 ? refused : campaign.problems} onShow={onShow} />
      {error && refused.length === 0 ? (
        <Notice tone="bad" role="alert" title="It could not be checked.">
          {error.message}{" "}
          <button
            type="button"
            onClick={again}
            className="cursor-pointer font-medium underline underline-offset-4"
          >
            Try again
          </button>
        </Notice>
      ) : null}
      {isWorking ? (
        <Working run={run} />
      ) : run ? (
        <>
          <Summary run={run} onAgain={again} />
          <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-2">
            <div className="space-y-5">
              <LeftOut campaignId={campaign.id} run={run} />
              <Samples run={run} isTrial={campaign.variants.length > 1} />
            </div>
            <Lengths campaign={campaign} run={run} />
          </div>
        </>
      ) : null}
    </div>
  );
}
