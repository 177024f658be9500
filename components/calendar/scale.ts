import type { Stretch } from "./day-clock";

/** Pixels an hour: a quarter of an hour still takes a line of text, and can be hit. */
export const HOUR_PX = 96;
/** What lasts less is drawn, and kept clear of its neighbors, as if it lasted this long. */
export const SHORTEST_MINUTES = 15;
const SHORTEST_PX = (SHORTEST_MINUTES / 60) * HOUR_PX;

export const offsetOf = (minute: number, window: Stretch): number => ((minute - window.from) / 60) * HOUR_PX;

export const heightOf = ({ from, until }: Stretch): number =>
  Math.max(SHORTEST_PX, ((until - from) / 60) * HOUR_PX);

/** The minute of the day at a height on the page, at the beginning of the slot it lies in. */
export function minuteAtOffset(offset: number, window: Stretch, slotMinutes: number): number {
  const minute = window.from + (offset / HOUR_PX) * 60;
  return snap(Math.min(window.until - slotMinutes, Math.max(window.from, minute)), slotMinutes);
}

const snap = (minute: number, slotMinutes: number): number => Math.floor(minute / slotMinutes) * slotMinutes;
