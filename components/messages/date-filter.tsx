"use client";

import { Label, TextField } from "@heroui/react";
import { useState } from "react";
import { Choice } from "@/components/ui/choice";
import { useClock } from "@/components/ui/clock";
import { Input } from "@/components/ui/input";
import { addDays, dayOf } from "@/components/ui/time-words";

type Days = { from: string | null; to: string | null };
type Props = Days & { onChange: (days: Days) => void };

const presets = [
  { id: "today", label: "Today", from: 0, to: 0 },
  { id: "yesterday", label: "Yesterday", from: -1, to: -1 },
  { id: "week", label: "Last 7 days", from: -6, to: 0 },
  { id: "month", label: "Last 30 days", from: -29, to: 0 },
] as const;
type Preset = (typeof presets)[number]["id"] | "custom";

const options: { id: Preset; label: string }[] = [...presets, { id: "custom", label: "Pick days" }];

/** When: a few plain choices, or two days on the workspace's calendar. */
export function DateFilter({ from, to, onChange }: Props) {
  const { now, timeZone } = useClock();
  const today = dayOf(now, timeZone);
  const [isCustom, setCustom] = useState(false);
  const matching = presets.find((p) => from === addDays(today, p.from) && to === addDays(today, p.to));
  const value: Preset | null = isCustom ? "custom" : (matching?.id ?? (from || to ? "custom" : null));

  const pick = (id: Preset | null) => {
    const preset = presets.find((p) => p.id === id);
    setCustom(id === "custom");
    if (preset) onChange({ from: addDays(today, preset.from), to: addDays(today, preset.to) });
    if (id === null) onChange({ from: null, to: null });
  };

  return (
    <>
      <Choice
        label="When"
        anything="Any day"
        value={value}
        options={options}
        onChange={pick}
        className="max-md:col-span-2"
      />
      {value === "custom" ? (
        <div className="col-span-full flex flex-wrap items-end gap-3">
          <Day label="First day" value={from} max={to} onChange={(day) => onChange({ from: day, to })} />
          <Day label="Last day" value={to} min={from} onChange={(day) => onChange({ from, to: day })} />
        </div>
      ) : null}
    </>
  );
}

type DayProps = {
  label: string;
  value: string | null;
  min?: string | null;
  max?: string | null;
  onChange: (day: string | null) => void;
};

function Day({ label, value, min, max, onChange }: DayProps) {
  return (
    <TextField
      variant="secondary"
      value={value ?? ""}
      onChange={(text) => onChange(text || null)}
      className="w-44"
    >
      <Label>{label}</Label>
      <Input type="date" min={min ?? undefined} max={max ?? undefined} />
    </TextField>
  );
}
