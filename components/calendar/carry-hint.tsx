"use client";

import { cn, Kbd } from "@heroui/react";
import { guestOf, weekdayWords } from "@/components/bookings/words";
import { type Column, verdictAt } from "./columns";
import { minuteWords } from "./day-clock";
import type { Layout } from "./use-calendar";
import type { Carried } from "./use-carry";

type Props = { carried: Carried | null; column: Column | undefined; layout: Layout };

const verdictWords = { free: "", taken: " Taken by another visit.", closed: " Outside of hours." } as const;

/** Where a visit that is moved by keys would come to stand: shown at the foot of the grid, and spoken. */
export function CarryHint({ carried, column, layout }: Props) {
  const isByKeys = carried?.by === "keys" && column !== undefined;
  const words = isByKeys ? placeWords(carried, column, layout) : "";
  return (
    <>
      <p aria-live="assertive" className="sr-only">
        {isByKeys
          ? `Moving ${guestOf(carried.booking)}: ${words} ${spokenKeys[layout]}, Enter saves, Escape stops.`
          : ""}
      </p>
      <div
        aria-hidden
        className={cn(
          "pointer-events-none absolute inset-x-0 bottom-4 z-30 flex justify-center px-4 transition-opacity",
          isByKeys ? "opacity-100" : "opacity-0",
        )}
      >
        {isByKeys ? (
          <p className="flex max-w-full flex-wrap items-center gap-x-3 gap-y-1 rounded-2xl bg-foreground px-4 py-2.5 text-sm text-background shadow-lg">
            <span className="font-medium tabular-nums">{words}</span>
            <span className="flex items-center gap-1.5 text-background/80">
              <Key>↑ ↓ ← →</Key> move
              {layout === "roster" ? (
                <>
                  <Key>Page ↑ ↓</Key> time
                </>
              ) : null}
              <Key>Enter</Key> save <Key>Esc</Key> stop
            </span>
          </p>
        ) : null}
      </div>
    </>
  );
}

const Key = ({ children }: { children: string }) => (
  <Kbd className="h-5 bg-background/15 text-background">
    <Kbd.Content>{children}</Kbd.Content>
  </Kbd>
);

const spokenKeys: Record<Layout, string> = {
  day: "Arrow keys move",
  week: "Arrow keys move",
  roster: "Arrow keys go to other people and days, Page Up and Page Down change the time",
};

function placeWords(carried: Carried, column: Column, layout: Layout): string {
  const { booking, minute, length } = carried;
  const resource = column.resource ?? booking.resource;
  const verdict = verdictAt(column, { from: minute, until: minute + length }, { id: booking.id, resource });
  const who = layout === "week" ? null : `with ${resource.name}`;
  const day = layout === "day" ? null : weekdayWords(column.day);
  const where = [day, who].filter(Boolean).join(" ");
  return `${minuteWords(minute)} ${where}.${verdictWords[verdict]}`;
}
