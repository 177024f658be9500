"use client";

import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import type { BookingView } from "@/lib/bookings/schema";
import type { Column } from "./columns";
import { DAY_MINUTES, type Stretch } from "./day-clock";
import { type Grip, usePointerCarry } from "./use-pointer-carry";

/** A visit on its way to another place: the column and the minute it would begin at. */
export type Carried = {
  booking: BookingView;
  column: number;
  minute: number;
  length: number;
  by: "pointer" | "keys";
};

type Props = {
  columns: readonly Column[];
  window: Stretch;
  slotMinutes: number;
  onDrop: (booking: BookingView, column: Column, minute: number) => void;
};

/** Moves visits about the grid, by pointer or by keys; nothing is saved before it is put down somewhere else. */
export function useCarry({ columns, window, slotMinutes, onDrop }: Props) {
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
  const grip: Grip = { window, slotMinutes, take, move: setCarried, drop, stop };
  const onPointerDown = usePointerCarry(grip);

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
    const step = steps[event.key];
    if (event.key === "Escape") stop();
    else if (event.key === "Enter" || event.key === " ") drop(carried);
    else if (step) setCarried(stepped(carried, step, { columns, window, slotMinutes }));
    else return event.key !== "Tab";
    return true;
  }
  return { carried, onPointerDown, onKeyDown, stop };
}

type Step = { columns: number; slots: number };
const steps: Readonly<Record<string, Step>> = {
  ArrowUp: { columns: 0, slots: -1 },
  ArrowDown: { columns: 0, slots: 1 },
  PageUp: { columns: 0, slots: -4 },
  PageDown: { columns: 0, slots: 4 },
  ArrowLeft: { columns: -1, slots: 0 },
  ArrowRight: { columns: 1, slots: 0 },
};

/** Times that lie off the grid of slots come back to it with the first step. */
function stepped(
  carried: Carried,
  step: Step,
  { columns, window, slotMinutes }: Omit<Props, "onDrop">,
): Carried {
  const off = carried.minute % slotMinutes;
  const wanted =
    carried.minute - (step.slots < 0 && off > 0 ? off - slotMinutes : step.slots === 0 ? 0 : off);
  const last = Math.min(window.until, DAY_MINUTES) - slotMinutes;
  return {
    ...carried,
    column: Math.min(columns.length - 1, Math.max(0, carried.column + step.columns)),
    minute: Math.min(last, Math.max(window.from, wanted + step.slots * slotMinutes)),
  };
}
