"use client";

import { LayoutTemplate } from "lucide-react";
import type { ComponentProps } from "react";
import { laterPart } from "@/components/ui/on-demand";
import { ShelfButton, type ShelfState } from "@/components/ui/shelf-button";
import type { ShelfProps, TemplateShelf } from "./template-shelf";

const shelf = laterPart<ComponentProps<typeof TemplateShelf>>(
  async () => (await import("./template-shelf")).TemplateShelf,
);

type Props = ShelfProps & Omit<ShelfState, "triggerRef">;

/** Answers that are written already: found by a word, put into the field. */
export function TemplatePicker({ isOpen, onOpenChange, ...props }: Props) {
  return (
    <ShelfButton
      part={shelf}
      props={props}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      size="sm"
      variant="ghost"
      className="max-md:h-11 max-md:min-w-11"
    >
      <LayoutTemplate aria-hidden />
      <span className="max-sm:sr-only">Template</span>
    </ShelfButton>
  );
}
