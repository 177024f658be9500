"use client";

import { cn } from "@heroui/react";
import { Bot, FilePen, MessageCircle } from "lucide-react";
import { useClock } from "@/components/ui/clock";
import { Moment } from "@/components/ui/moment";
import type { FoundConversation } from "@/lib/inbox/conversations-schema";
import { excerpt, initials, lastLine, ownerWords, shownAs, waitWords } from "./words";

type Props = { conversation: FoundConversation; q: string | null; isOpen: boolean; onOpen: () => void };

/** One conversation in the list: who, what last, whose, and how long they wait. */
export function ConversationRow({ conversation, q, isOpen, onOpen }: Props) {
  const { now } = useClock();
  const { contact, unread, waiting_since, match, owner, channel } = conversation;
  const isUnread = unread > 0;
  return (
    <li>
      <button
        type="button"
        data-row
        data-conversation={conversation.id}
        aria-current={isOpen ? "true" : undefined}
        onClick={onOpen}
        className={cn(
          "grid w-full cursor-pointer grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-0.5 border-l-2 px-4 py-3 text-left -outline-offset-2",
          isOpen ? "border-accent bg-accent-soft" : "border-transparent hover:bg-surface-secondary",
        )}
      >
        <span className="flex min-w-0 items-center gap-2">
          {isUnread ? <span aria-hidden className="size-2 shrink-0 rounded-full bg-accent" /> : null}
          <span className={cn("truncate tabular-nums", isUnread ? "font-semibold" : "font-medium")}>
            <bdi>{shownAs(contact)}</bdi>
          </span>
          {isUnread ? <span className="sr-only">, {unread} new</span> : null}
        </span>
        {waiting_since ? (
          <span
            title="How long they have been waiting"
            className="self-center justify-self-end rounded-full bg-apricot px-2 py-0.5 text-xs font-medium whitespace-nowrap text-apricot-foreground tabular-nums"
          >
            <span className="sr-only">Waiting </span>
            {waitWords(waiting_since, now)}
          </span>
        ) : (
          <Moment
            at={conversation.last_at}
            className="justify-self-end text-xs leading-6 whitespace-nowrap text-muted tabular-nums"
          />
        )}
        <span
          dir="auto"
          className={cn("line-clamp-2 min-w-0 text-sm", isUnread ? "text-foreground" : "text-muted")}
        >
          {match && q ? excerpt(match.body, q) : lastLine(conversation)}
        </span>
        <span className="flex items-end gap-1.5 self-end justify-self-end">
          {channel === "whatsapp" ? (
            <MessageCircle role="img" aria-label="On WhatsApp" className="mb-0.5 size-4 text-muted" />
          ) : null}
          {conversation.has_draft ? (
            <FilePen
              role="img"
              aria-label="The assistant wrote a draft"
              className="mb-0.5 size-4 text-accent"
            />
          ) : null}
          {owner === "nobody" ? null : <Owner conversation={conversation} />}
        </span>
      </button>
    </li>
  );
}

function Owner({ conversation }: { conversation: FoundConversation }) {
  const words = ownerWords(conversation);
  const { owner, owner_member, is_mine } = conversation;
  return (
    <span
      title={words}
      className={cn(
        "grid size-6 place-items-center rounded-full text-[0.625rem] font-semibold",
        is_mine ? "bg-accent text-accent-foreground" : "bg-default text-default-foreground",
      )}
    >
      {owner === "assistant" ? (
        <Bot aria-hidden className="size-3.5" />
      ) : (
        <span aria-hidden>{initials(owner_member?.name ?? "?")}</span>
      )}
      <span className="sr-only">{words}</span>
    </span>
  );
}
