"use client";

import { Button, cn, Skeleton } from "@heroui/react";
import { ArrowUp, Pause, Play } from "lucide-react";
import { StatusChip } from "@/components/messages/status-chip";
import { nameOf } from "@/components/messages/who";
import { count, wordsOf } from "@/components/messages/words";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { MessageView } from "@/lib/messages/schema";
import { shortDuration, timingsOf } from "./delivery-words";
import { useLive } from "./use-live";

type Props = { first: MessageView[] | null; at: number; openId: number | null; onOpen: (id: number) => void };

/** The last hundred texts as they go: where each stands, and how long it took. */
export function LiveMonitor({ first, at, openId, onOpen }: Props) {
  const live = useLive(first, at);
  const Icon = live.isPaused ? Play : Pause;
  return (
    <Panel aria-label="Live" className="overflow-clip">
      <div className="sticky top-0 z-10 flex items-center justify-between gap-3 border-b border-separator bg-surface px-4 py-2.5 max-md:top-14">
        <p className="flex items-center gap-2 text-sm">
          <span
            aria-hidden
            className={cn(
              "size-2 rounded-full",
              live.isPaused ? "bg-border-tertiary" : "animate-pulse bg-success motion-reduce:animate-none",
            )}
          />
          {live.isPaused ? "Paused" : "Live"}
          <span className="text-muted max-sm:hidden">· the last hundred texts</span>
        </p>
        <span className="flex items-center gap-2">
          {live.waiting > 0 ? (
            <Button size="sm" variant="secondary" className="max-md:h-11" onPress={live.callNew}>
              <ArrowUp aria-hidden />
              {count(live.waiting, "new text")}
            </Button>
          ) : null}
          <Button
            size="sm"
            variant="tertiary"
            className="max-md:h-11"
            onPress={() => live.setPaused(!live.isPaused)}
          >
            <Icon aria-hidden />
            {live.isPaused ? "Go on" : "Pause"}
          </Button>
        </span>
      </div>
      {live.error ? (
        <Notice tone="bad" role="alert" className="m-3" title="The monitor could not be refreshed.">
          {live.error.message}
        </Notice>
      ) : null}
      {live.rows === undefined ? (
        <Skeleton className="m-4 h-64 rounded-xl" />
      ) : live.rows.length === 0 ? (
        <p className="px-5 py-12 text-center text-muted">No text yet. The next one appears here by itself.</p>
      ) : (
        <>
          <div
            aria-hidden
            className={cn(
              grid,
              "border-b border-separator px-4 py-2 text-xs font-medium text-muted max-md:hidden",
            )}
          >
            <span>When</span>
            <span>Person</span>
            <span>Text</span>
            <span>Status</span>
            <span className="text-right">Until sent</span>
            <span className="text-right">Until there</span>
          </div>
          <ul aria-label="The last texts, newest first" className="divide-y divide-separator">
            {live.rows.map((message) => (
              <LiveRow
                key={message.id}
                message={message}
                isOpen={message.id === openId}
                onOpen={() => onOpen(message.id)}
              />
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

const grid =
  "md:grid md:grid-cols-[5.5rem_8rem_minmax(0,1fr)_11rem_5rem_5rem] lg:grid-cols-[9.5rem_9rem_minmax(0,1fr)_11rem_5.5rem_5.5rem] md:items-center md:gap-4";

function LiveRow({ message, isOpen, onOpen }: { message: MessageView; isOpen: boolean; onOpen: () => void }) {
  const { toSent, toDelivered } = timingsOf(message);
  const isOurs = message.direction === "outbound";
  return (
    <li className="animate-arrive [contain-intrinsic-size:auto_2.75rem] [content-visibility:auto]">
      <button
        type="button"
        data-row={message.id}
        onClick={onOpen}
        className={cn(
          grid,
          "w-full cursor-pointer px-4 py-2.5 -outline-offset-2 text-left text-sm hover:bg-surface-secondary max-md:flex max-md:flex-wrap max-md:items-center max-md:gap-x-3 max-md:gap-y-1 max-md:py-3",
          isOpen && "bg-accent-soft",
        )}
      >
        <Moment
          at={message.created_at}
          style="story"
          className="text-muted tabular-nums max-md:order-2 max-md:ml-auto"
        />
        <span className="truncate font-medium max-md:order-1 max-md:max-w-[60%]">
          <bdi>{nameOf(message)}</bdi>
        </span>
        <span className="truncate text-muted max-md:order-3 max-md:w-full">
          <bdi>{wordsOf(message)}</bdi>
        </span>
        <span className="min-w-0 max-md:order-4">
          <StatusChip status={message.status} reason={message.reason} />
        </span>
        <Took ms={isOurs ? toSent : null} label="until sent" className="max-md:order-5 max-md:ml-auto" />
        <Took ms={isOurs ? toDelivered : null} label="until there" className="max-md:order-6" />
      </button>
    </li>
  );
}

function Took({ ms, label, className }: { ms: number | null; label: string; className: string }) {
  return (
    <span className={cn("text-right text-muted tabular-nums", ms === null && "max-md:hidden", className)}>
      {ms === null ? <span aria-hidden>–</span> : shortDuration(ms)}
      {ms === null ? null : <span className="text-xs md:sr-only"> {label}</span>}
    </span>
  );
}
