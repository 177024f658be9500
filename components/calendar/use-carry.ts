"use client";

import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import type { BookingView } from "@/lib/bookings/schema";
import type { Spot } from "./carry-steps";
import type { Column } from "./columns";
import { type Grip, usePointerCarry } from "./use-pointer-carry";

/** A visit on its way to another place: the column and the minute it would begin at. */
export type Carried = Spot & {
  booking: BookingView;
  length: number;
  by: "pointer" | "keys";
};

export type CarryGrid = {
  /** The spot a key leads to; null for keys that lead nowhere. */
  step: (key: string, from: Spot) => Spot | null;
  /** The spot under the pointer, which holds the visit that far below its top. */
  spotUnder: Grip["spotUnder"];
};

type Props = CarryGrid & {
  columns: readonly Column[];
  onDrop: (booking: BookingView, column: Column, minute: number) => void;
};

/** Moves visits about the grid, by pointer or by keys; nothing is saved before it is put down somewhere else. */
export function useCarry({ columns, step, spotUnder, onDrop }: Props) {
  const [carried, setCarried] = useState<Carried | null>(null);
  const start = useRef<Carried | null>(null);

  const stop = useCallback(() => {
    start.current = null;
    setCarried(null);
  }, []);
  const drop = useCallback(
    (what: Carried | null) => {
      const from = start.current;
      const target = what ? columns[what.column] : undefined;
      const isElsewhere = what && from && (what.column !== from.column || what.minute !== from.minute);
      stop();
      if (what && target && isElsewhere) onDrop(what.booking, target, what.minute);
    },
    [columns, onDrop, stop],
  );
  const take = useCallback((what: Carried) => {
    start.current = what;
    setCarried(what);
  }, []);
  const onPointerDown = usePointerCarry({ spotUnder, take, move: setCarried, drop, stop });

  // A visit that somebody else took away, or a grid that shows other columns, cannot be put down any more.
  const isGone = carried !== null && columns[carried.column] === undefined;
  useEffect(() => {
    if (isGone) stop();
  }, [isGone, stop]);

  /** The keys of a focused visit; true when one was used. */
  function onKeyDown(event: KeyboardEvent, here: Omit<Carried, "by">): boolean {
    if (carried?.by !== "keys") {
      if (event.key !== "m" || event.ctrlKey || event.metaKey || event.altKey) return false;
      take({ ...here, by: "keys" });
      return true;
    }
    const next = step(event.key, carried);
    if (event.key === "Escape") stop();
    else if (event.key === "Enter" || event.key === " ") drop(carried);
    else if (next) setCarried({ ...carried, ...next });
    else return event.key !== "Tab";
    return true;
  }
  return { carried, onPointerDown, onKeyDown, stop };
}
