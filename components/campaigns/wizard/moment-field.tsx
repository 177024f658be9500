"use client";

import { Description, FieldError, Label, TextField } from "@heroui/react";
import type { ReactNode } from "react";
import { useEffect, useState } from "react";
import { clockChangeWords } from "@/components/messages/send/planned-time";
import { useClock } from "@/components/ui/clock";
import { Input } from "@/components/ui/input";
import { addDays, dayOf } from "@/components/ui/time-words";
import { localOf, momentOf } from "./when-choice";

type Props = {
  label: string;
  value: string | null;
  onChange: (moment: string) => void;
  error: string | undefined;
  hint?: ReactNode;
};

/** A day and an hour on the workspace's clock; half typed, it changes nothing. */
export function MomentField({ label, value, onChange, error, hint }: Props) {
  const { now, timeZone } = useClock();
  const [typed, setTyped] = useState(localOf(value, timeZone));
  useEffect(() => setTyped(localOf(value, timeZone)), [value, timeZone]);
  const today = dayOf(now, timeZone);
  const change = clockChangeWords(typed, timeZone, today);
  return (
    <TextField
      variant="secondary"
      value={typed}
      onChange={(next) => {
        setTyped(next);
        const moment = momentOf(next, timeZone);
        if (moment) onChange(moment);
      }}
      isInvalid={error !== undefined}
      className="max-w-xs"
    >
      <Label>{label}</Label>
      <Input type="datetime-local" min={`${today}T00:00`} max={`${addDays(today, 366)}T23:59`} />
      {error ? <FieldError>{error}</FieldError> : null}
      {hint || change ? (
        <Description>
          {hint} {change}
        </Description>
      ) : null}
    </TextField>
  );
}
