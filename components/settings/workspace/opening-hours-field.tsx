"use client";

import { Button, cn } from "@heroui/react";
import { Plus, X } from "lucide-react";
import { type Control, Controller, useFormState } from "react-hook-form";
import type { OpeningHours } from "@/lib/workspaces/schema";
import { type Weekday, weekdays } from "@/lib/workspaces/weekdays";
import { TimeInput } from "./time-input";

export const dayNames: Record<Weekday, string> = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};

export const closedWeek: OpeningHours = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

type Form = { opening_hours: OpeningHours | null };
type Span = { start: string; end: string };

/** The week of a form, with what is wrong beside its day. */
export function OpeningHoursField({ control }: { control: Control<Form> }) {
  const { errors } = useFormState({ control });
  return (
    <Controller
      name="opening_hours"
      control={control}
      render={({ field: { value, onChange } }) => (
        <OpeningHoursEditor
          week={value ?? closedWeek}
          onChange={onChange}
          errorAt={(day, n) => {
            const error = errors.opening_hours?.[day]?.[n];
            return error?.start?.message ?? error?.end?.message ?? error?.message;
          }}
        />
      )}
    />
  );
}

type EditorProps = {
  week: OpeningHours;
  onChange: (week: OpeningHours) => void;
  errorAt: (day: Weekday, n: number) => string | undefined;
};

/** The week, day by day: one span or several with a break, or closed. */
export function OpeningHoursEditor({ week, onChange, errorAt }: EditorProps) {
  const set = (day: Weekday, spans: Span[]) => onChange({ ...week, [day]: spans });
  const copy = () => onChange({ ...week, tue: week.mon, wed: week.mon, thu: week.mon, fri: week.mon });
  return (
    <div>
      <ul className="divide-y divide-separator">
        {weekdays.map((day) => (
          <Day
            key={day}
            name={dayNames[day]}
            spans={week[day]}
            errorAt={(n) => errorAt(day, n)}
            onChange={(spans) => set(day, spans)}
          />
        ))}
      </ul>
      <Button size="sm" variant="secondary" className="mt-4 max-md:h-11" onPress={copy}>
        Copy Monday to all weekdays
      </Button>
    </div>
  );
}

type DayProps = {
  name: string;
  spans: Span[];
  errorAt: (n: number) => string | undefined;
  onChange: (spans: Span[]) => void;
};

const usual: Span = { start: "09:00", end: "17:00" };

function Day({ name, spans, errorAt, onChange }: DayProps) {
  const change = (n: number, part: Partial<Span>) =>
    onChange(spans.map((span, i) => (i === n ? { ...span, ...part } : span)));
  const last = spans.at(-1);
  const add = () => onChange([...spans, last ? { start: last.end, end: "22:00" } : usual]);
  return (
    <li className="grid gap-x-4 gap-y-2 py-3 first:pt-0 sm:grid-cols-[7rem_1fr_auto]">
      <p className="pt-2 font-medium sm:font-normal">{name}</p>
      <div className="space-y-2">
        {spans.length === 0 ? <p className="py-2 text-muted">Closed</p> : null}
        {spans.map((span, n) => (
          <div key={n}>
            <div className="flex items-center gap-2">
              <TimeInput
                label={`${name}, opens`}
                value={span.start}
                isInvalid={errorAt(n) !== undefined}
                onChange={(start) => change(n, { start })}
              />
              <span aria-hidden className="text-muted">
                –
              </span>
              <TimeInput
                label={`${name}, closes`}
                value={span.end}
                isInvalid={errorAt(n) !== undefined}
                onChange={(end) => change(n, { end })}
              />
              <Button
                isIconOnly
                size="sm"
                variant="ghost"
                className="max-md:size-11"
                aria-label={`Remove ${name} ${span.start} to ${span.end}`}
                onPress={() => onChange(spans.filter((_, i) => i !== n))}
              >
                <X aria-hidden className="size-4" />
              </Button>
            </div>
            <p aria-live="polite" className={cn("text-xs", errorAt(n) ? "text-danger" : "text-muted")}>
              {errorAt(n) ?? (span.end <= span.start ? "Until the next day" : null)}
            </p>
          </div>
        ))}
      </div>
      <Button
        size="sm"
        variant="ghost"
        className="justify-self-start max-md:-ml-3 max-md:h-11"
        isDisabled={spans.length >= 4}
        aria-label={spans.length === 0 ? `Open on ${name}` : `Add hours on ${name}`}
        onPress={add}
      >
        <Plus aria-hidden className="size-4" />
        {spans.length === 0 ? "Open" : "Add hours"}
      </Button>
    </li>
  );
}
