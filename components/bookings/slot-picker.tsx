"use client";

import { Button, cn, Label, Skeleton, TextField } from "@heroui/react";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import { Input } from "@/components/ui/input";
import { addDays, clockTime, dayOf, hourOf } from "@/components/ui/time-words";
import type { SlotView } from "@/lib/bookings/schema";
import { useFreeTimes, useNextFree, type Wish } from "./use-free-times";
import { dayTitle, whenWords } from "./words";

type Props = {
  wish: Wish;
  value: string;
  error?: string;
  onDay: (day: string) => void;
  onPick: (startsAt: string) => void;
};

const parts = [
  { label: "Morning", until: 12 },
  { label: "Afternoon", until: 17 },
  { label: "Evening", until: 24 },
] as const;

/** A day, and its free times as buttons; where there are none, the next day that has some. */
export function SlotPicker({ wish, value, error, onDay, onPick }: Props) {
  const { timeZone } = useWorkspace();
  const { now } = useClock();
  const free = useFreeTimes(wish);
  const slots = free.data ?? [];
  const isAsked = wish.serviceId !== null;
  const isEmpty = isAsked && free.isSuccess && !free.isPlaceholderData && slots.length === 0;
  const groups = parts.map(({ label, until }, n) => ({
    label,
    slots: slots.filter(({ starts_at }) => {
      const hour = hourOf(Date.parse(starts_at), timeZone);
      return hour < until && hour >= (parts[n - 1]?.until ?? 0);
    }),
  }));
  return (
    <fieldset className="min-w-0">
      <legend className="label mb-1">When</legend>
      <DayBar day={wish.day} today={dayOf(now, timeZone)} onDay={onDay} />
      <div aria-live="polite" className={cn("mt-3", isAsked && "min-h-24")}>
        {!isAsked ? (
          <p className="text-sm text-muted">
            {Number.isNaN(Date.parse(value))
              ? "Choose a service, and its free times appear here."
              : `At ${clockTime(Date.parse(value), timeZone)}. Choose a service to see whether that is free.`}
          </p>
        ) : free.isError ? (
          <p className="text-sm text-danger">{free.error.message}</p>
        ) : free.isPending ? (
          <div role="status" aria-label="Looking for free times" className="flex flex-wrap gap-2">
            {Array.from({ length: 8 }, (_, n) => (
              <Skeleton key={n} className="h-9 w-20 rounded-full max-md:h-11" />
            ))}
          </div>
        ) : isEmpty ? (
          <NothingFree wish={wish} onDay={onDay} />
        ) : (
          <div className={cn("space-y-3", free.isPlaceholderData && "opacity-60")}>
            {groups
              .filter((group) => group.slots.length > 0)
              .map((group) => (
                <Times key={group.label} {...group} value={value} onPick={onPick} />
              ))}
          </div>
        )}
      </div>
      {error ? (
        <p role="alert" className="mt-1 text-xs text-danger">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}

type DayProps = { day: string; today: string; onDay: (day: string) => void };

function DayBar({ day, today, onDay }: DayProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button
        isIconOnly
        variant="tertiary"
        aria-label="The day before"
        onPress={() => onDay(addDays(day, -1))}
      >
        <ChevronLeft aria-hidden />
      </Button>
      <TextField
        variant="secondary"
        value={day}
        // A browser gives "" while a day is half typed.
        onChange={(text) => (/^[12]\d{3}-\d\d-\d\d$/.test(text) ? onDay(text) : undefined)}
        className="w-40"
      >
        <Label className="sr-only">Day</Label>
        <Input type="date" className="tabular-nums" />
      </TextField>
      <Button isIconOnly variant="tertiary" aria-label="The next day" onPress={() => onDay(addDays(day, 1))}>
        <ChevronRight aria-hidden />
      </Button>
      <p className="ml-1 text-sm font-medium">{dayTitle(day, today)}</p>
    </div>
  );
}

type TimesProps = { label: string; slots: SlotView[]; value: string; onPick: (startsAt: string) => void };

function Times({ label, slots, value, onPick }: TimesProps) {
  const { timeZone } = useWorkspace();
  const chosen = Date.parse(value);
  return (
    <div>
      <p className="mb-1.5 text-xs text-muted">{label}</p>
      <ul aria-label={label} className="flex flex-wrap gap-1.5">
        {slots.map(({ starts_at }) => {
          const isChosen = Date.parse(starts_at) === chosen;
          return (
            <li key={starts_at}>
              <button
                type="button"
                aria-pressed={isChosen}
                onClick={() => onPick(starts_at)}
                className={cn(
                  "h-9 min-w-[4.75rem] cursor-pointer rounded-full border px-3 text-sm tabular-nums transition-colors max-md:h-11",
                  isChosen
                    ? "border-accent bg-accent font-medium text-accent-foreground"
                    : "border-border bg-surface hover:border-accent/60 hover:bg-accent-soft",
                )}
              >
                {clockTime(Date.parse(starts_at), timeZone)}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function NothingFree({ wish, onDay }: { wish: Wish; onDay: (day: string) => void }) {
  const { timeZone } = useWorkspace();
  const { now } = useClock();
  const next = useNextFree(wish, true);
  const day = next.data ? dayOf(Date.parse(next.data), timeZone) : null;
  return (
    <div className="rounded-xl bg-surface-secondary px-4 py-3 text-sm">
      <p className="font-medium">Nothing is free on this day.</p>
      {next.isPending ? (
        <p className="text-muted">Looking further ahead…</p>
      ) : next.data && day ? (
        <Button size="sm" variant="secondary" className="mt-2 max-md:h-11" onPress={() => onDay(day)}>
          Next free: {whenWords(next.data, timeZone, now)}
        </Button>
      ) : (
        <p className="text-muted">Nothing for the two months after it either. Who does it, and when?</p>
      )}
    </div>
  );
}
