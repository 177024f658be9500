"use client";

import { useRef, useState } from "react";
import { laterPart, OnDemand } from "@/components/ui/on-demand";
import type { MessageView } from "@/lib/messages/schema";
import { StatusChip } from "./status-chip";
import type { WhyPopoverProps } from "./why-popover";
import { statusWords } from "./words";

const popover = laterPart<WhyPopoverProps>(async () => (await import("./why-popover")).WhyPopover);

type Props = { message: Pick<MessageView, "id" | "status" | "reason">; onOpen: (id: number) => void };

/**
 * The badge of a row. One tap on it tells why, in the sentence that the timeline would open with. There is one on
 * every row: until it is asked it is a button and nothing more.
 */
export function WhyChip({ message, onOpen }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [wasAsked, setAsked] = useState(false);
  const chip = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={chip}
        type="button"
        tabIndex={-1}
        aria-label={`${statusWords[message.status].word}. Why?`}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => {
          setAsked(true);
          setOpen(true);
        }}
        className="flex max-w-full min-w-0 cursor-pointer rounded-2xl max-md:-my-2.5 max-md:py-2.5"
      >
        <StatusChip status={message.status} reason={message.reason} />
      </button>
      {wasAsked ? (
        <OnDemand
          part={popover}
          props={{ message, onOpen, isOpen, onOpenChange: setOpen, triggerRef: chip }}
        />
      ) : null}
    </>
  );
}
