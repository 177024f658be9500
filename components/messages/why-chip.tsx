"use client";

import { Button, Popover, Skeleton } from "@heroui/react";
import { useRef, useState } from "react";
import type { MessageView } from "@/lib/messages/schema";
import { StatusChip } from "./status-chip";
import { StorySummary } from "./story-summary";
import { useTimeline } from "./use-timeline";
import { statusWords } from "./words";

type Props = { message: Pick<MessageView, "id" | "status" | "reason">; onOpen: (id: number) => void };

/**
 * The badge of a row. One tap on it tells why, in the sentence that the timeline would open with. There is one on
 * every row: until it is asked it is a button and nothing more.
 */
export function WhyChip({ message, onOpen }: Props) {
  const [isOpen, setOpen] = useState<boolean | null>(null);
  const chip = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={chip}
        type="button"
        tabIndex={-1}
        aria-label={`${statusWords[message.status].word}. Why?`}
        aria-haspopup="dialog"
        aria-expanded={isOpen === true}
        onClick={() => setOpen(true)}
        className="flex max-w-full min-w-0 cursor-pointer rounded-2xl"
      >
        <StatusChip status={message.status} reason={message.reason} />
      </button>
      {isOpen === null ? null : (
        <Popover.Content
          triggerRef={chip}
          isOpen={isOpen}
          onOpenChange={setOpen}
          placement="bottom end"
          className="popover max-w-72"
        >
          <Popover.Dialog aria-label="Why" className="popover__dialog space-y-2">
            <Why messageId={isOpen ? message.id : null} fallback={statusWords[message.status].meaning} />
            <Button
              size="sm"
              variant="ghost"
              className="-ml-3"
              onPress={() => {
                setOpen(false);
                onOpen(message.id);
              }}
            >
              The whole story
            </Button>
          </Popover.Dialog>
        </Popover.Content>
      )}
    </>
  );
}

function Why({ messageId, fallback }: { messageId: number | null; fallback: string }) {
  const { data, isPending } = useTimeline(messageId);
  if (isPending) {
    return (
      <div role="status" aria-label="Loading the reason" className="w-56 space-y-1.5">
        <Skeleton className="h-3.5 w-full rounded" />
        <Skeleton className="h-3.5 w-2/3 rounded" />
      </div>
    );
  }
  return <p className="text-sm text-foreground">{data ? <StorySummary story={data} /> : fallback}</p>;
}
