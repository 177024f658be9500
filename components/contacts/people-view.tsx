"use client";

import { Button } from "@heroui/react";
import { FileUp, UserPlus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { debounce, parseAsStringLiteral, useQueryState, useQueryStates } from "nuqs";
import { useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import { useHotkeys } from "@/components/shell/hotkeys";
import { PageHeader } from "@/components/shell/page-header";
import { useWorkspace } from "@/components/shell/workspace-context";
import { ListTrouble } from "@/components/ui/list-trouble";
import { Panel } from "@/components/ui/panel";
import type { DefinitionView } from "@/lib/contacts/attribute-values";
import { DuplicatesButton } from "./duplicates-button";
import { PersonDrawer } from "./edit/lazy-drawer";
import { ExportButton } from "./export-button";
import { type Filters, filterParsers, isFiltered, noFilters } from "./filters";
import { NoPeople } from "./no-people";
import { PeopleFilters } from "./people-filters";
import { PeopleList } from "./people-list";
import { PeopleSkeletons } from "./people-skeletons";
import { PeopleTable } from "./people-table";
import { SelectionBar } from "./selection-bar";
import { type FirstPeople, useCount, useNumber, usePeople } from "./use-people";
import { people as peopleWords } from "./words";

type Props = { first: FirstPeople; definitions: DefinitionView[]; country: string };

/** Everybody the workspace knows: how many, whom to find, what to do with them. */
export function PeopleView({ first, definitions, country }: Props) {
  const { may, path } = useWorkspace();
  const router = useRouter();
  const [filters, setFilters] = useQueryStates(filterParsers, { history: "replace" });
  const [adding, setAdding] = useQueryState(
    "add",
    parseAsStringLiteral(["1"]).withOptions({ history: "push" }),
  );
  const [number, setNumber] = useState<string | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const [isPicking, setPicking] = useState(false);
  const searchRef = useRef<HTMLInputElement>(null);

  const list = usePeople(filters, first, number === null);
  const byNumber = useNumber(number ?? "", number !== null);
  const total = useCount(filters, first).data;
  const found = number === null ? undefined : byNumber.data?.contact;
  const people = useMemo(() => {
    if (number !== null) return found ? [found] : [];
    return list.data?.rows ?? [];
  }, [number, found, list.data]);
  // Hundreds of cells: what was pressed or typed is painted first.
  const shown = useDeferredValue(people);
  const pinned = useMemo(() => definitions.filter((field) => field.is_pinned), [definitions]);
  const isPending = number === null ? list.isPending : byNumber.isPending;
  const isNarrowed = isFiltered(filters) || number !== null;
  const open = useCallback((id: number) => router.push(path(`/contacts/${id}`)), [router, path]);
  const change = (next: Partial<Filters>) => {
    if (selected.size > 0) setSelected(new Set());
    const isTyping = "q" in next || "value" in next;
    void setFilters(next, isTyping ? { limitUrlUpdates: debounce(250) } : undefined);
  };
  useHotkeys({ "/": () => searchRef.current?.focus() });

  return (
    <>
      <PageHeader
        title={peopleWords(first.total.count)}
        lead={
          <span className="flex min-h-7 flex-wrap items-center gap-x-1">
            {first.total.count === 0 ? null : leadWords(total, isNarrowed, number, people.length)}
            {isNarrowed ? null : <DuplicatesButton />}
          </span>
        }
      >
        {may("contacts:write") ? (
          <div className="flex gap-2">
            <Link
              href={path("/contacts/import")}
              className="button button--tertiary button--md max-md:hidden"
            >
              <FileUp aria-hidden />
              Import
            </Link>
            <Button onPress={() => void setAdding("1")}>
              <UserPlus aria-hidden />
              <span>
                Add<span className="max-md:hidden"> a person</span>
              </span>
            </Button>
          </div>
        ) : null}
      </PageHeader>
      <Panel aria-label="Contacts" className="overflow-clip">
        <PeopleFilters
          filters={filters}
          definitions={definitions}
          number={number}
          onChange={change}
          onNumber={setNumber}
          searchRef={searchRef}
        >
          {may("contacts:write") && people.length > 0 ? (
            <Button
              variant="ghost"
              className="ml-auto px-3 md:hidden"
              onPress={() => {
                setPicking(!isPicking);
                setSelected(new Set());
              }}
            >
              {isPicking ? "Done picking" : "Pick several"}
            </Button>
          ) : null}
        </PeopleFilters>
        <SelectionBar
          filters={filters}
          people={people}
          selected={selected}
          onClear={() => {
            setSelected(new Set());
            setPicking(false);
          }}
        />
        <ListTrouble list={list} className="m-3" />
        {isPending ? (
          <PeopleSkeletons />
        ) : people.length === 0 ? (
          <NoPeople
            isFiltered={isNarrowed}
            isNumber={number !== null}
            onClear={() => {
              setNumber(null);
              change(noFilters);
            }}
            onAdd={() => void setAdding("1")}
          />
        ) : (
          <div className={list.isPlaceholderData ? "opacity-60 transition-opacity" : undefined}>
            <PeopleTable
              people={shown}
              pinned={pinned}
              selected={selected}
              canSelect={may("contacts:write")}
              onSelect={setSelected}
              onOpen={open}
            />
            <PeopleList people={shown} selected={selected} isPicking={isPicking} onSelect={setSelected} />
          </div>
        )}
        {people.length > 0 ? (
          <footer className="flex flex-wrap items-center justify-between gap-2 border-t border-separator p-3">
            {list.hasNextPage && number === null ? (
              <Button
                variant="ghost"
                isPending={list.isFetchingNextPage}
                onPress={() => void list.fetchNextPage()}
              >
                Load more
              </Button>
            ) : (
              <span />
            )}
            {number === null ? (
              <ExportButton
                filters={filters}
                ids={null}
                who={isNarrowed ? "the people shown" : "everybody"}
              />
            ) : null}
          </footer>
        ) : null}
      </Panel>
      {may("contacts:write") ? (
        <PersonDrawer
          isOpen={adding === "1"}
          person={null}
          definitions={definitions}
          country={country}
          startPhone={number}
          onClose={() => void setAdding(null)}
          onSaved={(saved) => open(saved.id)}
        />
      ) : null}
    </>
  );
}

type Total = { count: number; is_more: boolean } | undefined;

function leadWords(total: Total, isNarrowed: boolean, number: string | null, found: number): string {
  if (number !== null) return found > 0 ? "One has this number" : "Looking for this number";
  if (!isNarrowed) return "Newest first";
  if (!total) return "Counting…";
  if (total.is_more) return `More than ${total.count.toLocaleString("en-US")} fit`;
  return total.count === 1 ? "1 fits" : `${total.count.toLocaleString("en-US")} fit`;
}
