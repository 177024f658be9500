"use client";

import { Button } from "@heroui/react";
import { X } from "lucide-react";
import { useQueryStates } from "nuqs";
import { useRef } from "react";
import { useHotkeys } from "@/components/shell/hotkeys";
import { NewLink } from "@/components/shell/new-link";
import { PageHeader } from "@/components/shell/page-header";
import { useGo } from "@/components/shell/use-go";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Choice } from "@/components/ui/choice";
import { ListTrouble } from "@/components/ui/list-trouble";
import { LoadMore } from "@/components/ui/load-more";
import { Panel } from "@/components/ui/panel";
import { SearchBox } from "@/components/ui/search-box";
import type { CampaignView } from "@/lib/campaigns/schema";
import { CampaignRow } from "./campaign-row";
import { filterParsers, isFiltered, noFilters } from "./filters";
import { NoCampaigns } from "./no-campaigns";
import { type FirstCampaigns, useCampaignCounts, useCampaignList } from "./use-campaign-list";
import { headline, statusOptions } from "./words";

/** Every campaign: what goes on in words, then the rows. */
export function CampaignsView({ first }: { first: FirstCampaigns }) {
  const [filters, setFilters] = useQueryStates(filterParsers, { history: "replace" });
  const { may, path } = useWorkspace();
  const go = useGo();
  const search = useRef<HTMLInputElement>(null);
  const list = useCampaignList(filters, first);
  const told = headline(useCampaignCounts(first));
  const mayWrite = may("campaigns:write");
  useHotkeys({
    "/": () => search.current?.focus(),
    ...(mayWrite ? { n: () => go(path("/campaigns/new")) } : {}),
  });
  const campaigns = list.data?.rows ?? [];
  return (
    <>
      <PageHeader title="Campaigns" lead={told || "One text to many people, at the right hour."}>
        {mayWrite ? <NewLink to="/campaigns/new">New campaign</NewLink> : null}
      </PageHeader>
      <search aria-label="Filter campaigns" className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2">
        <SearchBox
          label="Search campaigns"
          placeholder="Find by name"
          value={filters.q}
          onChange={(q) => void setFilters({ q: q || null })}
          inputRef={search}
          className="min-w-0 flex-1 basis-36 md:max-w-sm"
        />
        <Choice
          label="Status"
          anything="Any status"
          value={filters.status}
          options={statusOptions}
          onChange={(status) => void setFilters({ status })}
          className="w-40 md:w-44"
        />
        {filters.segment === null ? null : (
          <SegmentChip
            segmentId={filters.segment}
            campaigns={campaigns}
            onClear={() => void setFilters({ segment: null })}
          />
        )}
      </search>
      <ListTrouble list={list} className="mb-4" />
      <Panel aria-label="Campaigns" className="overflow-hidden">
        {campaigns.length === 0 && !list.isPending ? (
          <NoCampaigns isFiltered={isFiltered(filters)} onClear={() => void setFilters(noFilters)} />
        ) : (
          <ul
            aria-label="Campaigns"
            aria-busy={list.isPlaceholderData}
            className="divide-y divide-separator transition-opacity aria-busy:opacity-60"
          >
            {campaigns.map((campaign) => (
              <CampaignRow key={campaign.id} campaign={campaign} />
            ))}
          </ul>
        )}
      </Panel>
      <LoadMore list={list} className="mt-5 text-center" />
    </>
  );
}

type ChipProps = { segmentId: number; campaigns: CampaignView[]; onClear: () => void };

/** That only the campaigns of one segment are shown, and the way back to all. */
function SegmentChip({ segmentId, campaigns, onClear }: ChipProps) {
  const named = campaigns.flatMap((one) => [
    { id: one.segment_id, name: one.segment_name },
    { id: one.exclude_segment_id, name: one.exclude_segment_name },
  ]);
  const name = named.find(({ id }) => id === segmentId)?.name ?? "one segment";
  return (
    <Button variant="tertiary" onPress={onClear} aria-label={`Only with ${name}. Show all again`}>
      <span className="max-w-52 truncate">
        With <bdi>{name}</bdi>
      </span>
      <X aria-hidden />
    </Button>
  );
}
