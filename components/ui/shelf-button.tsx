"use client";

import { Button } from "@heroui/react";
import { type ComponentProps, type RefObject, useRef } from "react";
import { OnDemand, type Part } from "./on-demand";

export type ShelfState = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  triggerRef: RefObject<HTMLButtonElement | null>;
};

type Look = Pick<
  ComponentProps<typeof Button>,
  "aria-label" | "children" | "className" | "isIconOnly" | "isPending" | "size" | "variant"
>;
type Props<P> = Omit<ShelfState, "triggerRef"> & { part: Part<P & ShelfState>; props: P };

/** A button, and what lies over it once it is pressed. */
export function ShelfButton<P>({ part, props, isOpen, onOpenChange, ...look }: Props<P> & Look) {
  const trigger = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        {...look}
        ref={trigger}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={() => onOpenChange(!isOpen)}
      />
      <OnDemand part={part} props={{ ...props, isOpen, onOpenChange, triggerRef: trigger }} />
    </>
  );
}
