"use client";

import { cn } from "@heroui/react";
import { GripVertical } from "lucide-react";
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useOrder } from "./use-order";

type Row = { id: number; name: string };
type Props<T> = {
  resource: "services" | "resources";
  rows: readonly T[];
  /** Those who may only look, and lists of one, have no handles. */
  isOrderable: boolean;
  children: (row: T) => ReactNode;
};

/** Rows that are put in order by their handles: dragged, or with the arrow keys. */
export function OrderedRows<T extends Row>({ resource, rows, isOrderable, children }: Props<T>) {
  const { shown, put, settle } = useOrder(resource, rows);
  const list = useRef<HTMLUListElement>(null);
  const refocus = useRef<number | null>(null);
  const [heldId, setHeldId] = useState<number | null>(null);
  const [said, setSaid] = useState("");

  // A row that changes its place in the document loses the focus.
  useLayoutEffect(() => {
    if (refocus.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-handle="${refocus.current}"]`)?.focus();
    refocus.current = null;
  });

  const onKeyDown = (event: KeyboardEvent, row: T, at: number) => {
    const to = placeFor(event.key, at, shown.length - 1);
    if (to === null) return;
    event.preventDefault();
    if (to === at || to < 0 || to >= shown.length) return;
    refocus.current = row.id;
    put(row.id, to, "keys");
    setSaid(`${row.name}, place ${to + 1} of ${shown.length}`);
  };
  const onPointerDown = (event: PointerEvent, row: T) => {
    if (event.button !== 0) return;
    setHeldId(row.id);
    const onMove = (move: globalThis.PointerEvent) => {
      const items = [...(list.current?.children ?? [])];
      const from = items.findIndex((item) => item.querySelector(`[data-handle="${row.id}"]`));
      const to = placeUnder(items, from, move.clientY);
      if (to !== from) latestPut.current(row.id, to, "pointer");
    };
    const onEnd = () => {
      window.removeEventListener("pointermove", onMove);
      window.removeEventListener("pointerup", onEnd);
      window.removeEventListener("pointercancel", onEnd);
      setHeldId(null);
      settle(row.id);
    };
    window.addEventListener("pointermove", onMove);
    window.addEventListener("pointerup", onEnd);
    window.addEventListener("pointercancel", onEnd);
  };
  const latestPut = useRef(put);
  useLayoutEffect(() => {
    latestPut.current = put;
  });
  return (
    <>
      <ul ref={list} className="divide-y divide-separator">
        {shown.map((row, at) => (
          <li
            key={row.id}
            className={cn("flex items-stretch", heldId === row.id && "relative z-10 bg-surface shadow-lg")}
          >
            {isOrderable && shown.length > 1 ? (
              <button
                type="button"
                data-handle={row.id}
                aria-label={`Move ${row.name}, place ${at + 1} of ${shown.length}: arrow keys or drag`}
                onKeyDown={(event) => onKeyDown(event, row, at)}
                onPointerDown={(event) => onPointerDown(event, row)}
                className="-mr-4 grid w-11 shrink-0 cursor-grab touch-none place-items-center rounded-lg text-muted -outline-offset-2 hover:text-foreground active:cursor-grabbing"
              >
                <GripVertical aria-hidden className="size-4" />
              </button>
            ) : null}
            <div className="min-w-0 flex-1">{children(row)}</div>
          </li>
        ))}
      </ul>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </>
  );
}

/** The place whose middle the pointer has passed: rows of unlike heights would trade places to and fro otherwise. */
function placeUnder(items: readonly Element[], from: number, y: number): number {
  const middles = items.map((item) => {
    const { top, height } = item.getBoundingClientRect();
    return top + height / 2;
  });
  const above = middles.findIndex((middle, n) => n < from && y < middle);
  const below = middles.findLastIndex((middle, n) => n > from && y > middle);
  return above >= 0 ? above : below >= 0 ? below : from;
}

/** Where a key puts the row at a place; null for keys that move nothing. */
function placeFor(key: string, at: number, last: number): number | null {
  if (key === "ArrowUp") return at - 1;
  if (key === "ArrowDown") return at + 1;
  if (key === "Home") return 0;
  return key === "End" ? last : null;
}
