"use client";

import { cn, Skeleton } from "@heroui/react";
import { CircleCheckBig, Inbox, SearchX } from "lucide-react";
import type { RefObject } from "react";
import { CountBadge } from "@/components/shell/count-badge";
import type { usePages } from "@/components/shell/use-pages";
import { Empty } from "@/components/ui/empty";
import { ListTrouble } from "@/components/ui/list-trouble";
import { LoadMore } from "@/components/ui/load-more";
import { SearchBox } from "@/components/ui/search-box";
import type { ConversationCounts, FoundConversation } from "@/lib/inbox/conversations-schema";
import { ConversationRow } from "./conversation-row";
import { type ListWish, type Tab, tabs, tabWords } from "./filters";
import { inboxTitle } from "./words";

type Props = {
  wish: ListWish;
  counts: ConversationCounts | undefined;
  list: ReturnType<typeof usePages<FoundConversation>>;
  rows: readonly FoundConversation[];
  openId: number | null;
  searchRef: RefObject<HTMLInputElement | null>;
  onWish: (change: Partial<ListWish>) => void;
  onOpen: (id: number) => void;
  className?: string;
};

/** Who is there to be answered. */
export function ListPane({ wish, counts, list, rows, openId, searchRef, onWish, onOpen, className }: Props) {
  return (
    <div className={cn("flex min-h-0 flex-col", className)}>
      <header className="space-y-3 border-b border-separator px-4 pt-4 pb-3">
        <h2 className="text-xl leading-tight font-semibold tracking-tight">{inboxTitle(counts)}</h2>
        <SearchBox
          label="Search conversations"
          placeholder="Name, last digits or words"
          value={wish.q ?? ""}
          inputRef={searchRef}
          onChange={(text) => onWish({ q: text || null })}
        />
        {wish.q ? null : <Tabs tab={wish.tab} counts={counts} onTab={(tab) => onWish({ tab })} />}
      </header>
      <section
        aria-label="Conversations"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain -outline-offset-2"
      >
        <ListTrouble list={list} className="m-3" />
        {list.isPending ? (
          <RowSkeletons />
        ) : rows.length === 0 ? (
          list.hasNextPage ? (
            <p className="px-6 py-10 text-center text-sm text-muted">
              Nothing that fits among the newest texts.
            </p>
          ) : (
            <Nobody wish={wish} />
          )
        ) : (
          <ul className={cn("divide-y divide-separator", list.isPlaceholderData && "opacity-60")}>
            {rows.map((conversation) => (
              <ConversationRow
                key={conversation.id}
                conversation={conversation}
                q={wish.q}
                isOpen={conversation.id === openId}
                onOpen={() => onOpen(conversation.id)}
              />
            ))}
          </ul>
        )}
        <LoadMore list={list} label={wish.q ? "Look further back" : "Load more"} size="sm" />
      </section>
    </div>
  );
}

type TabsProps = { tab: Tab; counts: ConversationCounts | undefined; onTab: (tab: Tab) => void };

function Tabs({ tab: chosen, counts, onTab }: TabsProps) {
  const countOf: Partial<Record<Tab, number | undefined>> = { waiting: counts?.waiting, mine: counts?.mine };
  return (
    <fieldset className="-mx-1.5 flex overflow-x-auto">
      <legend className="sr-only">Which conversations</legend>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          aria-pressed={tab === chosen}
          onClick={() => onTab(tab)}
          className={cn(
            "flex h-8 shrink-0 cursor-pointer items-center gap-1 rounded-lg px-2 text-sm max-md:h-11",
            tab === chosen ? "bg-default font-medium" : "text-muted hover:text-foreground",
          )}
        >
          {tabWords[tab]}
          <CountBadge
            count={countOf[tab] ?? 0}
            tone="calm"
            what={tab === "mine" ? "yours" : "waiting"}
            className="h-4.5 min-w-4.5 px-1 text-[0.6875rem]"
          />
        </button>
      ))}
    </fieldset>
  );
}

function Nobody({ wish: { tab, q } }: { wish: ListWish }) {
  if (q)
    return (
      <Empty icon={SearchX} title="Nothing fits">
        No name, number or text has these words.
      </Empty>
    );
  if (tab === "closed")
    return (
      <Empty icon={Inbox} title="Nothing closed yet">
        Conversations you close are kept here, and open again with the next text.
      </Empty>
    );
  if (tab === "open")
    return (
      <Empty icon={Inbox} title="No conversations yet">
        When somebody texts you, it appears here within two seconds.
      </Empty>
    );
  return (
    <Empty
      icon={CircleCheckBig}
      title={tab === "mine" ? "Nothing is yours right now" : "Everybody has an answer"}
    >
      {tab === "mine"
        ? "Answer a conversation, or press a, to make it yours."
        : "New texts appear here by themselves, longest wait first."}
    </Empty>
  );
}

const RowSkeletons = () => (
  <div aria-hidden className="divide-y divide-separator">
    {Array.from({ length: 7 }, (_, i) => (
      <div key={i} className="space-y-2 px-4 py-3.5">
        <Skeleton className="h-4 w-32 rounded-md" />
        <Skeleton className="h-4 w-full rounded-md" />
      </div>
    ))}
  </div>
);
