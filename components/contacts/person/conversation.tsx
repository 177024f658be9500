"use client";

import { cn } from "@heroui/react";
import { MessagesSquare } from "lucide-react";
import { Pictures } from "@/components/media/pictures";
import { StatusChip } from "@/components/messages/status-chip";
import { categoryWords, wordsOf } from "@/components/messages/words";
import { Bubble } from "@/components/ui/bubble";
import { useClock } from "@/components/ui/clock";
import { Empty } from "@/components/ui/empty";
import { LoadMore } from "@/components/ui/load-more";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import { dayOf, longDay } from "@/components/ui/time-words";
import type { MessageView } from "@/lib/messages/schema";
import { type FirstPerson, useTexts } from "./use-person";

type Props = { first: FirstPerson; onOpen: (messageId: number) => void; hasNumbers: boolean };

const neverLeft = new Set(["suppressed", "canceled", "failed"]);

/** Everything that was ever written, as the conversation it is: newest at the foot, older pages on top. */
export function Conversation({ first, onOpen, hasNumbers }: Props) {
  const list = useTexts(first);
  const { timeZone } = useClock();
  const texts = list.data?.rows ?? [];
  if (texts.length === 0)
    return (
      <Panel aria-label="Texts">
        <Empty icon={MessagesSquare} title="Nothing has been said yet">
          Texts you send and answers you get appear here, each with its whole story.
        </Empty>
      </Panel>
    );
  const dayAt = (index: number) => {
    const text = texts[index];
    return text ? dayOf(Date.parse(text.created_at), timeZone) : null;
  };
  return (
    <Panel aria-label="Texts" className="flex h-[38rem] max-h-[78dvh] flex-col overflow-hidden">
      {/* Turned around, so that the newest text is seen first and older ones never move it. */}
      <section
        aria-label="Conversation"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="flex min-h-0 flex-1 flex-col-reverse gap-3 overflow-y-auto overscroll-contain px-4 py-5 md:px-6"
      >
        {texts.map((text, index) => (
          <div key={text.id} className="space-y-3">
            {dayAt(index) === dayAt(index + 1) ? null : (
              <p className="pt-2 text-center text-xs font-medium text-muted">
                {longDay(Date.parse(text.created_at), timeZone)}
              </p>
            )}
            <Said text={text} onOpen={onOpen} hasNumbers={hasNumbers} />
          </div>
        ))}
        <LoadMore list={list} label="Load earlier texts" size="sm" className="text-center" />
      </section>
    </Panel>
  );
}

type SaidProps = { text: MessageView; onOpen: (id: number) => void; hasNumbers: boolean };

function Said({ text, onOpen, hasNumbers }: SaidProps) {
  const isOurs = text.direction === "outbound";
  return (
    <button
      type="button"
      onClick={() => onOpen(text.id)}
      aria-label={`${isOurs ? "From us" : "From them"}: ${wordsOf(text)}. Show its story.`}
      className={cn(
        "flex w-full cursor-pointer flex-col gap-1 text-left",
        isOurs ? "items-end" : "items-start",
      )}
    >
      <Bubble
        as="span"
        direction={text.direction}
        isDimmed={neverLeft.has(text.status)}
        className="max-w-[min(85%,34rem)]"
      >
        <Pictures
          addresses={text.media_urls}
          isPressable={false}
          className={text.body ? "mb-1.5" : undefined}
        />
        {text.body || (text.media_urls.length > 0 ? null : "No words")}
      </Bubble>
      <span className="flex max-w-full flex-wrap items-center gap-x-2 gap-y-1 px-1 text-xs text-muted tabular-nums">
        {isOurs ? <StatusChip status={text.status} reason={text.reason} /> : null}
        <Moment at={text.created_at} style="clock" />
        {isOurs ? <span>{categoryWords[text.category]}</span> : null}
        {text.channel === "whatsapp" ? <span>WhatsApp</span> : null}
        {hasNumbers ? <span>{text.phone}</span> : null}
      </span>
    </button>
  );
}
