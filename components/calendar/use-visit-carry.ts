"use client";

import { type KeyboardEvent, type PointerEvent, type RefObject, useCallback, useEffect, useRef } from "react";
import type { BookingView } from "@/lib/bookings/schema";
import type { Column, Visit } from "./columns";
import { type Carried, type CarryGrid, useCarry } from "./use-carry";

export type OnMove = (booking: BookingView, column: Column, minute: number) => void;

type Props = CarryGrid & {
  columns: readonly Column[];
  scroller: RefObject<HTMLDivElement | null>;
  onMove: OnMove;
  /** While a visit is carried by keys, the page's own keys wait. */
  onCarrying: (isCarrying: boolean) => void;
};

/** By then a move was saved or refused; whoever lost the focus later did so by themselves. */
const SETTLES_MS = 3_000;
const MOVABLE = new Set(["booked", "confirmed"]);

/** What a grid's visits need to be carried; whoever moved one by keys stays on it. */
export function useVisitCarry({ columns, scroller, step, spotUnder, onMove, onCarrying }: Props) {
  const refocus = useRef<{ id: number; until: number } | null>(null);
  const onDrop = useCallback<OnMove>(
    (booking, column, minute) => {
      refocus.current = { id: booking.id, until: performance.now() + SETTLES_MS };
      onMove(booking, column, minute);
    },
    [onMove],
  );
  const { carried, onPointerDown, onKeyDown, stop } = useCarry({ columns, step, spotUnder, onDrop });
  const isByKeys = carried?.by === "keys";
  useEffect(() => onCarrying(isByKeys), [isByKeys, onCarrying]);

  // Moved to another column a visit is drawn anew, and once more where the move is refused.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for in what was just drawn
  useEffect(() => {
    const { id, until } = refocus.current ?? { id: null, until: 0 };
    if (document.activeElement !== document.body || performance.now() > until) return;
    scroller.current?.querySelector<HTMLElement>(`[data-booking="${id}"]`)?.focus({ preventScroll: true });
  }, [columns]);

  const hereOf = (visit: Visit, element: HTMLElement): Omit<Carried, "by"> => {
    const key = element.closest<HTMLElement>("[data-column]")?.dataset.column;
    return {
      booking: visit.booking,
      column: columns.findIndex((column) => column.key === key),
      minute: visit.from,
      length: visit.until - visit.from,
    };
  };
  return {
    carried,
    lift: (event: PointerEvent<HTMLElement>, visit: Visit) => {
      if (MOVABLE.has(visit.booking.status)) onPointerDown(event, hereOf(visit, event.currentTarget));
    },
    press: (event: KeyboardEvent<HTMLElement>, visit: Visit) => {
      if (!MOVABLE.has(visit.booking.status)) return;
      if (!onKeyDown(event, hereOf(visit, event.currentTarget))) return;
      event.preventDefault();
      event.stopPropagation();
    },
    /** Looking elsewhere puts a visit back that is carried by keys. */
    leave: isByKeys ? stop : undefined,
  };
}
