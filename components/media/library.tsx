"use client";

import { Button } from "@heroui/react";
import { Images } from "lucide-react";
import { type ComponentProps, useRef, useState } from "react";
import { laterPart, OnDemand } from "@/components/ui/on-demand";
import type { LibraryShelf, ShelfProps } from "./library-shelf";

const shelf = laterPart<ComponentProps<typeof LibraryShelf>>(
  async () => (await import("./library-shelf")).LibraryShelf,
);

/** The pictures that were put in before: to use one again, or to throw one away that nothing uses. */
export function Library(props: ShelfProps) {
  const [isOpen, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        ref={trigger}
        size="sm"
        variant="ghost"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        className="max-md:h-11"
        onPress={() => setOpen(!isOpen)}
      >
        <Images aria-hidden />
        Your pictures
      </Button>
      <OnDemand part={shelf} props={{ ...props, isOpen, onOpenChange: setOpen, triggerRef: trigger }} />
    </>
  );
}
