"use client";

import { Button, cn } from "@heroui/react";
import { MessagesSquare } from "lucide-react";
import dynamic from "next/dynamic";
import { useQueryStates } from "nuqs";
import { useEffect, useMemo, useRef, useState } from "react";
import { useSendDialog } from "@/components/messages/send/send-dialog-provider";
import { useHotkeys } from "@/components/shell/hotkeys";
import type { FirstPage } from "@/components/shell/use-pages";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Empty } from "@/components/ui/empty";
import { useWarm } from "@/components/ui/on-demand";
import { Panel } from "@/components/ui/panel";
import type { ConversationDetail, FoundConversation } from "@/lib/inbox/conversations-schema";
import { inboxParsers, type ListWish } from "./filters";
import { ListPane } from "./list-pane";
import { useConversations, useCounts } from "./use-inbox";
import { shownAs } from "./words";

const ThreadPane = dynamic(() => import("./thread-pane").then((file) => file.ThreadPane));

type Props = {
  first: FirstPage<ListWish, FoundConversation>;
  detail: ConversationDetail | null;
};

/** Everything customers write, answered in one place: list, conversation and person; one at a time on a phone. */
export function InboxView({ first, detail }: Props) {
  const { may } = useWorkspace();
  const compose = useSendDialog();
  const [place, setPlace] = useQueryStates(inboxParsers, { history: "replace" });
  const { conversation: openId, tab, q } = place;
  const wish = { tab, q };
  const list = useConversations(wish, first);
  const counts = useCounts();
  const rows = useMemo(() => once(list.data?.rows ?? []), [list.data]);
  const searchRef = useRef<HTMLInputElement>(null);
  const open = (id: number | null) => void setPlace({ conversation: id }, { history: "push" });
  const step = (by: 1 | -1) => {
    const here = rows.findIndex(({ id }) => id === openId);
    const next = here < 0 ? rows.at(0) : rows[Math.min(rows.length - 1, Math.max(0, here + by))];
    if (!next) return;
    void setPlace({ conversation: next.id });
    document.querySelector<HTMLElement>(`[data-conversation="${next.id}"]`)?.focus();
  };
  useWarm(() => import("./thread-pane"));
  useHotkeys({ j: () => step(1), k: () => step(-1), "/": () => searchRef.current?.focus() });
  return (
    <Panel
      aria-label="Inbox"
      className="-mx-4 -mt-6 -mb-28 grid h-[calc(100dvh-7rem-env(safe-area-inset-bottom))] overflow-hidden rounded-none max-md:shadow-none md:mx-0 md:-mt-5 md:-mb-8 md:h-[calc(100dvh-2rem)] grid-cols-[minmax(0,1fr)] md:rounded-2xl lg:grid-cols-[18rem_minmax(0,1fr)] xl:grid-cols-[20rem_minmax(0,1fr)]"
    >
      {/* On a phone the list gives way to a conversation, and the page keeps its name. */}
      <h1 className="sr-only">Inbox</h1>
      <ListPane
        wish={wish}
        counts={counts}
        list={list}
        rows={rows}
        openId={openId}
        searchRef={searchRef}
        onWish={(change) => void setPlace(change)}
        onOpen={open}
        className={cn("lg:border-r lg:border-separator", openId !== null && "max-lg:hidden")}
      />
      {openId === null ? (
        <div className="grid place-items-center max-lg:hidden">
          {rows.length > 0 || list.isPending ? (
            <Empty icon={MessagesSquare} title="Choose a conversation">
              Press j and k to walk through the list, r to answer, e to close.
            </Empty>
          ) : (
            <Empty
              icon={MessagesSquare}
              title="Nothing to read here"
              action={
                may("messages:write") ? (
                  <Button variant="secondary" onPress={() => compose.open()}>
                    Send a text
                  </Button>
                ) : null
              }
            >
              A conversation opens when a customer texts you, or answers what you send them.
            </Empty>
          )}
        </div>
      ) : (
        <ThreadPane
          key={openId}
          conversationId={openId}
          first={detail ? { detail, at: first.at } : undefined}
          onBack={() => open(null)}
        />
      )}
      <NewTexts rows={rows} openId={openId} />
    </Panel>
  );
}

/** A page that is asked for again may bring a conversation that moved up meanwhile. */
const once = (rows: readonly FoundConversation[]) => [...new Map(rows.map((row) => [row.id, row])).values()];

/** Tells those who listen, politely, who wrote; the open conversation tells its own. */
function NewTexts({ rows, openId }: { rows: readonly FoundConversation[]; openId: number | null }) {
  const [words, setWords] = useState("");
  const seen = useRef<number | null>(null);
  useEffect(() => {
    const inbound = rows.filter(({ last_message: last }) => last?.direction === "inbound");
    const newest = inbound.toSorted((a, b) => (b.last_message?.id ?? 0) - (a.last_message?.id ?? 0))[0];
    const id = newest?.last_message?.id ?? 0;
    if (newest && seen.current !== null && id > seen.current && newest.id !== openId)
      setWords(`New text from ${shownAs(newest.contact)}`);
    seen.current = Math.max(seen.current ?? 0, id);
  }, [rows, openId]);
  return (
    <p aria-live="polite" className="sr-only">
      {words}
    </p>
  );
}
