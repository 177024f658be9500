"use client";

import { cn, Label, ListBox, Select } from "@heroui/react";
import { ArrowRight } from "lucide-react";
import type { ImportView } from "@/lib/contacts/import/schema";
import { type Choice, LEAVE_OUT } from "./mapping";

type Props = {
  column: ImportView["columns"][number];
  choices: Choice[];
  value: string;
  onChange: (value: string) => void;
};

/** A column's name and first values, and what it is read as. */
export function ColumnRow({ column, choices, value, onChange }: Props) {
  const isOut = value === LEAVE_OUT;
  return (
    <li className="grid items-center gap-x-4 gap-y-2 px-4 py-3 md:grid-cols-[minmax(0,1fr)_1.25rem_18rem] md:px-5">
      <div className={cn("min-w-0", isOut && "opacity-60")}>
        <div className="truncate font-medium" dir="auto">
          {column.name}
        </div>
        <div className="truncate text-sm text-muted" dir="auto">
          {column.samples.length > 0 ? column.samples.join(" · ") : "Empty in the first rows"}
        </div>
      </div>
      <ArrowRight aria-hidden className="size-4 text-muted max-md:hidden" />
      <Select
        value={value}
        onChange={(key) => onChange(String(key ?? LEAVE_OUT))}
        variant="secondary"
        fullWidth
      >
        <Label className="sr-only">{column.name} is</Label>
        <Select.Trigger className={cn(isOut && "text-muted")}>
          <Select.Value className="truncate" />
          <Select.Indicator />
        </Select.Trigger>
        <Select.Popover>
          <ListBox aria-label={`${column.name} is`}>
            {choices.map((choice) => (
              <ListBox.Item key={choice.id} id={choice.id} textValue={choice.label}>
                {choice.label}
                <ListBox.ItemIndicator />
              </ListBox.Item>
            ))}
          </ListBox>
        </Select.Popover>
      </Select>
    </li>
  );
}
