"use client";

import { Drawer, Skeleton } from "@heroui/react";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import { Notice } from "@/components/ui/notice";
import { dayOf } from "@/components/ui/time-words";
import type { BookingView } from "@/lib/bookings/schema";
import { BookingActions } from "./booking-actions";
import { BookingFacts } from "./booking-facts";
import { BookingHistory } from "./booking-history";
import { BookingMove } from "./booking-move";
import { BookingStatusChip } from "./status-chip";
import { useBooking } from "./use-bookings";
import { dayTitle, guestLine, timeSpan } from "./words";

type Props = { bookingId: number | null; onClose: () => void };

/** One visit: when, who, what was said about it, what happened to it, and what can be done. */
export function BookingDrawer({ bookingId, onClose }: Props) {
  return (
    <Drawer.Backdrop isOpen={bookingId !== null} onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <Drawer.Content placement="right">
        <Drawer.Dialog
          aria-label="A visit"
          className="w-full max-w-full gap-0 p-0 sm:w-[27rem] sm:max-w-[27rem]"
        >
          <Drawer.CloseTrigger aria-label="Close" className="z-10" />
          {bookingId === null ? null : <Loaded key={bookingId} bookingId={bookingId} onClose={onClose} />}
        </Drawer.Dialog>
      </Drawer.Content>
    </Drawer.Backdrop>
  );
}

function Loaded({ bookingId, onClose }: { bookingId: number; onClose: () => void }) {
  const { data, error, isPending } = useBooking(bookingId);
  if (isPending)
    return (
      <div role="status" aria-label="Loading the visit" className="space-y-5 p-6">
        <Skeleton className="h-6 w-40 rounded" />
        <Skeleton className="h-4 w-56 rounded" />
        <Skeleton className="h-24 w-full rounded-xl" />
        <Skeleton className="h-4 w-3/4 rounded" />
      </div>
    );
  if (!data)
    return (
      <Drawer.Body className="p-6 pt-14">
        <Notice tone="bad" role="alert" title="This visit cannot be shown.">
          {error?.message}
        </Notice>
      </Drawer.Body>
    );
  return <Told booking={data} onClose={onClose} />;
}

function Told({ booking, onClose }: { booking: BookingView; onClose: () => void }) {
  const { timeZone } = useWorkspace();
  const { now } = useClock();
  const [isMoving, setMoving] = useState(false);
  const [wasMoving, setWasMoving] = useState(false);
  const day = dayOf(Date.parse(booking.starts_at), timeZone);
  return (
    <>
      <Drawer.Header className="gap-0.5 border-b border-separator px-6 pt-5 pb-4">
        <Drawer.Heading className="pr-10 text-lg leading-snug font-semibold tracking-tight">
          <bdi>{guestLine(booking)}</bdi>
        </Drawer.Heading>
        <p className="text-muted tabular-nums">
          {dayTitle(day, dayOf(now, timeZone))}, {timeSpan(booking.starts_at, booking.ends_at, timeZone)}
        </p>
        <BookingStatusChip status={booking.status} className="mt-2.5 w-fit" />
      </Drawer.Header>
      {/* Scrolls, by keyboard too. */}
      <Drawer.Body tabIndex={0} className="m-0 space-y-6 px-6 py-5 text-foreground">
        {isMoving ? (
          <BookingMove
            booking={booking}
            onDone={() => {
              setMoving(false);
              setWasMoving(true);
            }}
          />
        ) : (
          <BookingActions
            booking={booking}
            isBackFromMove={wasMoving}
            onMove={() => setMoving(true)}
            onClose={onClose}
          />
        )}
        <BookingFacts booking={booking} />
        <BookingHistory booking={booking} />
      </Drawer.Body>
    </>
  );
}
