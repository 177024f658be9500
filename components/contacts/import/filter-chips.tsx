"use client";

import { cn } from "@heroui/react";
import type { FilterChoice } from "./problem-filter";

type Props = { choices: FilterChoice[]; value: string; onChange: (id: string) => void };

/** Filters side by side, each with how many rows it shows; one is always on. */
export function FilterChips({ choices, value, onChange }: Props) {
  return (
    <fieldset className="flex gap-2 px-4 pb-4 max-md:overflow-x-auto max-md:py-1 md:flex-wrap md:px-5">
      <legend className="sr-only">Show</legend>
      {choices.map(({ id, label, count, severity }) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === value}
          onClick={() => onChange(id)}
          className={cn(
            "flex h-8 shrink-0 cursor-pointer items-center gap-2 rounded-full border px-3 text-sm transition-colors max-md:h-11",
            id === value
              ? "border-accent bg-accent-soft text-accent-soft-foreground"
              : "border-border hover:bg-surface-secondary",
          )}
        >
          {severity ? (
            <span
              aria-hidden
              className={cn("size-2 rounded-full", severity === "error" ? "bg-danger" : "bg-warning")}
            />
          ) : null}
          {label}
          <span className={cn("tabular-nums", id !== value && "text-muted")}>
            {count.toLocaleString("en-US")}
          </span>
        </button>
      ))}
    </fieldset>
  );
}
