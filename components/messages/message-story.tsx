"use client";

import { Drawer, Skeleton } from "@heroui/react";
import Link from "next/link";
import { Pictures } from "@/components/media/pictures";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Bubble } from "@/components/ui/bubble";
import { Notice } from "@/components/ui/notice";
import type { TimelineView } from "@/lib/messages/timeline-schema";
import { MessageActions } from "./message-actions";
import { MessageFacts } from "./message-facts";
import { MessageLinks } from "./message-links";
import { StatusChip } from "./status-chip";
import { StorySummary } from "./story-summary";
import { Timeline } from "./timeline";
import { useTimeline } from "./use-timeline";
import { Who } from "./who";

export type StoryProps = { messageId: number | null; isOpen: boolean; onClose: () => void };

/** The drawer of a text, as `MessageDrawer` opens it. */
export function MessageStory({ messageId, isOpen, onClose }: StoryProps) {
  return (
    <Drawer.Backdrop isOpen={isOpen} onOpenChange={(isKept) => (isKept ? undefined : onClose())}>
      <Drawer.Content placement="right">
        <Drawer.Dialog
          aria-label="The story of a text"
          className="w-full max-w-full gap-0 p-0 sm:w-[28rem] sm:max-w-[28rem]"
        >
          <Drawer.CloseTrigger aria-label="Close" className="z-10" />
          {messageId === null ? null : <Story messageId={messageId} />}
        </Drawer.Dialog>
      </Drawer.Content>
    </Drawer.Backdrop>
  );
}

function Story({ messageId }: { messageId: number }) {
  const { data, error, isPending } = useTimeline(messageId);
  if (isPending) return <StorySkeleton />;
  if (!data) {
    return (
      <Drawer.Body className="p-6 pt-14">
        <Notice tone="bad" role="alert" title="This text cannot be shown.">
          {error?.message}
        </Notice>
      </Drawer.Body>
    );
  }
  return <Told story={data} />;
}

const neverLeft = new Set(["suppressed", "canceled", "failed"]);

function Told({ story }: { story: TimelineView }) {
  const { path } = useWorkspace();
  const { message, entries, links } = story;
  const isOurs = message.direction === "outbound";
  return (
    <>
      <Drawer.Header className="border-b border-separator px-6 pt-5 pb-4">
        <Drawer.Heading className="pr-10 text-lg font-semibold tracking-tight">
          <Link
            href={path(`/contacts/${message.contact_id}`)}
            className="block hover:underline underline-offset-4"
          >
            <Who person={message} />
          </Link>
        </Drawer.Heading>
      </Drawer.Header>
      <Drawer.Body className="m-0 space-y-6 px-6 py-5 text-foreground">
        <div className={isOurs ? "flex flex-col items-end gap-2" : "flex flex-col items-start gap-2"}>
          <Bubble
            direction={message.direction}
            isDimmed={neverLeft.has(message.status)}
            className="max-w-[88%]"
          >
            <Pictures addresses={message.media_urls} className={message.body ? "mb-1.5" : undefined} />
            {message.body || (message.media_urls.length > 0 ? null : "No words")}
          </Bubble>
          <StatusChip status={message.status} reason={message.reason} />
        </div>
        <p role="status" className="text-[0.9375rem] font-medium text-balance">
          <StorySummary story={story} />
        </p>
        <MessageActions story={story} />
        <MessageLinks links={links} />
        <Timeline entries={entries} />
        <MessageFacts message={message} />
      </Drawer.Body>
    </>
  );
}

function StorySkeleton() {
  return (
    <div role="status" aria-label="Loading the story" className="space-y-5 p-6">
      <Skeleton className="h-6 w-40 rounded" />
      <Skeleton className="ml-auto h-20 w-4/5 rounded-2xl" />
      <Skeleton className="h-4 w-full rounded" />
      <Skeleton className="h-4 w-3/4 rounded" />
      <Skeleton className="h-4 w-5/6 rounded" />
    </div>
  );
}
