"use client";

import { cn } from "@heroui/react";
import Link from "next/link";
import { NoMessages } from "@/components/messages/no-messages";
import { StatusChip } from "@/components/messages/status-chip";
import { nameOf } from "@/components/messages/who";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Bubble } from "@/components/ui/bubble";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import type { MessageView } from "@/lib/messages/schema";

const neverLeft = new Set(["suppressed", "canceled", "failed"]);

/** The last few texts in and out, as they were said. */
export function JustNow({ messages, className }: { messages: MessageView[]; className?: string }) {
  const { path } = useWorkspace();
  return (
    <Panel aria-label="Just now" className={cn("overflow-hidden", className)}>
      <div className="flex items-baseline justify-between gap-4 border-b border-separator px-5 py-4">
        <h2 className="font-semibold tracking-tight">Just now</h2>
        <Link
          href={path("/messages")}
          className="text-sm font-medium text-accent-soft-foreground underline-offset-4 hover:underline"
        >
          All messages
        </Link>
      </div>
      {messages.length === 0 ? <NoMessages isFiltered={false} onClear={() => undefined} /> : null}
      <ul className="divide-y divide-separator">
        {messages.map((message) => (
          <li key={message.id} className="animate-arrive">
            <JustSaid message={message} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function JustSaid({ message }: { message: MessageView }) {
  const { path } = useWorkspace();
  const isOurs = message.direction === "outbound";
  return (
    <Link
      href={path(`/messages?message=${message.id}`)}
      data-row
      className="block space-y-1.5 px-5 py-3 transition-colors hover:bg-surface-secondary"
    >
      <span className="flex items-baseline justify-between gap-3">
        <span className="truncate text-sm font-medium tabular-nums">
          <bdi>{nameOf(message)}</bdi>
        </span>
        <Moment at={message.created_at} className="shrink-0 text-xs text-muted tabular-nums" />
      </span>
      <span className="flex items-center justify-between gap-3">
        <Bubble
          as="span"
          direction={message.direction}
          isDimmed={neverLeft.has(message.status)}
          className="min-w-0 px-3 py-1.5 text-sm"
        >
          <span className="line-clamp-1">{message.body || "A picture"}</span>
        </Bubble>
        {isOurs ? (
          <StatusChip status={message.status} reason={message.reason} className="max-w-[45%] shrink-0" />
        ) : null}
      </span>
    </Link>
  );
}
