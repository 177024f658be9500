"use client";

import { cn } from "@heroui/react";
import { Paperclip } from "lucide-react";
import { useEffect, useRef } from "react";
import { Bubble } from "@/components/ui/bubble";
import { Moment } from "@/components/ui/moment";
import type { PhoneMessage } from "@/lib/sandbox/schema";
import { fateOf } from "./words";

/** The screen: the business on the left, the phone's owner on the right. New texts scroll into view. */
export function PhoneTexts({ messages, business }: { messages: PhoneMessage[]; business: string }) {
  const end = useRef<HTMLDivElement>(null);
  const lastId = messages.at(-1)?.id;
  useEffect(() => {
    if (lastId !== undefined) end.current?.scrollTo({ top: end.current.scrollHeight });
  }, [lastId]);
  return (
    <div
      ref={end}
      role="log"
      aria-label="Texts"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="flex min-h-0 flex-1 flex-col overflow-y-auto px-3.5 py-4"
    >
      {messages.length === 0 ? (
        <p className="m-auto max-w-56 text-center text-sm text-muted">
          Nothing from {business} yet. Write first, or send a text from Parley.
        </p>
      ) : null}
      <ol className="mt-auto space-y-3">
        {messages.map((message) => (
          <Text key={message.id} message={message} />
        ))}
      </ol>
    </div>
  );
}

function Text({ message }: { message: PhoneMessage }) {
  const { words, isHere, isTrouble } = fateOf(message);
  return (
    <li
      className={cn("flex animate-arrive flex-col gap-1", message.isFromPhone ? "items-end" : "items-start")}
    >
      <Bubble
        direction={message.isFromPhone ? "inbound" : "outbound"}
        isDimmed={!isHere}
        className={cn(
          "max-w-[85%]",
          // On this screen the business is the other side: the tails change places, the colors stay.
          message.isFromPhone ? "rounded-br-md rounded-bl-2xl" : "rounded-br-2xl rounded-bl-md",
          message.isFromCarrier && "bg-surface-tertiary text-foreground",
        )}
      >
        {message.body || (message.mediaCount > 0 ? null : <em>Words removed</em>)}
        {message.mediaCount > 0 ? (
          <span className="mt-1 flex items-center gap-1.5 text-sm">
            <Paperclip aria-hidden className="size-3.5" />
            {message.mediaCount === 1 ? "1 picture" : `${message.mediaCount} pictures`}
          </span>
        ) : null}
      </Bubble>
      <p className={cn("px-1 text-xs tabular-nums", isTrouble ? "text-danger" : "text-muted")}>
        {words} · <Moment at={message.at} style="clock" />
      </p>
    </li>
  );
}
