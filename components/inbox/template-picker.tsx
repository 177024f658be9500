"use client";

import { Button } from "@heroui/react";
import { LayoutTemplate } from "lucide-react";
import { type ComponentProps, useRef } from "react";
import { laterPart, OnDemand } from "@/components/ui/on-demand";
import type { ShelfProps, TemplateShelf } from "./template-shelf";

const shelf = laterPart<ComponentProps<typeof TemplateShelf>>(
  async () => (await import("./template-shelf")).TemplateShelf,
);

/** Answers that are written already: found by a word, put into the field. */
export function TemplatePicker(props: ShelfProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        ref={trigger}
        size="sm"
        variant="ghost"
        aria-haspopup="dialog"
        aria-expanded={props.isOpen}
        className="max-md:h-11 max-md:min-w-11"
        onPress={() => props.onOpenChange(!props.isOpen)}
      >
        <LayoutTemplate aria-hidden />
        <span className="max-sm:sr-only">Template</span>
      </Button>
      <OnDemand part={shelf} props={{ ...props, triggerRef: trigger }} />
    </>
  );
}
