"use client";

import { Button, Kbd, SearchField, Switch } from "@heroui/react";
import { Plus, UsersRound } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { debounce, useQueryStates } from "nuqs";
import { useRef } from "react";
import { useHotkeys } from "@/components/shell/hotkeys";
import { PageHeader } from "@/components/shell/page-header";
import { stepRow } from "@/components/shell/step-row";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Empty } from "@/components/ui/empty";
import { LoadMore } from "@/components/ui/load-more";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { filterParsers } from "./filters";
import { IdeasList } from "./ideas-list";
import { SegmentRow } from "./segment-row";
import { type FirstPage, useSegmentList } from "./use-segment-list";

/** The audiences that have a name, each with its rule in words and how many it means today. */
export function SegmentsView({ first }: { first: FirstPage }) {
  const [filters, setFilters] = useQueryStates(filterParsers, { history: "replace" });
  const { may, path } = useWorkspace();
  const router = useRouter();
  const search = useRef<HTMLInputElement>(null);
  const list = useSegmentList(filters, first);
  const mayWrite = may("segments:write");
  useHotkeys({
    j: () => stepRow(1),
    k: () => stepRow(-1),
    "/": () => search.current?.focus(),
    ...(mayWrite ? { n: () => router.push(path("/segments/new")) } : {}),
  });
  const segments = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <>
      <PageHeader title="Segments" lead="Whoever fits a rule, always up to date.">
        {mayWrite ? <NewButton /> : null}
      </PageHeader>
      <search aria-label="Filter segments" className="mb-5 flex flex-wrap items-center gap-x-3 gap-y-2">
        <SearchField
          aria-label="Search segments"
          variant="secondary"
          value={filters.q}
          onChange={(q) => void setFilters({ q: q || null }, { limitUrlUpdates: debounce(250) })}
          className="min-w-0 flex-1 basis-48 md:max-w-sm"
        >
          <SearchField.Group>
            <SearchField.SearchIcon />
            <SearchField.Input ref={search} placeholder="Name" maxLength={100} />
            <SearchField.ClearButton />
          </SearchField.Group>
        </SearchField>
        <Switch
          isSelected={filters.archived}
          onChange={(archived) => void setFilters({ archived: archived || null })}
          className="justify-center self-center md:ml-auto"
        >
          <Switch.Content>
            <Switch.Control>
              <Switch.Thumb />
            </Switch.Control>
            Archived
          </Switch.Content>
        </Switch>
      </search>
      {list.isError ? (
        <Notice tone="bad" role="alert" className="mb-4" title="The list could not be refreshed.">
          {list.error.message}
        </Notice>
      ) : null}
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

function NewButton() {
  const { path } = useWorkspace();
  return (
    <Link
      href={path("/segments/new")}
      aria-keyshortcuts="n"
      className="button button--primary button--md shrink-0"
    >
      <Plus aria-hidden />
      New segment
      <Kbd
        aria-hidden
        className="-mr-1.5 h-5 min-w-5 bg-accent-foreground/15 text-accent-foreground max-md:hidden"
      >
        <Kbd.Content>n</Kbd.Content>
      </Kbd>
    </Link>
  );
}

type NothingProps = { isArchived: boolean; isNarrow: boolean; onClear: () => void };

function Nothing({ isArchived, isNarrow, onClear }: NothingProps) {
  const { may } = useWorkspace();
  if (isNarrow) {
    return (
      <Empty
        icon={UsersRound}
        title="No segment fits"
        action={
          <Button variant="secondary" onPress={onClear}>
            Show all
          </Button>
        }
      >
        Nothing here has these words in its name{isArchived ? ", in the archive" : ""}.
      </Empty>
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
