"use client";

import { Button, Popover, Skeleton } from "@heroui/react";
import type { RefObject } from "react";
import type { MessageView } from "@/lib/messages/schema";
import { StorySummary } from "./story-summary";
import { useTimeline } from "./use-timeline";
import { statusWords } from "./words";

export type WhyPopoverProps = {
  message: Pick<MessageView, "id" | "status">;
  onOpen: (id: number) => void;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  triggerRef: RefObject<HTMLButtonElement | null>;
};

/** Why a text stands as it does, in a sentence under its badge. */
export function WhyPopover({ message, onOpen, isOpen, onOpenChange, triggerRef }: WhyPopoverProps) {
  return (
    <Popover.Content
      triggerRef={triggerRef}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      placement="bottom end"
      className="popover max-w-72"
    >
      <Popover.Dialog aria-label="Why" className="popover__dialog space-y-2">
        <Why messageId={isOpen ? message.id : null} fallback={statusWords[message.status].meaning} />
        <Button
          size="sm"
          variant="ghost"
          className="-ml-3 max-md:h-11"
          onPress={() => {
            onOpenChange(false);
            onOpen(message.id);
          }}
        >
          The whole story
        </Button>
      </Popover.Dialog>
    </Popover.Content>
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
