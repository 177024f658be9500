"use client";

import { memo } from "react";
import { statusIcons } from "@/components/bookings/status-chip";
import { guestOf, statusWords, timeSpan } from "@/components/bookings/words";
import { useClock } from "@/components/ui/clock";
import type { Visit } from "./columns";
import type { Stretch } from "./day-clock";
import type { Laned } from "./lanes";
import { heightOf, offsetOf } from "./scale";
import { VisitButton, type VisitHandlers } from "./visit-button";

type Props = VisitHandlers & {
  laned: Laned<Visit>;
  window: Stretch;
  /** Tells with whom, where the column does not. */
  namesResource: boolean;
  isOpen: boolean;
  isCarried: boolean;
};

/** One visit on the grid: when, who, what, and how it stands by icon and word. */
export const VisitBlock = memo(function VisitBlock(props: Props) {
  const { laned, window, namesResource, ...rest } = props;
  const { item: visit, lane, lanes } = laned;
  const { booking } = visit;
  const { timeZone } = useClock();
  const Icon = statusIcons[booking.status];
  const status = statusWords[booking.status].word;
  const time = timeSpan(booking.starts_at, booking.ends_at, timeZone);
  const height = heightOf(visit);
  return (
    <li
      className="absolute px-[1.5px] hover:z-[11]! focus-within:z-[12]!"
      style={{
        top: offsetOf(visit.from, window),
        height,
        left: `${(lane / lanes) * 100}%`,
        // Many at once lie over each other a little, so that each can still be read.
        width: `${Math.min(100 - (lane / lanes) * 100, lanes > 2 ? 170 / lanes : 100 / lanes)}%`,
        zIndex: 2 + lane,
      }}
    >
      <VisitButton {...rest} visit={visit} className="h-full flex-col rounded-lg pt-0.5 pl-2.5 leading-tight">
        <span className="flex min-w-0 shrink-0 items-center gap-1 font-medium">
          <Icon aria-hidden className="size-3 shrink-0" strokeWidth={2.4} />
          <bdi className="truncate">{guestOf(booking)}</bdi>
        </span>
        {height >= 34 ? (
          <span className="block truncate text-foreground/75 tabular-nums">
            {time}
            {booking.party_size > 1 ? ` · ${booking.party_size}` : ""}
          </span>
        ) : null}
        {height >= 50 ? (
          <span className="block truncate text-foreground/75">
            {namesResource ? `${booking.resource.name} · ` : ""}
            {booking.service.name}
          </span>
        ) : null}
        {height >= 68 ? <span className="block truncate text-foreground/75">{status}</span> : null}
      </VisitButton>
    </li>
  );
});
