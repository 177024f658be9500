"use client";

import { Fragment, type RefObject, useEffect, useRef } from "react";
import { weekdayWords } from "@/components/bookings/words";
import { useClock } from "@/components/ui/clock";
import { dayOf, dayWords } from "@/components/ui/time-words";
import { CarryHint } from "./carry-hint";
import { previewOf } from "./carry-preview";
import { stepAcrossRoster } from "./carry-steps";
import type { Column } from "./columns";
import { minuteOf, type Stretch } from "./day-clock";
import { DayName } from "./day-name";
import { visitsWords } from "./headline";
import { RosterCell } from "./roster-cell";
import { type OnMove, useVisitCarry } from "./use-visit-carry";

type Props = {
  /** The days of one resource after those of another. */
  columns: readonly Column[];
  days: readonly string[];
  window: Stretch;
  slotMinutes: number;
  openId: number | null;
  mayWrite: boolean;
  onOpen: (id: number) => void;
  onNew: (column: Column) => void;
  onMove: OnMove;
  onCarrying: (isCarrying: boolean) => void;
  onDay: (day: string) => void;
  onWho: (resourceId: number) => void;
};

/** The week of everybody: a row for each person or table, a column for each day. */
export function RosterGrid(props: Props) {
  const { columns, days, window, slotMinutes, mayWrite, onMove, onCarrying, onDay } = props;
  const { now, timeZone } = useClock();
  const today = dayOf(now, timeZone);
  const scroller = useRef<HTMLDivElement>(null);
  const perRow = days.length;
  const grid = { columns: columns.length, perRow, window, slotMinutes };
  const { carried, lift, press, leave } = useVisitCarry({
    columns,
    scroller,
    step: (key, from) => stepAcrossRoster(key, from, grid),
    spotUnder,
    onMove,
    onCarrying,
  });
  useSeeToday(scroller);
  const freeFrom = (day: string) => (day < today ? null : day === today ? minuteOf(now, day, timeZone) : 0);
  return (
    <div className="relative">
      <div
        ref={scroller}
        data-scroller
        className="relative max-h-[calc(100dvh-13.75rem)] min-h-96 overflow-auto overscroll-contain"
      >
        <div
          className="grid w-full min-w-min"
          style={{ gridTemplateColumns: `7.5rem repeat(${perRow}, minmax(6.75rem, 1fr))` }}
        >
          <div data-corner className="sticky top-0 left-0 z-20 border-b border-separator bg-surface" />
          {days.map((day, n) => (
            <DayHead
              key={day}
              day={day}
              isToday={day === today}
              own={columns.filter((_, at) => at % perRow === n)}
              onPress={() => onDay(day)}
            />
          ))}
          {columns.map((column, n) => (
            <Fragment key={column.key}>
              {n % perRow === 0 ? <RowHead own={columns.slice(n, n + perRow)} onWho={props.onWho} /> : null}
              <RosterCell
                column={column}
                label={labelOf(column, today)}
                freeFrom={freeFrom(column.day)}
                isToday={column.day === today}
                openId={props.openId}
                carriedId={carried?.booking.id ?? null}
                preview={carried?.column === n ? previewOf(carried, column) : null}
                onOpen={props.onOpen}
                onDay={() => onDay(column.day)}
                onNew={mayWrite ? () => props.onNew(column) : null}
                onPointerDown={mayWrite ? lift : undefined}
                onKeyDown={mayWrite ? press : undefined}
                onBlur={leave}
              />
            </Fragment>
          ))}
        </div>
      </div>
      <CarryHint carried={carried} column={carried ? columns[carried.column] : undefined} layout="roster" />
    </div>
  );
}

/** Where a week is wider than the page, it begins at today. */
function useSeeToday(scroller: RefObject<HTMLDivElement | null>) {
  useEffect(() => {
    const head = scroller.current?.querySelector<HTMLElement>("[aria-current=date]");
    const names = scroller.current?.querySelector<HTMLElement>("[data-corner]");
    if (head && names) scroller.current?.scrollTo({ left: head.offsetLeft - names.offsetWidth });
  }, [scroller]);
}

/** A visit that is carried to another day or person keeps its time. */
function spotUnder(boxes: readonly DOMRect[], { clientX, clientY }: PointerEvent) {
  const column = boxes.findIndex(
    ({ left, right, top, bottom }) =>
      clientX >= left && clientX < right && clientY >= top && clientY < bottom,
  );
  return column < 0 ? null : { column };
}

const labelOf = ({ day, resource, visits }: Column, today: string): string =>
  `${resource?.name}, ${weekdayWords(day)}, ${dayWords(day, today)}, ${visitsWords(visits.length)}`;

const visitsIn = (columns: readonly Column[]) =>
  visitsWords(columns.reduce((sum, { visits }) => sum + visits.length, 0));

type DayProps = { day: string; isToday: boolean; own: readonly Column[]; onPress: () => void };

function DayHead({ day, isToday, own, onPress }: DayProps) {
  const isClosed = own.every(({ open, visits }) => open.length === 0 && visits.length === 0);
  return (
    <button
      type="button"
      aria-current={isToday ? "date" : undefined}
      onClick={onPress}
      className="sticky top-0 z-10 min-w-0 cursor-pointer border-b border-l border-separator bg-surface px-2.5 py-2 text-left -outline-offset-2 hover:bg-surface-secondary"
    >
      <DayName day={day} isToday={isToday} />
      <span className="block truncate text-xs text-muted tabular-nums">
        {isClosed ? "Closed" : visitsIn(own)}
      </span>
    </button>
  );
}

function RowHead({ own, onWho }: { own: readonly Column[]; onWho: (id: number) => void }) {
  const resource = own[0]?.resource;
  if (!resource) return null;
  return (
    <button
      type="button"
      title={`Only ${resource.name}`}
      onClick={() => onWho(resource.id)}
      className="sticky left-0 z-[9] flex min-w-0 cursor-pointer flex-col border-b border-separator bg-surface px-3 py-2 text-left -outline-offset-2 hover:bg-surface-secondary"
    >
      <bdi className="line-clamp-2 max-w-full font-medium [overflow-wrap:anywhere]">{resource.name}</bdi>
      <span className="text-xs text-muted tabular-nums">{visitsIn(own)}</span>
    </button>
  );
}
