import { DAY_MINUTES, type Stretch } from "./day-clock";

/** Where a carried visit would be put down: which column of the list, and at which minute of its day. */
export type Spot = { column: number; minute: number };

type Grid = { columns: number; window: Stretch; slotMinutes: number };

/** Time downwards: up and down are slots, the pages hours, left and right the next column. Null for other keys. Pure. */
export function stepDownTime(key: string, from: Spot, grid: Grid): Spot | null {
  const step = timeSteps[key];
  if (!step) return null;
  const [columns, slots] = step;
  return {
    column: clamp(from.column + columns, grid.columns - 1),
    minute: slots === 0 ? from.minute : steppedMinute(from.minute, slots, grid),
  };
}

/**
 * Rows of people, a column a day: arrows go to the next person or day and keep the time, the pages change the time.
 * Null for other keys. Pure.
 */
export function stepAcrossRoster(key: string, from: Spot, grid: Grid & { perRow: number }): Spot | null {
  const slots = rosterSlots[key];
  if (slots !== undefined) return { ...from, minute: steppedMinute(from.minute, slots, grid) };
  const step = rosterSteps[key];
  if (!step) return null;
  const [rows, days] = [grid.columns / grid.perRow, grid.perRow];
  const row = clamp(Math.floor(from.column / days) + step[0], rows - 1);
  const day = clamp((from.column % days) + step[1], days - 1);
  return { ...from, column: row * days + day };
}

const timeSteps: Readonly<Record<string, readonly [columns: number, slots: number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  PageUp: [0, -4],
  PageDown: [0, 4],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};
const rosterSteps: Readonly<Record<string, readonly [rows: number, days: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
const rosterSlots: Readonly<Record<string, number>> = { PageUp: -1, PageDown: 1 };

const clamp = (n: number, last: number) => Math.min(last, Math.max(0, n));

/** A time that lies off the grid of slots comes back to it with the first step. */
function steppedMinute(minute: number, slots: number, { window, slotMinutes }: Grid): number {
  const off = minute % slotMinutes;
  const wanted = minute - (slots < 0 && off > 0 ? off - slotMinutes : off);
  const last = Math.min(window.until, DAY_MINUTES) - slotMinutes;
  return Math.min(last, Math.max(window.from, wanted + slots * slotMinutes));
}
