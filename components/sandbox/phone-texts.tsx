"use client";

import { cn } from "@heroui/react";
import { useEffect, useRef } from "react";
import { Pictures } from "@/components/media/pictures";
import { Bubble } from "@/components/ui/bubble";
import { useClock } from "@/components/ui/clock";
import { Moment } from "@/components/ui/moment";
import { dayOf, dayWords } from "@/components/ui/time-words";
import type { PhoneMessage } from "@/lib/sandbox/schema";
import { LinkedText } from "./linked-text";
import { PhoneFiles } from "./phone-files";
import { fateOf, isOnItsWay } from "./words";

type Props = { messages: PhoneMessage[]; business: string; place: number };

/** The screen: the business on the left, the phone's owner on the right. New texts scroll into view. */
export function PhoneTexts({ messages, business, place }: Props) {
  const { now, timeZone } = useClock();
  const end = useRef<HTMLDivElement>(null);
  const lastId = messages.at(-1)?.id;
  useEffect(() => {
    // Moved to another place, a phone forgets how far it was scrolled. Zero is the end: the column runs upward, so that
    // a bubble that grows or a notice beneath it pushes nothing out of sight.
    if (lastId !== undefined && place >= 0) end.current?.scrollTo({ top: 0 });
  }, [lastId, place]);
  const days = messages.map(({ at }) => dayOf(Date.parse(at), timeZone));
  const today = dayOf(now, timeZone);
  return (
    <div
      ref={end}
      role="log"
      aria-label="Texts"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="flex min-h-0 flex-1 flex-col-reverse overflow-y-auto px-3.5 py-4"
    >
      {messages.length === 0 ? (
        <p className="m-auto max-w-56 text-center text-sm text-muted">
          Nothing from {business} yet. Write first, or send a text from Parley.
        </p>
      ) : null}
      <ol className="space-y-3">
        {messages.map((message, i) => (
          <li key={message.id}>
            {days[i] === days[i - 1] ? null : (
              <p className="pt-1 pb-3 text-center text-xs text-muted">
                {days[i] === today ? "Today" : dayWords(days[i] ?? today, today)}
              </p>
            )}
            <Text message={message} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Text({ message }: { message: PhoneMessage }) {
  const { words, isHere, isTrouble } = fateOf(message);
  return (
    <div
      className={cn("flex animate-arrive flex-col gap-1", message.isFromPhone ? "items-end" : "items-start")}
    >
      {isOnItsWay(message) ? (
        <Typing />
      ) : (
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
          <Pictures addresses={message.mediaUrls} className={message.body ? "mb-1.5" : undefined} />
          <PhoneFiles files={message.files} hasWords={message.body !== ""} />
          {message.body ? (
            <LinkedText text={message.body} />
          ) : message.mediaUrls.length + message.files.length > 0 ? null : (
            <em>Words removed</em>
          )}
        </Bubble>
      )}
      <p className={cn("px-1 text-xs tabular-nums", isTrouble ? "text-danger" : "text-muted")}>
        {words} · <Moment at={message.at} style="clock" />
      </p>
    </div>
  );
}

function Typing() {
  return (
    <span
      role="img"
      aria-label="A text is on its way"
      className="flex gap-1 rounded-2xl rounded-bl-md bg-surface-tertiary px-3.5 py-3"
    >
      {["", "[animation-delay:150ms]", "[animation-delay:300ms]"].map((delay) => (
        <span key={delay} className={cn("size-2 rounded-full bg-muted motion-safe:animate-pulse", delay)} />
      ))}
    </span>
  );
}
