"use client";

import { Images } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { laterPart } from "@/components/ui/on-demand";
import { ShelfButton } from "@/components/ui/shelf-button";
import type { LibraryShelf, ShelfProps } from "./library-shelf";

const shelf = laterPart<ComponentProps<typeof LibraryShelf>>(
  async () => (await import("./library-shelf")).LibraryShelf,
);

/** The pictures that were put in before: to use one again, or to throw one away that nothing uses. */
export function Library(props: ShelfProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <ShelfButton
      part={shelf}
      props={props}
      isOpen={isOpen}
      onOpenChange={setOpen}
      size="sm"
      variant="ghost"
      className="max-md:h-11"
    >
      <Images aria-hidden />
      Your pictures
    </ShelfButton>
  );
}
