"use client";

import { Button } from "@heroui/react";
import { ImagePlus } from "lucide-react";
import { useRef, useState } from "react";
import { laterPart, OnDemand } from "@/components/ui/on-demand";
import type { PictureProps } from "./picture-popover";

const popover = laterPart<PictureProps>(async () => (await import("./picture-popover")).PicturePopover);

type Props = Pick<PictureProps, "onSend"> & { isSending: boolean };

/** The phone's photos: a few that are there already, and whatever the person at the desk has. */
export function PictureShelf({ isSending, onSend }: Props) {
  const [isOpen, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        ref={trigger}
        isIconOnly
        variant="ghost"
        isPending={isSending}
        aria-label="Send a picture"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        className="shrink-0 rounded-full max-md:size-11"
        onPress={() => setOpen(!isOpen)}
      >
        <ImagePlus aria-hidden />
      </Button>
      <OnDemand part={popover} props={{ onSend, isOpen, onOpenChange: setOpen, triggerRef: trigger }} />
    </>
  );
}
