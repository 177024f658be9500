"use client";

import { cn, Label, ListBox, Select } from "@heroui/react";

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
  const pick = (key: unknown) => onChange(options.find((option) => option.id === key)?.id ?? null);
  return (
    <Select className={cn("min-w-0", className)} value={value ?? ANY} onChange={pick} variant="secondary">
      <Label className="sr-only">{label}</Label>
      <Select.Trigger className={cn(value && "border-accent/50 bg-accent-soft text-accent-soft-foreground")}>
        <Select.Value className="truncate" />
        <Select.Indicator />
      </Select.Trigger>
      <Select.Popover>
        <ListBox aria-label={label}>
          {[{ id: ANY, label: anything }, ...options].map((option) => (
            <ListBox.Item key={option.id} id={option.id} textValue={option.label}>
              {option.label}
              <ListBox.ItemIndicator />
            </ListBox.Item>
          ))}
        </ListBox>
      </Select.Popover>
    </Select>
  );
}
