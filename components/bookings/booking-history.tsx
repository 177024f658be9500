"use client";

import { Skeleton } from "@heroui/react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import { Moment } from "@/components/ui/moment";
import type { BookingView } from "@/lib/bookings/schema";
import { useBookingEvents } from "./use-bookings";
import { useResources, useServices } from "./use-setup";
import { eventWords } from "./words";

/** What happened to a visit, told in sentences, oldest first. */
export function BookingHistory({ booking }: { booking: BookingView }) {
  const { timeZone } = useWorkspace();
  const { now } = useClock();
  const { data, isPending } = useBookingEvents(booking.id, booking.version);
  const { data: services = [] } = useServices();
  const { data: resources = [] } = useResources();
  const nameOf = (kind: "resource" | "service", id: number) =>
    [booking[kind], ...(kind === "resource" ? resources : services)].find((one) => one.id === id)?.name ??
    null;
  return (
    <section aria-label="What happened">
      <h3 className="mb-3 text-sm font-semibold">What happened</h3>
      {isPending ? <Skeleton className="h-4 w-3/4 rounded" /> : null}
      <ol className="space-y-3">
        {data?.map((event) => (
          <li key={event.id} className="relative pl-5 text-sm">
            <span aria-hidden className="absolute top-1.5 left-0 size-2 rounded-full bg-accent/60" />
            <p className="leading-snug [overflow-wrap:anywhere]">
              <bdi>{event.actor.name}</bdi> {eventWords(event, { timeZone, now, nameOf })}
            </p>
            <Moment at={event.at} className="text-xs text-muted tabular-nums" />
          </li>
        ))}
      </ol>
    </section>
  );
}
