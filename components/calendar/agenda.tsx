"use client";

import { cn } from "@heroui/react";
import { Plus } from "lucide-react";
import { BookingStatusChip } from "@/components/bookings/status-chip";
import { dayTitle, guestOf, partyWords, weekdayWords } from "@/components/bookings/words";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import { clockTime, dayWords } from "@/components/ui/time-words";
import type { BookingView } from "@/lib/bookings/schema";
import type { Column } from "./columns";
import { minuteWords, weekOf } from "./day-clock";

type Props = {
  columns: readonly Column[];
  view: "day" | "week";
  days: readonly string[];
  today: string;
  onDay: (day: string) => void;
  onOpen: (id: number) => void;
  onNew: ((day: string) => void) | null;
};

/** The phone's calendar: the days of the week to press, and what happens, one visit a row. */
export function Agenda({ columns, view, days, today, onDay, onOpen, onNew }: Props) {
  const [shown = today] = days;
  return (
    <div>
      {view === "day" ? <WeekStrip shown={shown} today={today} onDay={onDay} /> : null}
      {days.map((day) => {
        const own = columns.filter((column) => column.day === day);
        const visits = own
          .flatMap((column) => column.visits)
          .toSorted((a, b) => a.from - b.from || a.booking.id - b.booking.id);
        const off = new Set(own.flatMap((column) => column.off.map((one) => offLine(column, one))));
        const isClosed = own.every(({ open }) => open.length === 0);
        return (
          <section
            key={day}
            aria-label={dayTitle(day, today)}
            className="border-t border-separator first:border-t-0"
          >
            {view === "week" ? (
              <h3 className="px-4 pt-4 pb-1 font-semibold tracking-tight">
                {dayTitle(day, today)}
                {isClosed ? <span className="ml-2 text-sm font-normal text-muted">Closed</span> : null}
              </h3>
            ) : null}
            {[...off].map((line) => (
              <p key={line} className="mx-4 mt-3 rounded-lg bg-surface-tertiary px-3 py-2 text-sm text-muted">
                {line}
              </p>
            ))}
            <ul className="divide-y divide-separator">
              {visits.map(({ booking }) => (
                <AgendaRow key={booking.id} booking={booking} onOpen={onOpen} />
              ))}
            </ul>
            {visits.length === 0 && view === "day" ? (
              <p className="px-4 py-10 text-center text-muted">
                {isClosed ? "Closed on this day." : "Nobody comes on this day yet."}
              </p>
            ) : null}
            {onNew ? (
              <button
                type="button"
                onClick={() => onNew(day)}
                className="flex min-h-12 w-full cursor-pointer items-center gap-2 px-4 text-left text-sm font-medium text-accent-soft-foreground active:bg-surface-secondary"
              >
                <Plus aria-hidden className="size-4" />
                Book on {day === today ? "this day" : dayWords(day, today)}
              </button>
            ) : null}
          </section>
        );
      })}
    </div>
  );
}

function offLine({ resource }: Column, off: Column["off"][number]): string {
  const whole = off.from === 0 && off.until === 1440;
  const hours = whole ? "all day" : `${minuteWords(off.from)}–${minuteWords(off.until)}`;
  return `${resource && off.resourceId !== null ? `${resource.name}: ` : ""}${off.label}, ${hours}`;
}

function AgendaRow({ booking, onOpen }: { booking: BookingView; onOpen: (id: number) => void }) {
  const { timeZone } = useWorkspace();
  const { now } = useClock();
  const isOver = Date.parse(booking.ends_at) < now;
  return (
    <li>
      <button
        type="button"
        data-row
        data-booking={booking.id}
        onClick={() => onOpen(booking.id)}
        className="flex min-h-16 w-full cursor-pointer items-center gap-3 px-4 py-2.5 text-left -outline-offset-2 active:bg-surface-secondary"
      >
        <span className={cn("w-[4.5rem] shrink-0 text-sm tabular-nums", isOver && "text-muted")}>
          <span className="block font-medium">{clockTime(Date.parse(booking.starts_at), timeZone)}</span>
          <span className="block text-xs text-muted">{clockTime(Date.parse(booking.ends_at), timeZone)}</span>
        </span>
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">
            <bdi>{guestOf(booking)}</bdi>
          </span>
          <span className="block truncate text-sm text-muted">
            {booking.service.name} · {booking.resource.name}
            {booking.party_size > 1 ? ` · ${partyWords(booking.party_size)}` : ""}
          </span>
        </span>
        <BookingStatusChip status={booking.status} />
      </button>
    </li>
  );
}

function WeekStrip({ shown, today, onDay }: { shown: string; today: string; onDay: (day: string) => void }) {
  return (
    <ul aria-label="Days of this week" className="grid grid-cols-7 gap-0.5 border-b border-separator p-1.5">
      {weekOf(shown).map((day) => (
        <li key={day}>
          <button
            type="button"
            aria-label={dayTitle(day, today)}
            aria-current={day === shown ? "date" : undefined}
            onClick={() => onDay(day)}
            className={cn(
              "grid h-14 w-full cursor-pointer place-content-center rounded-xl text-center",
              day === shown ? "bg-accent text-accent-foreground" : "active:bg-surface-secondary",
            )}
          >
            <span className={cn("text-xs", day !== shown && "text-muted")}>
              {weekdayWords(day).slice(0, 2)}
            </span>
            <span
              className={cn(
                "font-medium tabular-nums",
                day === today && day !== shown && "text-accent-soft-foreground underline underline-offset-4",
              )}
            >
              {Number(day.slice(8))}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
