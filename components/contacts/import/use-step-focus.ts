"use client";

import { type RefObject, useEffect, useRef } from "react";

/** Keeps the keyboard and a screen reader at the step that is shown: the button that led to it is gone. */
export function useStepFocus(step: string): RefObject<HTMLDivElement | null> {
  const body = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    const lost = document.activeElement === document.body || document.activeElement === null;
    // Where focus still is somewhere, for instance in a menu, it is left alone.
    if (lost) body.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, [step]);
  return body;
}
