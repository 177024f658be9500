"use client";

import { cn } from "@heroui/react";
import { memo } from "react";
import { Bubble } from "@/components/ui/bubble";
import { Moment } from "@/components/ui/moment";
import type { MessageView } from "@/lib/messages/schema";
import { StatusChip } from "./status-chip";
import { nameOf } from "./who";
import { wordsOf } from "./words";

type Props = {
  messages: MessageView[];
  onOpen: (id: number) => void;
  className?: string;
};

/** The phone's view: each text as the bubble it is. */
export const MessageList = memo(function MessageList({ messages, onOpen, className }: Props) {
  return (
    <ul aria-label="Messages" className={cn("divide-y divide-separator", className)}>
      {messages.map((message) => (
        <li key={message.id} className="[contain-intrinsic-size:auto_6rem] [content-visibility:auto]">
          <button
            type="button"
            data-message-row={message.id}
            onClick={() => onOpen(message.id)}
            className="block w-full cursor-pointer px-4 py-3.5 text-left transition-colors -outline-offset-2 hover:bg-surface-secondary data-open:bg-accent-soft"
          >
            <span className="mb-2 flex items-baseline justify-between gap-3">
              <span className="truncate font-medium tabular-nums">
                <bdi>{nameOf(message)}</bdi>
              </span>
              <Moment at={message.created_at} className="shrink-0 text-xs text-muted tabular-nums" />
            </span>
            <span
              className={cn(
                "flex flex-col gap-1.5",
                message.direction === "outbound" ? "items-end" : "items-start",
              )}
            >
              <Words message={message} />
              {message.direction === "outbound" ? (
                <StatusChip status={message.status} reason={message.reason} />
              ) : null}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
});

const neverLeft = new Set(["suppressed", "canceled", "failed"]);

function Words({ message }: { message: MessageView }) {
  return (
    <Bubble
      as="span"
      direction={message.direction}
      isDimmed={neverLeft.has(message.status)}
      className="max-w-[85%] text-sm"
    >
      <span className="line-clamp-3">{wordsOf(message)}</span>
    </Bubble>
  );
}
