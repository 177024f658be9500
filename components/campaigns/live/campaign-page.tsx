"use client";

import { Skeleton } from "@heroui/react";
import { parseAsInteger, useQueryState } from "nuqs";
import { MessageDrawer } from "@/components/messages/message-drawer";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { CampaignView } from "@/lib/campaigns/schema";
import { CampaignFacts } from "../campaign-facts";
import { useCampaign } from "../use-campaign";
import { CampaignHeader } from "./campaign-header";
import { Failures } from "./failures";
import { Hours } from "./hours";
import { PauseNotice } from "./pause-notice";
import { ProgressPanel } from "./progress-panel";
import { Recipients } from "./recipients";
import { Trial } from "./trial";
import { useResults } from "./use-results";

type Props = { first: CampaignView; at: number };

/** A campaign that was launched, as it goes: how far, how well, whom it reached, and the button that stops it. */
export function CampaignPage({ first, at }: Props) {
  const { data: campaign, error } = useCampaign(first, at);
  const [messageId, setMessageId] = useQueryState("message", parseAsInteger.withOptions({ history: "push" }));
  const results = useResults(campaign);
  const { progress } = campaign;
  return (
    <>
      <CampaignHeader campaign={campaign} />
      <div className="space-y-5">
        {error ? (
          <Notice tone="bad" role="alert" title="The campaign could not be refreshed.">
            {error.message}
          </Notice>
        ) : null}
        <PauseNotice campaign={campaign} />
        {progress === null ? (
          <Notice tone="wait" title="This is a draft.">
            Nobody has been texted. A manager or owner chooses the rest and launches it.
          </Notice>
        ) : (
          <>
            <ProgressPanel campaign={campaign} progress={progress} results={results} />
            {results ? (
              <>
                <div className="grid grid-cols-[minmax(0,1fr)] gap-5 empty:hidden lg:grid-cols-2 lg:[&>*:only-child]:col-span-2">
                  <Hours rows={results.by_hour} />
                  <Failures campaign={campaign} failures={results.failures} />
                </div>
                <Trial results={results} />
              </>
            ) : (
              <Skeleton className="h-56 w-full rounded-2xl" />
            )}
            <Recipients campaign={campaign} progress={progress} onOpen={(id) => void setMessageId(id)} />
          </>
        )}
        <Details campaign={campaign} isOpen={progress === null} />
      </div>
      <MessageDrawer messageId={messageId} onClose={() => void setMessageId(null)} />
    </>
  );
}

/** What was decided, folded once it runs. */
function Details({ campaign, isOpen }: { campaign: CampaignView; isOpen: boolean }) {
  return (
    <Panel aria-label="Details">
      <details open={isOpen || undefined} className="group">
        <summary className="flex min-h-14 cursor-pointer list-none items-center gap-2 px-5 font-semibold tracking-tight md:px-7 [&::-webkit-details-marker]:hidden">
          <span aria-hidden className="text-muted transition-transform group-open:rotate-90">
            ›
          </span>
          Who, what, when and limits
        </summary>
        <div className="border-t border-separator">
          <CampaignFacts campaign={campaign} />
        </div>
      </details>
    </Panel>
  );
}
