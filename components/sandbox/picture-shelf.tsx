"use client";

import { ImagePlus } from "lucide-react";
import { useState } from "react";
import { laterPart } from "@/components/ui/on-demand";
import { ShelfButton, type ShelfState } from "@/components/ui/shelf-button";
import type { PictureProps } from "./picture-popover";

const popover = laterPart<PictureProps & ShelfState>(
  async () => (await import("./picture-popover")).PicturePopover,
);

type Props = PictureProps & { isSending: boolean };

/** The phone's photos: a few that are there already, and whatever the person at the desk has. */
export function PictureShelf({ isSending, onSend }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <ShelfButton
      part={popover}
      props={{ onSend }}
      isOpen={isOpen}
      onOpenChange={setOpen}
      isIconOnly
      variant="ghost"
      isPending={isSending}
      aria-label="Send a picture"
      className="shrink-0 rounded-full max-md:size-11"
    >
      <ImagePlus aria-hidden />
    </ShelfButton>
  );
}
