"use client";

import { type KeyboardEvent, type RefObject, useState } from "react";
import type { TemplateVariable } from "@/lib/templates/preview-schema";
import { matching, openBraces, variableAt } from "../draft";

const SHOWN = 8;

/** Typing through the browser's own editing, so that undo knows about it. */
export function typeInto(area: HTMLTextAreaElement, text: string, start: number, end: number): void {
  area.focus();
  area.setSelectionRange(start, end);
  const done = text === "" ? document.execCommand("delete") : document.execCommand("insertText", false, text);
  if (done) return;
  area.setRangeText(text, start, end, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

/** What a text area does with variables: completes `{{`, and takes a whole variable away with one key. */
export function useTyping(
  area: RefObject<HTMLTextAreaElement | null>,
  variables: readonly TemplateVariable[],
) {
  const [open, setOpen] = useState<{ start: number; query: string } | null>(null);
  const [active, setActive] = useState(0);
  const options = open ? matching(variables, open.query).slice(0, SHOWN) : [];
  const isOpen = options.length > 0;

  /** Looks at the caret again. */
  const follow = () => {
    const { current } = area;
    if (!current) return;
    const isCaret = current.selectionStart === current.selectionEnd && document.activeElement === current;
    const next = isCaret ? openBraces(current.value, current.selectionStart) : null;
    if (next?.query !== open?.query || next?.start !== open?.start) setActive(0);
    setOpen(next);
  };

  const insert = (name: string) => {
    const { current } = area;
    if (!current) return;
    const caret = current.selectionEnd;
    const start = openBraces(current.value, current.selectionStart)?.start ?? current.selectionStart;
    const closing = current.value.startsWith("}}", caret) && start < current.selectionStart ? 2 : 0;
    setOpen(null);
    typeInto(current, `{{${name}}}`, start, caret + closing);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (isOpen && steer(event)) return;
    if (event.key !== "Backspace" && event.key !== "Delete") return;
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    if (selectionStart !== selectionEnd || event.altKey || event.ctrlKey || event.metaKey) return;
    const whole = variableAt(value, selectionStart, event.key === "Backspace" ? "before" : "after");
    // The key then deletes what is selected, as it always does.
    if (whole) event.currentTarget.setSelectionRange(whole.start, whole.end);
  };

  /** True when the key was for the list. */
  function steer(event: KeyboardEvent): boolean {
    const { key, shiftKey } = event;
    const chosen = options[active];
    if (shiftKey || !["ArrowDown", "ArrowUp", "Enter", "Tab", "Escape"].includes(key)) return false;
    event.preventDefault();
    event.stopPropagation();
    if (key === "ArrowDown") setActive((active + 1) % options.length);
    else if (key === "ArrowUp") setActive((active + options.length - 1) % options.length);
    else if (key === "Escape") setOpen(null);
    else if (chosen) insert(chosen.name);
    return true;
  }

  return {
    options,
    active,
    at: isOpen && open ? open.start : null,
    follow,
    insert,
    onKeyDown,
    close: () => setOpen(null),
  };
}
