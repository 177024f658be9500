"use client";

import { type RefObject, useEffect, useRef } from "react";

/**
 * Where the keyboard stands while a text is written: once somebody is chosen at what to say, and after a press of
 * Send that was refused at the first field at fault.
 */
export function useFocusPath(form: RefObject<HTMLFormElement | null>, isChosen: boolean, refusals: number) {
  const wasChosen = useRef<boolean | null>(null);
  useEffect(() => {
    const before = wasChosen.current;
    wasChosen.current = isChosen;
    if (!isChosen || before === true) return;
    // A person who tabbed on from a typed number already stands in the next field.
    const active = document.activeElement;
    if (before === false && active instanceof HTMLElement && form.current?.contains(active)) return;
    form.current?.querySelector<HTMLElement>('[data-first-focus] [aria-checked="true"]')?.focus();
  }, [form, isChosen]);
  useEffect(() => {
    if (refusals > 0)
      form.current
        ?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid="true"] button')
        ?.focus();
  }, [form, refusals]);
}
