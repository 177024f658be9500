"use client";

import { Button, Popover, Skeleton } from "@heroui/react";
import { useState } from "react";
import type { MessageView } from "@/lib/messages/schema";
import { StatusChip } from "./status-chip";
import { StorySummary } from "./story-summary";
import { useTimeline } from "./use-timeline";
import { statusWords } from "./words";

type Props = { message: Pick<MessageView, "id" | "status" | "reason">; onOpen: (id: number) => void };

/** The badge of a row. One tap on it tells why, in the sentence that the timeline would open with. */
export function WhyChip({ message, onOpen }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover isOpen={isOpen} onOpenChange={setOpen}>
      <Button
        variant="ghost"
        size="sm"
        aria-label={`${statusWords[message.status].word}. Why?`}
        className="h-auto max-w-full min-w-0 rounded-2xl p-0 hover:bg-transparent"
      >
        <StatusChip status={message.status} reason={message.reason} />
      </Button>
      <Popover.Content placement="bottom end" className="max-w-72">
        <Popover.Dialog className="space-y-2">
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
    </Popover>
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
