import { useEffect, useRef } from "react";
import { readPress, SEQUENCE_MS } from "./key-sequence";

/** Keys that act, alone ("c") or one after the other ("g o"). */
export type Hotkeys = Record<string, (event: KeyboardEvent) => void>;
type Layer = { read: () => Hotkeys; isFallback: boolean };

const typing = "input, textarea, select, [contenteditable=true], [role=textbox], [role=spinbutton]";
/** What lies over the page, or is about to. A list that is part of the page says so. */
const opened =
  "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]:not([data-in-page]), [aria-haspopup][aria-expanded=true]";
const layers: Layer[] = [];
let pending = "";
let pendingUntil = 0;

/** Letters belong to whoever is typing, and to the topmost dialog. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  if (event.target instanceof Element && event.target.closest(typing)) return true;
  return document.querySelector(opened) !== null;
}

function onKeyDown(event: KeyboardEvent): void {
  if (["Shift", "Control", "Alt", "Meta"].includes(event.key)) return;
  const before = performance.now() < pendingUntil ? pending : "";
  pending = "";
  if (isTaken(event)) return;
  const maps = layers.map((layer) => layer.read());
  const pressed = readPress(
    before,
    event.key,
    maps.flatMap((map) => Object.keys(map)),
  );
  pending = pressed.pending;
  pendingUntil = performance.now() + SEQUENCE_MS;
  const act = maps.find((map) => pressed.key !== null && Object.hasOwn(map, pressed.key))?.[
    pressed.key ?? ""
  ];
  if (!act && pending === "") return;
  event.preventDefault();
  event.stopPropagation();
  act?.(event);
}

/** The page's own keys go before the frame's, the latest page's before an earlier one's. */
function add(layer: Layer): () => void {
  if (layers.length === 0) window.addEventListener("keydown", onKeyDown, true);
  if (layer.isFallback) layers.push(layer);
  else layers.unshift(layer);
  return () => {
    layers.splice(layers.indexOf(layer), 1);
    if (layers.length === 0) window.removeEventListener("keydown", onKeyDown, true);
  };
}

/**
 * Keys that act on the page while it is shown. The capture phase goes before any list's type-ahead. `isFallback`:
 * the frame's, which yield to a page that uses the same key.
 */
export function useHotkeys(keys: Hotkeys, { isFallback = false }: { isFallback?: boolean } = {}): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => add({ read: () => latest.current, isFallback }), [isFallback]);
}
