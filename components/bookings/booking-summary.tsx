"use client";

import { type Control, useWatch } from "react-hook-form";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import { clockTime } from "@/components/ui/time-words";
import type { ResourceView, ServiceView } from "@/lib/bookings/setup-schema";
import type { BookingForm } from "./booking-form";
import { useFreeTimes, type Wish } from "./use-free-times";
import { priceWords, whenWords } from "./words";

type Props = {
  control: Control<BookingForm>;
  service: ServiceView | undefined;
  resources: readonly ResourceView[];
  wish: Wish;
};

const MINUTE_MS = 60_000;

/** What will be written down, in a sentence: until when it lasts and what it costs. */
export function BookingSummary({ control, service, resources, wish }: Props) {
  const { timeZone } = useWorkspace();
  const { now } = useClock();
  const { data: free } = useFreeTimes(wish);
  const startsAt = useWatch({ control, name: "starts_at" });
  if (!service || startsAt === "") return null;
  const at = Date.parse(startsAt);
  const likely = free?.find((slot) => Date.parse(slot.starts_at) === at)?.resource_ids[0];
  const withId = wish.resourceId ?? likely;
  const name = resources.find(({ id }) => id === withId)?.name;
  const price = priceWords(service);
  return (
    <p role="status" className="rounded-xl bg-surface-secondary px-4 py-3 text-sm">
      <span className="font-medium">{service.name}</span>, {whenWords(startsAt, timeZone, now)}, until{" "}
      {clockTime(at + service.duration_minutes * MINUTE_MS, timeZone)}
      {name ? `, with ${name}` : ""}
      {price ? `. ${price[0]?.toUpperCase()}${price.slice(1)}` : ""}.
    </p>
  );
}
