"use client";

import { cn } from "@heroui/react";
import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useRef } from "react";
import { guestOf, weekdayWords } from "@/components/bookings/words";
import { useClock } from "@/components/ui/clock";
import { dayOf, dayWords } from "@/components/ui/time-words";
import type { BookingView } from "@/lib/bookings/schema";
import { CarryHint } from "./carry-hint";
import { type Column, type Visit, verdictAt } from "./columns";
import { minuteOf, minuteWords, type Stretch } from "./day-clock";
import { GridColumn } from "./grid-column";
import { offsetOf } from "./scale";
import { type Carried, useCarry } from "./use-carry";

type Props = {
  columns: readonly Column[];
  view: "day" | "week";
  window: Stretch;
  slotMinutes: number;
  openId: number | null;
  mayWrite: boolean;
  onOpen: (id: number) => void;
  onNew: (column: Column, minute?: number) => void;
  onMove: (booking: BookingView, column: Column, minute: number) => void;
  /** While a visit is carried by keys, the page's own keys wait. */
  onCarrying: (isCarrying: boolean) => void;
};

const MOVABLE = new Set(["booked", "confirmed"]);

/** Time downwards, people or days side by side. */
export function TimeGrid(props: Props) {
  const { columns, view, window, slotMinutes, mayWrite, onMove, onCarrying } = props;
  const { now, timeZone } = useClock();
  const today = dayOf(now, timeZone);
  const scroller = useRef<HTMLDivElement>(null);
  const refocus = useRef<number | null>(null);
  const drop = useCallback(
    (booking: BookingView, column: Column, minute: number) => {
      refocus.current = booking.id;
      onMove(booking, column, minute);
    },
    [onMove],
  );
  const { carried, onPointerDown, onKeyDown, stop } = useCarry({
    columns,
    window,
    slotMinutes,
    onDrop: drop,
  });
  const isByKeys = carried?.by === "keys";
  useEffect(() => onCarrying(isByKeys), [isByKeys, onCarrying]);
  useStartAt(scroller, columns[0]?.day === today ? minuteOf(now, today, timeZone) - 60 : null, window);

  // Moved to another column a visit is drawn anew; whoever moved it stays on it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for in what was just drawn
  useEffect(() => {
    if (refocus.current === null) return;
    const block = scroller.current?.querySelector<HTMLElement>(`[data-booking="${refocus.current}"]`);
    if (document.activeElement === document.body) block?.focus({ preventScroll: true });
    if (block) refocus.current = null;
  }, [columns]);

  const hereOf = (visit: Visit, element: HTMLElement) => {
    const key = element.closest<HTMLElement>("[data-column]")?.dataset.column;
    return {
      booking: visit.booking,
      column: columns.findIndex((column) => column.key === key),
      minute: visit.from,
      length: visit.until - visit.from,
    };
  };
  const lift = (event: PointerEvent<HTMLElement>, visit: Visit) => {
    if (MOVABLE.has(visit.booking.status)) onPointerDown(event, hereOf(visit, event.currentTarget));
  };
  const press = (event: KeyboardEvent<HTMLElement>, visit: Visit) => {
    if (!MOVABLE.has(visit.booking.status)) return;
    if (!onKeyDown(event, hereOf(visit, event.currentTarget))) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const width = view === "day" ? "9rem" : "6.25rem";
  return (
    <div className="relative">
      <div
        ref={scroller}
        data-scroller
        className="relative max-h-[calc(100dvh-16.25rem)] min-h-96 overflow-auto overscroll-contain"
      >
        <div
          className="grid w-full"
          style={{
            gridTemplateColumns: `4.25rem repeat(${columns.length}, minmax(${width}, 1fr))`,
            minWidth: "min-content",
          }}
        >
          <div className="sticky top-0 left-0 z-20 border-b border-separator bg-surface" />
          {columns.map((column) => (
            <ColumnHead key={column.key} column={column} view={view} isToday={column.day === today} />
          ))}
          <HourAxis window={window} />
          {columns.map((column, n) => (
            <GridColumn
              key={column.key}
              column={column}
              window={window}
              slotMinutes={slotMinutes}
              openId={props.openId}
              carriedId={carried?.booking.id ?? null}
              preview={carried?.column === n ? previewOf(carried, column) : null}
              label={labelOf(column, view, today)}
              onOpen={props.onOpen}
              onNew={mayWrite ? props.onNew : null}
              onPointerDown={mayWrite ? lift : undefined}
              onKeyDown={mayWrite ? press : undefined}
              onBlur={isByKeys ? stop : undefined}
            />
          ))}
        </div>
      </div>
      <CarryHint carried={carried} column={carried ? columns[carried.column] : undefined} view={view} />
    </div>
  );
}

function previewOf(carried: Carried, column: Column) {
  const stretch = { from: carried.minute, until: carried.minute + carried.length };
  const resource = column.resource ?? carried.booking.resource;
  return {
    stretch,
    label: `${minuteWords(carried.minute)} ${guestOf(carried.booking)}`,
    verdict: verdictAt(column, stretch, { id: carried.booking.id, resource }),
  };
}

const visitsWords = (n: number) => (n === 0 ? "no visits" : n === 1 ? "1 visit" : `${n} visits`);

function labelOf({ day, resource, visits }: Column, view: Props["view"], today: string): string {
  const when = `${weekdayWords(day)}, ${dayWords(day, today)}`;
  const what = view === "day" ? (resource?.name ?? when) : resource ? `${resource.name}, ${when}` : when;
  return `${what}, ${visitsWords(visits.length)}`;
}

function ColumnHead({ column, view, isToday }: { column: Column; view: Props["view"]; isToday: boolean }) {
  const { day, resource, visits } = column;
  return (
    <div className="sticky top-0 z-10 min-w-0 border-b border-l border-separator bg-surface px-2.5 py-2">
      {view === "day" ? (
        <p className="truncate font-medium">
          <bdi>{resource?.name}</bdi>
        </p>
      ) : (
        <p className="flex items-center gap-1.5 font-medium">
          {weekdayWords(day)}
          <span
            className={cn(
              "grid h-6 min-w-6 place-items-center rounded-full px-1 tabular-nums",
              isToday && "bg-accent text-accent-foreground",
            )}
          >
            {Number(day.slice(8))}
          </span>
        </p>
      )}
      <p className="truncate text-xs text-muted tabular-nums">
        {visits.length === 0 && column.open.length === 0 ? "Closed" : visitsWords(visits.length)}
      </p>
    </div>
  );
}

function HourAxis({ window }: { window: Stretch }) {
  const hours = Array.from({ length: (window.until - window.from) / 60 }, (_, n) => window.from + n * 60);
  return (
    <div
      aria-hidden
      className="sticky left-0 z-[8] bg-surface text-right"
      style={{ height: offsetOf(window.until, window) }}
    >
      {hours.map((minute, n) => (
        <span
          key={minute}
          className={cn("absolute right-2 text-xs text-muted tabular-nums", n > 0 && "-translate-y-1/2")}
          style={{ top: offsetOf(minute, window) + (n === 0 ? 2 : 0) }}
        >
          {minuteWords(minute).replace(":00", "")}
        </span>
      ))}
    </div>
  );
}

/** Today begins where the day is at; every other day at its top. */
function useStartAt(
  scroller: React.RefObject<HTMLDivElement | null>,
  minute: number | null,
  window: Stretch,
) {
  const start = useRef({ minute, window });
  useEffect(() => {
    const { minute: at, window: shown } = start.current;
    if (at !== null) scroller.current?.scrollTo({ top: offsetOf(at, shown) });
  }, [scroller]);
}
