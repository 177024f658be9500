"use client";

import { Kbd, SearchField } from "@heroui/react";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useQueryStates } from "nuqs";
import { useRef } from "react";
import { useHotkeys } from "@/components/shell/hotkeys";
import { PageHeader } from "@/components/shell/page-header";
import { useGo } from "@/components/shell/use-go";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Choice } from "@/components/ui/choice";
import { useClock } from "@/components/ui/clock";
import { LoadMore } from "@/components/ui/load-more";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { CampaignRow } from "./campaign-row";
import { filterParsers, isFiltered, noFilters } from "./filters";
import { NoCampaigns } from "./no-campaigns";
import { type FirstPage, useCampaignList } from "./use-campaign-list";
import { headline, statusOptions } from "./words";

/** Every campaign: what goes on in words, then the rows. */
export function CampaignsView({ first }: { first: FirstPage }) {
  const [filters, setFilters] = useQueryStates(filterParsers, { history: "replace" });
  const { may, path } = useWorkspace();
  const { now } = useClock();
  const go = useGo();
  const search = useRef<HTMLInputElement>(null);
  const list = useCampaignList(filters, first);
  // The words at the top speak of all campaigns, whatever the filters leave.
  const all = useCampaignList(noFilters, first);
  const mayWrite = may("campaigns:write");
  useHotkeys({
    "/": () => search.current?.focus(),
    ...(mayWrite ? { n: () => go(path("/campaigns/new")) } : {}),
  });
  const told = headline(all.data?.pages.flatMap((page) => page.data) ?? [], now);
  const campaigns = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <>
      <PageHeader title="Campaigns" lead={told || "One text to many people, at the right hour."}>
        {mayWrite ? <NewButton /> : null}
      </PageHeader>
      <search aria-label="Filter campaigns" className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2">
        <SearchField
          aria-label="Search campaigns"
          variant="secondary"
          value={filters.q}
          onChange={(q) => void setFilters({ q: q || null })}
          className="min-w-0 flex-1 basis-36 md:max-w-sm"
        >
          <SearchField.Group>
            <SearchField.SearchIcon />
            <SearchField.Input ref={search} placeholder="Find by name" maxLength={100} />
            <SearchField.ClearButton />
          </SearchField.Group>
        </SearchField>
        <Choice
          label="Status"
          anything="Any status"
          value={filters.status}
          options={statusOptions}
          onChange={(status) => void setFilters({ status })}
          className="w-40 md:w-44"
        />
      </search>
      {list.isError ? (
        <Notice tone="bad" role="alert" className="mb-4" title="The list could not be refreshed.">
          {list.error.message}
        </Notice>
      ) : null}
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

function NewButton() {
  const { path } = useWorkspace();
  return (
    <Link
      href={path("/campaigns/new")}
      aria-keyshortcuts="n"
      className="button button--primary button--md shrink-0"
    >
      <Plus aria-hidden />
      New campaign
      <Kbd
        aria-hidden
        className="-mr-1.5 h-5 min-w-5 bg-accent-foreground/15 text-accent-foreground max-md:hidden"
      >
        <Kbd.Content>n</Kbd.Content>
      </Kbd>
    </Link>
  );
}
