"use client";

import { cn } from "@heroui/react";
import { Plus } from "lucide-react";
import { type MouseEvent, useMemo, useState } from "react";
import { type CarryPreview, verdictWords } from "./carry-preview";
import type { Column } from "./columns";
import { minuteWords, type Stretch } from "./day-clock";
import { packLanes } from "./lanes";
import { NowLine } from "./now-line";
import { closedStretches } from "./open-stretches";
import { HOUR_PX, heightOf, minuteAtOffset, offsetOf, SHORTEST_MINUTES } from "./scale";
import { VisitBlock } from "./visit-block";
import type { VisitHandlers } from "./visit-button";

type Props = VisitHandlers & {
  column: Column;
  window: Stretch;
  slotMinutes: number;
  openId: number | null;
  carriedId: number | null;
  /** What is carried over this column, as it would lie. */
  preview: CarryPreview | null;
  label: string;
  /** Null for those who may only look. The minute is missing when no time was pointed at. */
  onNew: ((column: Column, minute?: number) => void) | null;
};

/** A day of one person, table or everybody: what is closed, what is booked, and room to book. */
export function GridColumn({ column, window, slotMinutes, preview, label, onNew, ...props }: Props) {
  const lanes = useMemo(() => packLanes(column.visits, SHORTEST_MINUTES), [column.visits]);
  return (
    <section
      aria-label={label}
      data-column={column.key}
      className="relative isolate border-l border-separator"
      style={{
        height: offsetOf(window.until, window),
        backgroundImage: `linear-gradient(var(--separator) 1px, transparent 1px)`,
        backgroundSize: `100% ${HOUR_PX}px`,
      }}
    >
      {closedStretches(column.open, window).map((gap) => (
        <Shade key={gap.from} stretch={gap} window={window} />
      ))}
      {column.off
        .filter((off) => column.resource !== null || off.resourceId === null)
        .map((off) => (
          <Shade key={`${off.from} ${off.label}`} stretch={off} window={window} label={off.label} />
        ))}
      {onNew ? (
        <NewHere
          window={window}
          slotMinutes={slotMinutes}
          label={`Book here: ${label}`}
          onNew={(minute) => onNew(column, minute)}
        />
      ) : null}
      <ul>
        {lanes.map((laned) => (
          <VisitBlock
            key={laned.item.booking.id}
            laned={laned}
            window={window}
            namesResource={column.resource === null}
            isOpen={laned.item.booking.id === props.openId}
            isCarried={laned.item.booking.id === props.carriedId}
            onOpen={props.onOpen}
            onPointerDown={props.onPointerDown}
            onKeyDown={props.onKeyDown}
            onBlur={props.onBlur}
          />
        ))}
      </ul>
      <NowLine day={column.day} window={window} />
      {preview ? <Preview {...preview} window={window} /> : null}
    </section>
  );
}

function Shade({ stretch, window, label }: { stretch: Stretch; window: Stretch; label?: string }) {
  const shown = { from: Math.max(stretch.from, window.from), until: Math.min(stretch.until, window.until) };
  if (shown.until <= shown.from) return null;
  return (
    <div
      className={cn("absolute inset-x-0", label ? "bg-surface-tertiary" : "bg-surface-secondary")}
      style={{
        top: offsetOf(shown.from, window),
        height: heightOf(shown),
        ...(label
          ? {
              backgroundImage: "repeating-linear-gradient(135deg, transparent 0 6px, var(--border) 6px 7px)",
            }
          : {}),
      }}
    >
      {label ? (
        <p className="m-1 w-fit max-w-[calc(100%-0.5rem)] truncate rounded-md bg-surface px-1.5 py-0.5 text-xs text-muted">
          {label}
        </p>
      ) : null}
    </div>
  );
}

type NewProps = { window: Stretch; slotMinutes: number; label: string; onNew: (minute?: number) => void };

/** The empty part of a column: a press books at the time under it, a key without one. */
function NewHere({ window, slotMinutes, label, onNew }: NewProps) {
  const [hover, setHover] = useState<number | null>(null);
  const minuteUnder = (event: MouseEvent<HTMLElement>) =>
    minuteAtOffset(event.clientY - event.currentTarget.getBoundingClientRect().top, window, slotMinutes);
  return (
    <button
      type="button"
      aria-label={label}
      className="absolute inset-0 block w-full cursor-pointer -outline-offset-2"
      onPointerMove={(event) => setHover(event.pointerType === "mouse" ? minuteUnder(event) : null)}
      onPointerLeave={() => setHover(null)}
      // A key's press comes without a place (`detail` 0).
      onClick={(event) => onNew(event.detail === 0 ? undefined : minuteUnder(event))}
    >
      {hover === null ? null : (
        <span
          aria-hidden
          className="absolute inset-x-0.5 flex items-center gap-1 overflow-hidden rounded-md border border-dashed border-accent/60 bg-accent-soft/60 px-1.5 text-xs text-accent-soft-foreground tabular-nums"
          style={{
            top: offsetOf(hover, window),
            height: heightOf({ from: hover, until: hover + slotMinutes }),
          }}
        >
          <Plus className="size-3 shrink-0" />
          {minuteWords(hover)}
        </span>
      )}
    </button>
  );
}

type PreviewProps = CarryPreview & { window: Stretch };

function Preview({ stretch, label, verdict, window }: PreviewProps) {
  return (
    <div
      aria-hidden
      className={cn(
        "pointer-events-none absolute inset-x-0.5 z-20 overflow-hidden rounded-lg border-2 px-2 py-0.5 text-xs leading-tight font-medium shadow-lg tabular-nums",
        verdict === "free"
          ? "border-accent bg-accent text-accent-foreground"
          : "border-dashed border-danger bg-surface text-foreground",
      )}
      style={{ top: offsetOf(stretch.from, window), height: heightOf(stretch) }}
    >
      <span className="block truncate">{label}</span>
      {verdict === "free" ? null : <span className="block truncate">{verdictWords[verdict]}</span>}
    </div>
  );
}
