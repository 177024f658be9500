"use client";

import { useSearchParams } from "next/navigation";
import { parseAsInteger, useQueryState, useQueryStates } from "nuqs";
import { useCallback, useDeferredValue, useEffect, useMemo, useRef } from "react";
import { useHotkeys } from "@/components/shell/hotkeys";
import { PageHeader } from "@/components/shell/page-header";
import type { FirstPage } from "@/components/shell/use-pages";
import { ListTrouble } from "@/components/ui/list-trouble";
import { LoadMore } from "@/components/ui/load-more";
import { Panel } from "@/components/ui/panel";
import { SavedViews } from "@/components/views/saved-views";
import type { MessageView } from "@/lib/messages/schema";
import { ExportButton } from "./export-button";
import { type Filters, filterParsers, isFiltered, noFilters } from "./filters";
import { headline, type StatusCounts, secondLine } from "./headline";
import { MessageDrawer } from "./message-drawer";
import { MessageFilters } from "./message-filters";
import { MessageList } from "./message-list";
import { MessageSkeletons } from "./message-skeletons";
import { MessageTable } from "./message-table";
import { NoMessages } from "./no-messages";
import { SendButton } from "./send/send-button";
import { useMessages } from "./use-messages";
import { useToday } from "./use-today";

type Props = { first: FirstPage<Filters, MessageView>; today: StatusCounts };

/** Every text of the workspace: what matters in words, then filters, then the rows. */
export function MessagesView({ first, today }: Props) {
  const [filters, setFilters] = useQueryStates(filterParsers, { history: "replace" });
  const [openId, setOpenId] = useQueryState("message", parseAsInteger.withOptions({ history: "push" }));
  const address = useSearchParams().toString();
  const searchRef = useRef<HTMLInputElement>(null);
  const list = useMessages(filters, first);
  const counts = useToday({ counts: today }, (day) => day.counts);
  useHotkeys({ "/": () => searchRef.current?.focus() });

  const messages = useMemo(() => list.data?.rows ?? [], [list.data]);
  const change = useCallback((next: Partial<Filters>) => void setFilters(next), [setFilters]);
  const open = useCallback((id: number) => void setOpenId(id), [setOpenId]);
  // Hundreds of cells: what was pressed or typed is painted first.
  const rows = { messages: useDeferredValue(messages), onOpen: open };
  useOpenMark(openId, rows.messages);
  return (
    <>
      <PageHeader title={headline(counts)} lead={secondLine(counts)}>
        <span className="flex shrink-0 items-center gap-2">
          <ExportButton filters={filters} />
          <SendButton />
        </span>
      </PageHeader>
      <SavedViews page="messages" query={address} everything="All messages" className="-mt-2 mb-4" />
      <Panel aria-label="Messages" className="overflow-hidden">
        <MessageFilters filters={filters} onChange={change} searchRef={searchRef} />
        <ListTrouble list={list} className="m-3" />
        {list.isPending ? (
          <MessageSkeletons />
        ) : messages.length === 0 ? (
          list.hasNextPage || list.isFetchingNextPage ? (
            <p role="status" className="px-6 py-16 text-center text-muted">
              {list.isFetchingNextPage
                ? "Looking further back…"
                : "Nothing that fits among the newest texts."}
            </p>
          ) : (
            <NoMessages isFiltered={isFiltered(filters)} onClear={() => void setFilters(noFilters)} />
          )
        ) : (
          <div className={list.isPlaceholderData ? "opacity-60 transition-opacity" : undefined}>
            <MessageTable {...rows} />
            <MessageList {...rows} className="md:hidden" />
          </div>
        )}
        <LoadMore list={list} label={messages.length === 0 ? "Look further back" : undefined} />
      </Panel>
      <MessageDrawer messageId={openId} onClose={() => void setOpenId(null)} />
    </>
  );
}

/** Marks the open text past React, in the table and in the list: neither need be drawn anew for it. */
function useOpenMark(openId: number | null, messages: MessageView[]): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: new rows are to be marked too.
  useEffect(() => {
    const marked = document.querySelectorAll<HTMLElement>(`[data-message-row="${openId}"]`);
    for (const row of marked) row.dataset.open = "true";
    return () => {
      for (const row of marked) delete row.dataset.open;
    };
  }, [openId, messages]);
}
