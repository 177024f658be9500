"use client";

import { Button, Label, Switch, TextField } from "@heroui/react";
import { useState } from "react";
import { minutesOfClock, momentAt } from "@/components/calendar/day-clock";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { clockTime, dayOf, wallClock } from "@/components/ui/time-words";
import { SlotPicker } from "./slot-picker";
import { useFreeTimes, type Wish } from "./use-free-times";

export type Timed = { startsAt: string; force: boolean };
type Props = {
  value: Timed;
  error?: string;
  wish: Wish;
  onChange: (value: Timed) => void;
  onDay: (day: string) => void;
};

/** A free time, or any other one that staff ask for in so many words. */
export function TimeFields({ value, error, wish, onChange, onDay }: Props) {
  const { timeZone } = useWorkspace();
  const [isOwn, setOwn] = useState(false);
  const free = useFreeTimes(wish);
  const chosen = Date.parse(value.startsAt);
  const isOnDay = value.startsAt !== "" && dayOf(chosen, timeZone) === wish.day;
  const isSure = wish.serviceId !== null && free.isSuccess && !free.isPlaceholderData;
  const isFree = free.data?.some((slot) => Date.parse(slot.starts_at) === chosen) ?? false;
  const pick = (startsAt: string) => onChange({ startsAt, force: false });
  const turnTo = (day: string) => {
    // The hour is kept: "the same time next week" is what people ask for.
    if (value.startsAt !== "") {
      const minute = minutesOfClock(wallClock(chosen, timeZone));
      pick(new Date(momentAt(day, minute, timeZone)).toISOString());
    }
    onDay(day);
  };
  return (
    <div className="space-y-3">
      <SlotPicker wish={wish} value={value.startsAt} error={error} onDay={turnTo} onPick={pick} />
      {isOwn ? (
        <TextField
          variant="secondary"
          className="w-40"
          value={isOnDay ? wallClock(chosen, timeZone) : ""}
          onChange={(time) => {
            if (!/^\d\d:\d\d/.test(time)) return;
            pick(new Date(momentAt(wish.day, minutesOfClock(time), timeZone)).toISOString());
          }}
        >
          <Label>Another time</Label>
          <Input type="time" className="tabular-nums" />
        </TextField>
      ) : wish.serviceId === null ? null : (
        <Button size="sm" variant="ghost" className="-ml-3 max-md:h-11" onPress={() => setOwn(true)}>
          Another time
        </Button>
      )}
      {isSure && isOnDay && !isFree ? (
        <Notice
          tone="wait"
          role="status"
          title={`${clockTime(chosen, timeZone)} is not among the free times.`}
        >
          <p>It is closed then, somebody is away, or the time is too short.</p>
          <Switch
            isSelected={value.force}
            onChange={(force) => onChange({ ...value, force })}
            className="mt-2 min-h-8 max-md:min-h-11"
          >
            <Switch.Content>
              <Switch.Control>
                <Switch.Thumb />
              </Switch.Control>
              Take this time all the same
            </Switch.Content>
          </Switch>
        </Notice>
      ) : null}
    </div>
  );
}
