"use client";

import { statusIcons } from "@/components/bookings/status-chip";
import { guestOf } from "@/components/bookings/words";
import { shortTime } from "./day-clock";
import { VisitButton, type VisitHandlers, type VisitState } from "./visit-button";

/** One visit on one line: how it stands, when, and who. */
export function RosterVisit(props: VisitState & VisitHandlers) {
  const { booking, from } = props.visit;
  const Icon = statusIcons[booking.status];
  return (
    <li>
      <VisitButton
        {...props}
        hasTitle
        className="h-6.5 items-center gap-1 rounded-md pl-2 pointer-coarse:h-10"
      >
        <Icon aria-hidden className="size-3 shrink-0" strokeWidth={2.4} />
        <span className="shrink-0 text-foreground/75 tabular-nums">{shortTime(from)}</span>
        <bdi className="truncate font-medium">{guestOf(booking)}</bdi>
      </VisitButton>
    </li>
  );
}
