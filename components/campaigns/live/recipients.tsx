"use client";

import { Button, Skeleton } from "@heroui/react";
import { X } from "lucide-react";
import { useQueryStates } from "nuqs";
import { ExportMenu } from "@/components/messages/export-menu";
import { reasonWords } from "@/components/messages/words";
import { Choice } from "@/components/ui/choice";
import { ListTrouble } from "@/components/ui/list-trouble";
import { LoadMore } from "@/components/ui/load-more";
import { Panel } from "@/components/ui/panel";
import type { CampaignView, ProgressView } from "@/lib/campaigns/schema";
import { letterOf, people } from "../words";
import { noRecipientFilters, recipientParsers, standingOptionsOf } from "./recipient-filters";
import { RecipientList } from "./recipient-list";
import { useRecipients } from "./use-recipients";

type Props = { campaign: CampaignView; progress: ProgressView; onOpen: (messageId: number) => void };

/** Everybody in the campaign, each with where their text is and why. */
export function Recipients({ campaign, progress, onOpen }: Props) {
  const [filters, setFilters] = useQueryStates(recipientParsers, { history: "replace" });
  const list = useRecipients(campaign, filters);
  const rows = list.data?.rows ?? [];
  const isTrial = campaign.variants.length > 1;
  const isFiltered = Object.values(filters).some((value) => value !== null);
  return (
    <Panel id="recipients" aria-label="People" className="scroll-mt-6 overflow-hidden">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-separator px-4 py-4 md:px-7">
        <h2 className="mr-auto font-semibold tracking-tight">{people(progress.audience)}</h2>
        {filters.reason ? (
          <Button size="sm" variant="tertiary" onPress={() => void setFilters({ reason: null })}>
            {reasonWords(filters.reason)}
            <X aria-hidden />
          </Button>
        ) : null}
        {isTrial ? (
          <Choice
            label="Text"
            anything="Any text"
            value={filters.variant === null ? null : String(filters.variant)}
            options={campaign.variants.map(({ position }) => ({
              id: String(position),
              label: `Text ${letterOf(position)}`,
            }))}
            onChange={(variant) => void setFilters({ variant: variant === null ? null : Number(variant) })}
            className="w-32"
          />
        ) : null}
        <Choice
          label="Where their text is"
          anything="Anywhere"
          value={filters.status}
          options={standingOptionsOf(campaign)}
          onChange={(status) => void setFilters({ status, reason: null })}
          className="w-40"
        />
        <ExportMenu
          path={`/campaigns/${campaign.id}/recipients/export`}
          query={filters}
          fileName={`campaign-${campaign.id}.csv`}
        />
      </div>
      <ListTrouble list={list} className="m-3" />
      {list.isPending ? (
        <Skeleton className="m-4 h-48 rounded-xl" />
      ) : rows.length === 0 ? (
        <div className="px-6 py-12 text-center text-muted">
          <p>{isFiltered ? "Nobody stands there." : "Nobody is written down yet."}</p>
          {isFiltered ? (
            <Button variant="secondary" className="mt-3" onPress={() => void setFilters(noRecipientFilters)}>
              Show everybody
            </Button>
          ) : null}
        </div>
      ) : (
        <div className={list.isPlaceholderData ? "opacity-60 transition-opacity" : undefined}>
          <RecipientList rows={rows} isTrial={isTrial} onOpen={onOpen} />
        </div>
      )}
      <LoadMore list={list} label="Show more" />
    </Panel>
  );
}
