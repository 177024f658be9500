"use client";

import { Button, Label, TextField } from "@heroui/react";
import { ChevronLeft, ChevronRight, Hourglass } from "lucide-react";
import { dayTitle } from "@/components/bookings/words";
import { Choice } from "@/components/ui/choice";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { dayWords } from "@/components/ui/time-words";
import type { ResourceView } from "@/lib/bookings/setup-schema";
import type { CalendarParams } from "./calendar-params";

type Props = {
  view: CalendarParams["view"];
  days: readonly string[];
  day: string;
  today: string;
  who: number | null;
  resources: readonly ResourceView[];
  waiting: number | null;
  onDay: (day: string) => void;
  onStep: (by: 1 | -1) => void;
  onView: (view: CalendarParams["view"]) => void;
  onWho: (who: number | null) => void;
  onWaitlist: () => void;
};

/** Which day, of whom, and how much of it. */
export function CalendarToolbar(props: Props) {
  const { view, days, day, today, who, resources, waiting, onDay, onStep, onView, onWho, onWaitlist } = props;
  const step = view === "day" ? "day" : "week";
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-separator p-3">
      <Button
        variant="secondary"
        aria-keyshortcuts="t"
        isDisabled={day === today}
        onPress={() => onDay(today)}
      >
        Today
      </Button>
      <div className="flex">
        <Button isIconOnly variant="ghost" aria-label={`Previous ${step}`} onPress={() => onStep(-1)}>
          <ChevronLeft aria-hidden />
        </Button>
        <Button isIconOnly variant="ghost" aria-label={`Next ${step}`} onPress={() => onStep(1)}>
          <ChevronRight aria-hidden />
        </Button>
      </div>
      <h2 className="min-w-0 truncate font-semibold tracking-tight max-md:sr-only">
        {titleOf(view, days, today)}
      </h2>
      <div className="ml-auto flex items-center gap-2 max-md:contents">
        <TextField
          variant="secondary"
          value={day}
          onChange={(text) => (/^20\d\d-\d\d-\d\d$/.test(text) ? onDay(text) : undefined)}
          className="w-40 max-lg:hidden"
        >
          <Label className="sr-only">Go to a day</Label>
          <Input type="date" className="tabular-nums" />
        </TextField>
        {resources.length > 1 ? (
          <Choice
            label="Whose calendar"
            anything="Everybody"
            value={who === null ? null : String(who)}
            options={resources.map((one) => ({ id: String(one.id), label: one.name }))}
            onChange={(id) => onWho(id === null ? null : Number(id))}
            className="w-36 max-md:order-1 max-md:w-auto max-md:min-w-40 max-md:flex-1"
          />
        ) : null}
        <Segmented
          label="How much"
          options={[
            { id: "day", face: "Day" },
            { id: "week", face: "Week" },
          ]}
          chosen={view}
          onChoose={onView}
          className="max-md:ml-auto"
          optionClassName="max-md:h-11"
        />
        <Button variant="tertiary" className="max-md:order-2" onPress={onWaitlist}>
          <Hourglass aria-hidden />
          Waitlist
          {waiting !== null && waiting > 0 ? <span className="tabular-nums">{waiting}</span> : null}
        </Button>
      </div>
    </div>
  );
}

function titleOf(view: CalendarParams["view"], days: readonly string[], today: string): string {
  const [first = today, last = first] = [days[0], days.at(-1)];
  if (view === "day") {
    const title = dayTitle(first, today);
    return /^(Today|Tomorrow|Yesterday)$/.test(title) ? `${title}, ${dayWords(first, today)}` : title;
  }
  return first.slice(0, 7) === last.slice(0, 7)
    ? `${dayWords(first, today)} – ${Number(last.slice(8))}`
    : `${dayWords(first, today)} – ${dayWords(last, today)}`;
}
