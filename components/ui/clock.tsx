"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";

type Clock = { now: number; timeZone: string };

const ClockContext = createContext<Clock | null>(null);
const TICK_MS = 15_000;

/**
 * One clock for every "6 min ago" on the page. It starts at the server's moment, so that the first
 * render in the browser says the same words, and then follows the browser's clock.
 */
export function ClockProvider({
  at,
  timeZone,
  children,
}: {
  at: number;
  timeZone: string;
  children: ReactNode;
}) {
  const [now, setNow] = useState(at);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return <ClockContext value={{ now, timeZone }}>{children}</ClockContext>;
}

export function useClock(): Clock {
  const clock = useContext(ClockContext);
  if (clock === null) throw new Error("useClock needs a ClockProvider above it");
  return clock;
}
