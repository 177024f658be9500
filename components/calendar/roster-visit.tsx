"use client";

import { cn } from "@heroui/react";
import type { KeyboardEvent, PointerEvent } from "react";
import { statusIcons } from "@/components/bookings/status-chip";
import { guestOf } from "@/components/bookings/words";
import { useClock } from "@/components/ui/clock";
import type { Visit } from "./columns";
import { shortTime } from "./day-clock";
import { visitLabel, visitLooks } from "./visit-looks";

type Props = {
  visit: Visit;
  isOpen: boolean;
  isCarried: boolean;
  onOpen: (id: number) => void;
  onPointerDown?: (event: PointerEvent<HTMLElement>, visit: Visit) => void;
  onKeyDown?: (event: KeyboardEvent<HTMLElement>, visit: Visit) => void;
  onBlur?: () => void;
};

/** One visit on one line: how it stands, when, and who. */
export function RosterVisit({ visit, isOpen, isCarried, onOpen, onPointerDown, onKeyDown, onBlur }: Props) {
  const { booking } = visit;
  const { timeZone } = useClock();
  const Icon = statusIcons[booking.status];
  const label = visitLabel(booking, timeZone);
  return (
    <li>
      <button
        type="button"
        data-row
        data-booking={booking.id}
        title={label}
        aria-label={label}
        aria-keyshortcuts={onKeyDown ? "Enter m" : undefined}
        onClick={() => onOpen(booking.id)}
        onPointerDown={(event) => onPointerDown?.(event, visit)}
        onKeyDown={(event) => onKeyDown?.(event, visit)}
        onBlur={onBlur}
        onContextMenu={(event) => isCarried && event.preventDefault()}
        className={cn(
          "relative flex h-6.5 w-full cursor-pointer items-center gap-1 overflow-hidden rounded-md border bg-surface pr-1 pl-2 text-left text-xs text-foreground select-none hover:shadow-md pointer-coarse:h-10",
          visitLooks[booking.status],
          isOpen && "ring-2 ring-accent",
          isCarried && "opacity-45",
        )}
      >
        <Icon aria-hidden className="size-3 shrink-0" strokeWidth={2.4} />
        <span className="shrink-0 text-foreground/75 tabular-nums">{shortTime(visit.from)}</span>
        <bdi className="truncate font-medium">{guestOf(booking)}</bdi>
      </button>
    </li>
  );
}
