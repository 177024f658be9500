"use client";

import { UsersRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { debounce, useQueryStates } from "nuqs";
import { useRef } from "react";
import { useHotkeys } from "@/components/shell/hotkeys";
import { NewLink } from "@/components/shell/new-link";
import { PageHeader } from "@/components/shell/page-header";
import type { FirstPage } from "@/components/shell/use-pages";
import { useWorkspace } from "@/components/shell/workspace-context";
import { ArchivedSwitch } from "@/components/ui/archived-switch";
import { Empty } from "@/components/ui/empty";
import { ListTrouble } from "@/components/ui/list-trouble";
import { LoadMore } from "@/components/ui/load-more";
import { NothingFits } from "@/components/ui/nothing-fits";
import { Panel } from "@/components/ui/panel";
import { SearchBox } from "@/components/ui/search-box";
import type { SegmentView } from "@/lib/segments/schema";
import { type Filters, filterParsers } from "./filters";
import { IdeasList } from "./ideas-list";
import { SegmentRow } from "./segment-row";
import { useSegmentList } from "./use-segment-list";

/** The audiences that have a name, each with its rule in words and how many it means today. */
export function SegmentsView({ first }: { first: FirstPage<Filters, SegmentView> }) {
  const [filters, setFilters] = useQueryStates(filterParsers, { history: "replace" });
  const { may, path } = useWorkspace();
  const router = useRouter();
  const search = useRef<HTMLInputElement>(null);
  const list = useSegmentList(filters, first);
  const mayWrite = may("segments:write");
  useHotkeys({
    "/": () => search.current?.focus(),
    ...(mayWrite ? { n: () => router.push(path("/segments/new")) } : {}),
  });
  const segments = list.data?.rows ?? [];
  return (
    <>
      <PageHeader title="Segments" lead="Whoever fits a rule, always up to date.">
        {mayWrite ? <NewLink to="/segments/new">New segment</NewLink> : null}
      </PageHeader>
      <search aria-label="Filter segments" className="mb-5 flex flex-wrap items-center gap-x-3 gap-y-2">
        <SearchBox
          label="Search segments"
          placeholder="Name"
          value={filters.q}
          onChange={(q) => void setFilters({ q: q || null }, { limitUrlUpdates: debounce(250) })}
          inputRef={search}
          className="min-w-0 flex-1 basis-48 md:max-w-sm"
        />
        <ArchivedSwitch
          isSelected={filters.archived}
          onChange={(archived) => void setFilters({ archived: archived || null })}
        />
      </search>
      <ListTrouble list={list} className="mb-4" />
      {segments.length === 0 && !list.isPending ? (
        <Nothing
          isArchived={filters.archived}
          isNarrow={filters.q.trim() !== ""}
          onClear={() => void setFilters({ q: null })}
        />
      ) : (
        <Panel className="overflow-clip">
          <ul
            aria-label="Segments"
            aria-busy={list.isPlaceholderData}
            className="divide-y divide-separator transition-opacity aria-busy:opacity-60"
          >
            {segments.map((segment) => (
              <SegmentRow key={segment.id} segment={segment} />
            ))}
          </ul>
        </Panel>
      )}
      <LoadMore list={list} className="mt-5 text-center" />
    </>
  );
}

type NothingProps = { isArchived: boolean; isNarrow: boolean; onClear: () => void };

function Nothing({ isArchived, isNarrow, onClear }: NothingProps) {
  const { may } = useWorkspace();
  if (isNarrow) {
    return (
      <NothingFits icon={UsersRound} title="No segment fits" onClear={onClear}>
        Nothing here has these words in its name{isArchived ? ", in the archive" : ""}.
      </NothingFits>
    );
  }
  if (isArchived) {
    return (
      <Empty icon={UsersRound} title="The archive is empty">
        Segments that are put away wait here. One press brings them back.
      </Empty>
    );
  }
  return (
    <Empty
      icon={UsersRound}
      title="Whom do you want to reach?"
      action={may("segments:write") ? <IdeasList /> : null}
    >
      A segment is a group of people by a rule, such as “regulars who have not texted for 60 days”. It stays
      up to date by itself.
    </Empty>
  );
}
