"use client";

import { TextField } from "@heroui/react";
import { Input } from "@/components/ui/input";

type Props = { label: string; value: string; isInvalid?: boolean; onChange: (value: string) => void };

/** A time of day; its name is for those who listen, the row around it says the rest. */
export function TimeInput({ label, value, isInvalid, onChange }: Props) {
  return (
    <TextField
      aria-label={label}
      variant="secondary"
      value={value}
      isInvalid={isInvalid}
      // A browser gives "" while a time is half typed, and seconds where it shows them.
      onChange={(text) => onChange(text.slice(0, 5))}
      className="w-[8.25rem] max-md:w-32"
    >
      {/* A phone brings its own clock up at a touch; beside the mark for it the time would not fit. */}
      <Input
        type="time"
        className="tabular-nums max-md:[&::-webkit-calendar-picker-indicator]:hidden max-md:h-11"
      />
    </TextField>
  );
}
