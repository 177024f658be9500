"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { pageAnswer } from "@/components/shell/answer";
import { type Api, queryString } from "@/components/shell/api";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { BookingView } from "@/lib/bookings/schema";

const bookingEventList = async () => (await import("@/lib/bookings/schema")).bookingEventList;
const bookingView = async () => (await import("@/lib/bookings/schema")).bookingView;

const page = pageAnswer(bookingView);
const LIVE_MS = 4_000;
const PAGE = 1_000;
/** More in one week than any page could show. */
const MOST_PAGES = 5;

/** What takes its place on a calendar; what was called off does not. */
const SHOWN = "held,booked,confirmed,completed,no_show";

export type Span = { from: string; until: string };
export const spanKey = (workspaceId: number, span: Span) =>
  ["bookings", workspaceId, "span", span.from, span.until] as const;

/** Every visit between two moments, live while the page is seen. */
export function useSpan(span: Span, first?: { span: Span; data: BookingView[]; at: number }) {
  const { id, api } = useWorkspace();
  const isFirst = first?.span.from === span.from && first.span.until === span.until;
  return useQuery({
    queryKey: spanKey(id, span),
    queryFn: ({ signal }) => readSpan(api, span, signal),
    initialData: isFirst ? first.data : undefined,
    initialDataUpdatedAt: isFirst ? first.at : undefined,
    placeholderData: keepPreviousData,
    refetchInterval: LIVE_MS,
  });
}

async function readSpan(api: Api, span: Span, signal: AbortSignal): Promise<BookingView[]> {
  const rows: BookingView[] = [];
  let cursor: string | null = null;
  for (let n = 0; n < MOST_PAGES && (n === 0 || cursor !== null); n++) {
    const query = queryString({ ...span, status: SHOWN, limit: PAGE, cursor });
    const found: { data: BookingView[]; next_cursor: string | null } = await api.get(`/bookings${query}`, {
      answer: page,
      signal,
    });
    rows.push(...found.data);
    cursor = found.next_cursor;
  }
  return rows;
}

/** One visit, live while its drawer is open. */
export function useBooking(bookingId: number | null) {
  const { id, api } = useWorkspace();
  return useQuery({
    queryKey: ["bookings", id, "one", bookingId],
    queryFn: ({ signal }) => api.get(`/bookings/${bookingId}`, { answer: bookingView, signal }),
    enabled: bookingId !== null,
    refetchInterval: LIVE_MS,
  });
}

/** What happened to it, oldest first. */
export function useBookingEvents(bookingId: number, version: number) {
  const { id, api } = useWorkspace();
  return useQuery({
    queryKey: ["bookings", id, "events", bookingId, version],
    queryFn: async ({ signal }) =>
      (await api.get(`/bookings/${bookingId}/events`, { answer: bookingEventList, signal })).data,
    placeholderData: keepPreviousData,
  });
}

/** A person's visits: what is to come, soonest first, or what was, latest first. */
export function useVisits(contactId: number, side: "upcoming" | "past", limit: number) {
  const { id, api } = useWorkspace();
  return useQuery({
    queryKey: ["bookings", id, "contact", contactId, side, limit],
    queryFn: ({ signal }) => {
      const edge = new Date().toISOString();
      const query =
        side === "upcoming"
          ? { from: edge, status: "held,booked,confirmed" }
          : { until: edge, order: "desc", status: "booked,confirmed,completed,no_show,canceled" };
      return api.get(`/bookings${queryString({ contact_id: contactId, ...query, limit })}`, {
        answer: page,
        signal,
      });
    },
    refetchInterval: 15_000,
  });
}
