"use client";

import { cn } from "@heroui/react";
import { Pick } from "./pick";

export type Option<K extends string> = { id: K; label: string };

type Props<K extends string> = {
  label: string;
  /** Shown when nothing is chosen, and as the first entry that clears the choice. */
  anything: string;
  value: K | null;
  options: readonly Option<K>[];
  onChange: (value: K | null) => void;
  className?: string;
};

const ANY = "any";

/** One choice out of a few, or none. */
export function Choice<K extends string>({ label, anything, value, options, onChange, className }: Props<K>) {
  return (
    <Pick
      label={label}
      isLabelHidden
      value={value ?? ANY}
      options={[{ id: ANY, label: anything }, ...options]}
      onPick={(id) => onChange(options.find((option) => option.id === id)?.id ?? null)}
      className={cn("min-w-0", className)}
      triggerClassName={cn(value && "border-accent/50 bg-accent-soft text-accent-soft-foreground")}
    />
  );
}
