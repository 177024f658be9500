"use client";

import { Button, Skeleton } from "@heroui/react";
import { Shelf } from "@/components/ui/shelf";
import type { ShelfState } from "@/components/ui/shelf-button";
import type { MessageView } from "@/lib/messages/schema";
import { StorySummary } from "./story-summary";
import { useTimeline } from "./use-timeline";
import { statusWords } from "./words";

export type WhyPopoverProps = ShelfState & {
  message: Pick<MessageView, "id" | "status">;
  onOpen: (id: number) => void;
};

/** Why a text stands as it does, in a sentence under its badge. */
export function WhyPopover({ message, onOpen, ...state }: WhyPopoverProps) {
  return (
    <Shelf title="Why" isTitleHidden placement="bottom end" className="max-w-72" {...state}>
      <div className="space-y-2">
        <Why messageId={state.isOpen ? message.id : null} fallback={statusWords[message.status].meaning} />
        <Button
          size="sm"
          variant="ghost"
          className="-ml-3 max-md:h-11"
          onPress={() => {
            state.onOpenChange(false);
            onOpen(message.id);
          }}
        >
          The whole story
        </Button>
      </div>
    </Shelf>
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
