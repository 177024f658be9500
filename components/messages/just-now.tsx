"use client";

import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Bubble } from "@/components/ui/bubble";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import type { MessageView } from "@/lib/messages/schema";
import { NoMessages } from "./no-messages";
import { StatusChip } from "./status-chip";
import { nameOf } from "./who";

const neverLeft = new Set(["suppressed", "canceled", "failed"]);

/** The last few texts in and out, as they were said. */
export function JustNow({ messages }: { messages: MessageView[] }) {
  const { path } = useWorkspace();
  return (
    <Panel aria-label="Just now" className="overflow-hidden">
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
            <Link
              href={path(`/messages?message=${message.id}`)}
              className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-2 px-5 py-3 transition-colors hover:bg-surface-secondary md:grid-cols-[10rem_1fr_auto_6rem]"
            >
              <span className="truncate font-medium tabular-nums">
                <bdi>{nameOf(message)}</bdi>
              </span>
              <span className="row-start-2 min-w-0 max-md:col-span-2 md:row-start-auto">
                <Bubble
                  as="span"
                  direction={message.direction}
                  isDimmed={neverLeft.has(message.status)}
                  className="px-3 py-1.5 text-sm"
                >
                  <span className="line-clamp-2 md:line-clamp-1">{message.body || "No words"}</span>
                </Bubble>
              </span>
              <StatusChip
                status={message.status}
                reason={message.reason}
                className="row-start-3 md:row-start-auto"
              />
              <Moment
                at={message.created_at}
                className="row-start-1 col-start-2 text-right text-sm text-muted tabular-nums md:row-start-auto md:col-start-auto"
              />
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
