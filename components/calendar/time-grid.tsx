"use client";

import { cn } from "@heroui/react";
import { useEffect, useRef } from "react";
import { weekdayWords } from "@/components/bookings/words";
import { useClock } from "@/components/ui/clock";
import { dayOf, dayWords } from "@/components/ui/time-words";
import { CarryHint } from "./carry-hint";
import { previewOf } from "./carry-preview";
import { stepDownTime } from "./carry-steps";
import type { Column } from "./columns";
import { minuteOf, minuteWords, type Stretch } from "./day-clock";
import { DayName } from "./day-name";
import { GridColumn } from "./grid-column";
import { visitsWords } from "./headline";
import { minuteAtOffset, offsetOf } from "./scale";
import { type OnMove, useVisitCarry } from "./use-visit-carry";

type Props = {
  columns: readonly Column[];
  view: "day" | "week";
  window: Stretch;
  slotMinutes: number;
  openId: number | null;
  mayWrite: boolean;
  onOpen: (id: number) => void;
  onNew: (column: Column, minute?: number) => void;
  onMove: OnMove;
  /** While a visit is carried by keys, the page's own keys wait. */
  onCarrying: (isCarrying: boolean) => void;
};

/** Time downwards, people or days side by side. */
export function TimeGrid(props: Props) {
  const { columns, view, window, slotMinutes, mayWrite, onMove, onCarrying } = props;
  const { now, timeZone } = useClock();
  const today = dayOf(now, timeZone);
  const scroller = useRef<HTMLDivElement>(null);
  const { carried, lift, press, leave } = useVisitCarry({
    columns,
    scroller,
    step: (key, from) => stepDownTime(key, from, { columns: columns.length, window, slotMinutes }),
    spotUnder: (boxes, at, held) => spotUnder(boxes, at, held, { window, slotMinutes }),
    onMove,
    onCarrying,
  });
  useStartAt(scroller, columns[0]?.day === today ? minuteOf(now, today, timeZone) - 60 : null, window);

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
              onBlur={leave}
            />
          ))}
        </div>
      </div>
      <CarryHint carried={carried} column={carried ? columns[carried.column] : undefined} layout={view} />
    </div>
  );
}

function spotUnder(
  boxes: readonly DOMRect[],
  { clientX, clientY }: PointerEvent,
  held: number,
  { window, slotMinutes }: Pick<Props, "window" | "slotMinutes">,
) {
  const first = boxes[0];
  if (!first) return null;
  const under = boxes.findIndex(({ left, right }) => clientX >= left && clientX < right);
  const column = under >= 0 ? under : clientX < first.left ? 0 : boxes.length - 1;
  // Half a slot further, so that the nearest line wins.
  const nudge = offsetOf(window.from + slotMinutes / 2, window);
  return { column, minute: minuteAtOffset(clientY - held - first.top + nudge, window, slotMinutes) };
}

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
        <DayName day={day} isToday={isToday} />
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
