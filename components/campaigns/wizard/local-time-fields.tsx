"use client";

import { FieldError, Label, TextField } from "@heroui/react";
import { useClock } from "@/components/ui/clock";
import { Input } from "@/components/ui/input";
import { addDays, dayOf, hourWords } from "@/components/ui/time-words";
import { dayPhrase } from "../words";
import { type Draft, faultOf } from "./draft";
import { startOf } from "./when-choice";

/** An hour on each recipient's own clock, and the first day on which it counts. */
export function LocalTimeFields({ draft }: { draft: Draft }) {
  const { choices, change } = draft;
  const { now, timeZone } = useClock();
  const today = dayOf(now, timeZone);
  const day = choices.send_at === null ? today : dayOf(Date.parse(choices.send_at), timeZone);
  const fault =
    faultOf(draft, "send_at") ??
    faultOf(draft, "local_time") ??
    (day < today ? "This day has passed." : undefined);
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap gap-3">
        <TextField
          variant="secondary"
          value={choices.local_time ?? ""}
          onChange={(time) => /^\d{2}:\d{2}$/.test(time) && change({ local_time: time })}
          className="w-36"
        >
          <Label>Hour</Label>
          <Input type="time" />
        </TextField>
        <TextField
          variant="secondary"
          value={day}
          onChange={(next) => {
            if (!/^\d{4}-\d{2}-\d{2}$/.test(next)) return;
            change({ send_at: next === today ? null : startOf(next, timeZone) });
          }}
          isInvalid={fault !== undefined}
          className="w-44"
        >
          <Label>Day</Label>
          <Input type="date" min={today} max={addDays(today, 366)} />
          {fault ? <FieldError>{fault}</FieldError> : null}
        </TextField>
      </div>
      <p className="text-sm text-muted">
        {choices.local_time ? `${hourWords(choices.local_time)} on each person’s own clock` : null}
        {fault ? null : `, ${dayPhrase(Date.parse(startOf(day, timeZone) ?? ""), now, timeZone)}`}. Whose hour
        has passed gets it the next day; where the place is not known, the strictest clock counts.
      </p>
    </div>
  );
}
