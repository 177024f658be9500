"use client";

import { useHotkeys } from "@/components/shell/hotkeys";

type Deeds = {
  today: () => void;
  view: (view: "day" | "week") => void;
  step: (by: 1 | -1) => void;
  /** Null for those who may only look. */
  book: (() => void) | null;
};

/** The calendar's own keys; while a visit is carried by keys, its arrows are its own. */
export function useCalendarKeys(isCarrying: boolean, { today, view, step, book }: Deeds): void {
  const keys: [string, () => void][] = [
    ["t", today],
    ["d", () => view("day")],
    ["w", () => view("week")],
    ["ArrowLeft", () => step(-1)],
    ["ArrowRight", () => step(1)],
  ];
  if (book) keys.push(["n", book]);
  useHotkeys(isCarrying ? {} : Object.fromEntries(keys));
}
