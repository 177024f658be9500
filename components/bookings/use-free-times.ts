"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { momentAt } from "@/components/calendar/day-clock";
import { queryString } from "@/components/shell/api";
import { useWorkspace } from "@/components/shell/workspace-context";
import { addDays } from "@/components/ui/time-words";
import { availability } from "@/lib/bookings/schema";

export type Wish = {
  serviceId: number | null;
  resourceId: number | null;
  partySize: number | null;
  day: string;
  /** A visit that is being moved: its own time counts as free. */
  ignoreBookingId?: number;
};

/** How far "the next free day" is looked for. */
const AHEAD_DAYS = 60;

const queryOf = ({ serviceId, resourceId, partySize, ignoreBookingId }: Wish) => ({
  service_id: serviceId,
  resource_id: resourceId,
  party_size: partySize,
  ignore_booking_id: ignoreBookingId,
  for: "staff",
});

/** The free times of one day; asked again often, because others book too. */
export function useFreeTimes(wish: Wish) {
  const { id, api, timeZone } = useWorkspace();
  const from = new Date(momentAt(wish.day, 0, timeZone)).toISOString();
  const until = new Date(momentAt(addDays(wish.day, 1), 0, timeZone)).toISOString();
  return useQuery({
    queryKey: ["availability", id, wish],
    queryFn: async ({ signal }) =>
      (
        await api.get(`/availability${queryString({ ...queryOf(wish), from, until })}`, {
          answer: availability,
          signal,
        })
      ).data.filter((slot) => slot.starts_at >= from),
    enabled: wish.serviceId !== null && !Number.isNaN(Date.parse(from)),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  });
}

/** The first free time after a day on which nothing is; null when there is none for a while. */
export function useNextFree(wish: Wish, isEnabled: boolean) {
  const { id, api, timeZone } = useWorkspace();
  return useQuery({
    queryKey: ["availability", id, "next", wish],
    queryFn: async ({ signal }) => {
      const from = new Date(momentAt(addDays(wish.day, 1), 0, timeZone)).toISOString();
      const until = new Date(momentAt(addDays(wish.day, AHEAD_DAYS), 0, timeZone)).toISOString();
      const query = queryString({ ...queryOf(wish), from, until, limit: 1 });
      const found = await api.get(`/availability${query}`, { answer: availability, signal });
      return found.data[0]?.starts_at ?? null;
    },
    enabled: isEnabled && wish.serviceId !== null,
  });
}
