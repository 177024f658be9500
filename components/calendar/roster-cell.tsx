"use client";

import { cn } from "@heroui/react";
import { Plus } from "lucide-react";
import { type CarryPreview, verdictWords } from "./carry-preview";
import type { Column } from "./columns";
import { DAY_MINUTES } from "./day-clock";
import { freeMinutes, freeWords } from "./free-time";
import { RosterVisit } from "./roster-visit";
import type { VisitHandlers } from "./visit-button";

/** More of one person on one day are a press away: a week should be seen at once. */
const MOST = 9;

type Props = VisitHandlers & {
  column: Column;
  label: string;
  /** From which minute of this day on somebody could still come; null on days that are over. */
  freeFrom: number | null;
  isToday: boolean;
  openId: number | null;
  carriedId: number | null;
  preview: CarryPreview | null;
  onDay: () => void;
  onNew: (() => void) | null;
};

/** One person's day in the week of everybody: who comes when, and how much time is left. */
export function RosterCell({ column, label, isToday, preview, onDay, onNew, ...props }: Props) {
  const visits = column.visits.toSorted((a, b) => a.from - b.from || a.booking.id - b.booking.id);
  // One that is carried here stays in sight; a tenth line is no shorter than "1 more".
  const shown = visits.length <= MOST ? visits : visits.slice(0, MOST - 1);
  const isClosed = column.open.length === 0;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a field set is for forms
    <div
      role="group"
      aria-label={label}
      data-column={column.key}
      className={cn(
        "group/cell relative isolate flex min-w-0 flex-col gap-0.5 border-b border-l border-separator p-1 pb-1.5",
        isClosed ? "bg-surface-secondary" : isToday && "bg-accent-soft/25",
      )}
    >
      {onNew ? (
        // The calendar's own key books too: a stop for every day of everybody would keep the visits out of reach.
        <button
          type="button"
          tabIndex={-1}
          aria-label={`Book here: ${label}`}
          onClick={onNew}
          className="absolute inset-0 -z-10 cursor-pointer"
        >
          <span className="absolute right-1 bottom-1 grid size-5 place-items-center rounded-md bg-accent-soft text-accent-soft-foreground opacity-0 transition-opacity group-hover/cell:opacity-100 motion-reduce:transition-none">
            <Plus aria-hidden className="size-3.5" />
          </span>
        </button>
      ) : null}
      <ul className="flex flex-col gap-0.5">
        {shown.map((visit) => (
          <RosterVisit
            key={visit.booking.id}
            visit={visit}
            isOpen={visit.booking.id === props.openId}
            isCarried={visit.booking.id === props.carriedId}
            onOpen={props.onOpen}
            onPointerDown={props.onPointerDown}
            onKeyDown={props.onKeyDown}
            onBlur={props.onBlur}
          />
        ))}
      </ul>
      {shown.length < visits.length ? (
        <button
          type="button"
          onClick={onDay}
          className="h-6.5 cursor-pointer rounded-md px-1.5 text-left text-xs font-medium text-accent-soft-foreground hover:bg-surface-secondary pointer-coarse:h-10"
        >
          {visits.length - shown.length} more
        </button>
      ) : null}
      <p className="pointer-events-none mt-auto truncate px-1 pt-0.5 pr-6 text-xs text-muted tabular-nums">
        {foot(column, props.freeFrom)}
      </p>
      {preview ? <Preview {...preview} /> : null}
    </div>
  );
}

function foot(column: Column, freeFrom: number | null): string {
  const whole = column.off.find(({ from, until }) => from === 0 && until === DAY_MINUTES);
  if (whole) return whole.label;
  if (column.open.length === 0) return column.visits.length === 0 ? "Off" : "";
  // A day that is over by now has nothing left and is not full.
  const isOver = freeFrom === null || column.open.every(({ until }) => until <= freeFrom);
  return isOver ? "" : freeWords(freeMinutes(column, freeFrom));
}

const Preview = ({ label, verdict }: CarryPreview) => (
  <div
    aria-hidden
    className={cn(
      "pointer-events-none absolute inset-0 z-20 flex flex-col justify-end rounded-lg border-2 p-1 text-xs leading-tight font-medium tabular-nums",
      verdict === "free" ? "border-accent bg-accent-soft/60" : "border-dashed border-danger",
    )}
  >
    <span
      className={cn(
        "rounded-md px-1.5 py-1 shadow-lg",
        verdict === "free" ? "bg-accent text-accent-foreground" : "bg-surface text-foreground",
      )}
    >
      <span className="block truncate">{label}</span>
      {verdict === "free" ? null : <span className="block truncate">{verdictWords[verdict]}</span>}
    </span>
  </div>
);
