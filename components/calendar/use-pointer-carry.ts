"use client";

import { type PointerEvent as ReactPointerEvent, useCallback, useEffect, useRef } from "react";
import type { Spot } from "./carry-steps";
import type { Carried } from "./use-carry";

export type Grip = {
  /** Of the columns' boxes, in their order; `held`: how far below its top the visit is held. Null over none. */
  spotUnder: (boxes: readonly DOMRect[], at: PointerEvent, held: number) => Partial<Spot> | null;
  take: (what: Carried) => void;
  move: (what: Carried) => void;
  drop: (what: Carried) => void;
  stop: () => void;
};

/** A shaking hand is no drag. */
const SLACK_PX = 5;
/** A finger that rests lifts the visit; one that moves at once scrolls. */
const LIFT_MS = 320;
const EDGE_PX = 48;

/**
 * Lifts a visit with mouse, pen or a finger that rests on it, and follows it over the columns (`[data-column]`) of
 * the grid. Escape puts it back. The press that ends a drag is no click.
 */
export function usePointerCarry(grip: Grip) {
  const latest = useRef(grip);
  useEffect(() => {
    latest.current = grip;
  });
  const release = useRef<(() => void) | null>(null);
  useEffect(() => () => release.current?.(), []);

  return useCallback((event: ReactPointerEvent<HTMLElement>, here: Omit<Carried, "by">) => {
    if (event.button !== 0 || release.current) return;
    const isTouch = event.pointerType === "touch";
    const block = event.currentTarget;
    const scroller = block.closest<HTMLElement>("[data-scroller]");
    const from = { x: event.clientX, y: event.clientY };
    const held = event.clientY - block.getBoundingClientRect().top;
    let carried: Carried | null = null;

    const lift = () => {
      carried = { ...here, by: "pointer" };
      latest.current.take(carried);
    };
    const timer = isTouch ? setTimeout(lift, LIFT_MS) : undefined;

    const onMove = (move: PointerEvent) => {
      const isFar = Math.hypot(move.clientX - from.x, move.clientY - from.y) > SLACK_PX;
      if (!carried && isFar && isTouch) return end();
      if (!carried && isFar) lift();
      if (!carried) return;
      follow(scroller, move);
      const next = latest.current.spotUnder(boxesIn(scroller), move, held);
      if (!next) return;
      const there = { ...carried, ...next };
      // Most movements stay within the slot; nothing is drawn for them.
      if (there.column === carried.column && there.minute === carried.minute) return;
      carried = there;
      latest.current.move(there);
    };
    const onUp = () => {
      if (carried) {
        swallowClick();
        latest.current.drop(carried);
      }
      end();
    };
    const onKey = (key: KeyboardEvent) => {
      if (key.key !== "Escape" || !carried) return;
      key.stopPropagation();
      giveUp();
    };
    const giveUp = () => {
      latest.current.stop();
      end();
    };
    const onTouchMove = (touch: TouchEvent) => {
      if (carried) touch.preventDefault();
    };
    function end() {
      clearTimeout(timer);
      window.removeEventListener("pointermove", onMove);
      window.removeEventListener("pointerup", onUp);
      window.removeEventListener("pointercancel", giveUp);
      window.removeEventListener("keydown", onKey, true);
      window.removeEventListener("touchmove", onTouchMove);
      release.current = null;
    }
    window.addEventListener("pointermove", onMove);
    window.addEventListener("pointerup", onUp);
    window.addEventListener("pointercancel", giveUp);
    window.addEventListener("keydown", onKey, true);
    window.addEventListener("touchmove", onTouchMove, { passive: false });
    release.current = end;
  }, []);
}

const boxesIn = (scroller: HTMLElement | null): DOMRect[] =>
  [...(scroller?.querySelectorAll<HTMLElement>("[data-column]") ?? [])].map((column) =>
    column.getBoundingClientRect(),
  );

/** Near an edge the grid comes along. */
function follow(scroller: HTMLElement | null, { clientX, clientY }: PointerEvent): void {
  if (!scroller) return;
  const { top, bottom, left, right } = scroller.getBoundingClientRect();
  const step = EDGE_PX / 4;
  const towards = (at: number, low: number, high: number) =>
    at < low + EDGE_PX ? -step : at > high - EDGE_PX ? step : 0;
  scroller.scrollBy(towards(clientX, left, right), towards(clientY, top, bottom));
}

function swallowClick(): void {
  const swallow = (click: MouseEvent) => {
    click.stopPropagation();
    click.preventDefault();
  };
  window.addEventListener("click", swallow, { capture: true, once: true });
  // Put down over another element, no click comes at all.
  setTimeout(() => window.removeEventListener("click", swallow, { capture: true }), 0);
}
