"use client";

import { cn } from "@heroui/react";
import type { KeyboardEvent, PointerEvent, ReactNode } from "react";
import { useClock } from "@/components/ui/clock";
import type { Visit } from "./columns";
import { visitLabel, visitLooks } from "./visit-looks";

/** What may be done to a visit in a grid; whoever only looks can open it and no more. */
export type VisitHandlers = {
  onOpen: (id: number) => void;
  onPointerDown?: (event: PointerEvent<HTMLElement>, visit: Visit) => void;
  onKeyDown?: (event: KeyboardEvent<HTMLElement>, visit: Visit) => void;
  onBlur?: () => void;
};

export type VisitState = { visit: Visit; isOpen: boolean; isCarried: boolean };

type Props = VisitHandlers & VisitState & { hasTitle?: boolean; className: string; children: ReactNode };

/** A visit to press: it opens, and where it may be moved it is carried by pointer or by keys. */
export function VisitButton({ visit, isOpen, isCarried, hasTitle, className, children, ...handlers }: Props) {
  const { booking } = visit;
  const { onOpen, onPointerDown, onKeyDown, onBlur } = handlers;
  const { timeZone } = useClock();
  const label = visitLabel(booking, timeZone);
  return (
    <button
      type="button"
      data-row
      data-booking={booking.id}
      title={hasTitle ? label : undefined}
      aria-label={label}
      aria-keyshortcuts={onKeyDown ? "Enter m" : undefined}
      onClick={() => onOpen(booking.id)}
      onPointerDown={(event) => onPointerDown?.(event, visit)}
      onKeyDown={(event) => onKeyDown?.(event, visit)}
      onBlur={onBlur}
      // A long press that lifts a visit must not open the browser's menu over it.
      onContextMenu={(event) => isCarried && event.preventDefault()}
      className={cn(
        "relative flex w-full cursor-pointer overflow-hidden border bg-surface pr-1 text-left text-xs text-foreground select-none hover:shadow-md",
        className,
        visitLooks[booking.status],
        isOpen && "ring-2 ring-accent",
        isCarried && "opacity-45",
      )}
    >
      {children}
    </button>
  );
}
