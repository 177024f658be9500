"use client";

import { useHotkeys } from "@/components/shell/hotkeys";

/** On this page `/` goes to its own search; `j` and `k` walk the rows everywhere. */
export function useRowKeys(focusSearch: () => void): void {
  useHotkeys({ "/": focusSearch });
}
