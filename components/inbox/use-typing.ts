"use client";

import { useEffect, useState } from "react";

/** Whoever has not pressed a key for this long is thinking, or gone. */
const STILL_MS = 6_000;

/** Whether somebody is writing right now. `touch(true)` at every key. */
export function useTyping() {
  const [touchedAt, setTouchedAt] = useState<number | null>(null);
  useEffect(() => {
    if (touchedAt === null) return;
    const timer = setTimeout(() => setTouchedAt(null), STILL_MS);
    return () => clearTimeout(timer);
  }, [touchedAt]);
  return { isTyping: touchedAt !== null, touch: (isOn: boolean) => setTouchedAt(isOn ? Date.now() : null) };
}
