import type { Stretch } from "./day-clock";

export type Laned<T> = { item: T; lane: number; lanes: number };

/**
 * Side by side what happens at the same time: each item's lane, and how many lanes its neighbors share. Pure.
 * @param shortest minutes that every item takes at the least
 */
export function packLanes<T extends Stretch>(items: readonly T[], shortest = 0): Laned<T>[] {
  const sorted = items.toSorted((a, b) => a.from - b.from || b.until - a.until);
  const done: Laned<T>[] = [];
  let group: { item: T; lane: number }[] = [];
  let ends: number[] = [];
  const close = () => {
    done.push(...group.map((one) => ({ ...one, lanes: ends.length })));
    group = [];
    ends = [];
  };
  for (const item of sorted) {
    if (ends.every((end) => end <= item.from)) close();
    const free = ends.findIndex((end) => end <= item.from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = Math.max(item.until, item.from + shortest);
    group.push({ item, lane });
  }
  close();
  return done;
}
