"use client";

import { useHotkeys } from "@/components/shell/hotkeys";

/** Rows of the table or of the list, whichever is shown. */
const visibleRows = () =>
  [...document.querySelectorAll<HTMLElement>("[data-message-row]")].filter(
    (row) => row.offsetParent !== null,
  );

function step(by: 1 | -1): void {
  const rows = visibleRows();
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const next = here < 0 ? rows.at(by > 0 ? 0 : -1) : rows[Math.min(rows.length - 1, Math.max(0, here + by))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

/** `j` and `k` walk through the rows, `/` goes to the search. */
export function useRowKeys(focusSearch: () => void): void {
  useHotkeys({ j: () => step(1), k: () => step(-1), "/": focusSearch });
}
