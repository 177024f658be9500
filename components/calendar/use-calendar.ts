"use client";

import { useMemo } from "react";
import { type Span, useSpan } from "@/components/bookings/use-bookings";
import { useClosures, useResources } from "@/components/bookings/use-setup";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { BookingView } from "@/lib/bookings/schema";
import type { ResourceView } from "@/lib/bookings/setup-schema";
import type { OpeningHours } from "@/lib/workspaces/schema";
import { type CalendarParams, daysShown } from "./calendar-params";
import { dayColumns, rosterColumns, weekColumns } from "./columns";
import { spanOf } from "./span";

/** What the server rendered the calendar with. */
export type FirstCalendar = { span: Span; data: BookingView[]; resources: ResourceView[]; at: number };

type Wish = Pick<CalendarParams, "view" | "who"> & { day: string };

/** How columns lie: a day of several, a week of one, or a week of several with a row for each. */
export type Layout = CalendarParams["view"] | "roster";

/** The columns of a day or a week, live. */
export function useCalendar({ view, day, who }: Wish, hours: OpeningHours | null, first: FirstCalendar) {
  const { timeZone } = useWorkspace();
  const days = useMemo(() => daysShown(view, day), [view, day]);
  const span = useMemo(() => spanOf(days, timeZone), [days, timeZone]);
  const bookings = useSpan(span, first);
  const closures = useClosures(span.from, span.until);
  const resources = useResources({ data: first.resources, at: first.at });
  const isRoster = view === "week" && who === null && (resources.data?.length ?? 0) > 1;
  const columns = useMemo(() => {
    const facts = {
      bookings: bookings.data ?? [],
      closures: closures.data ?? [],
      resources: resources.data ?? [],
      hours,
      timeZone,
    };
    if (isRoster) return rosterColumns(days, facts);
    return view === "day" ? dayColumns(day, who, facts) : weekColumns(days, who, facts);
  }, [bookings.data, closures.data, resources.data, hours, timeZone, view, day, days, who, isRoster]);
  const layout: Layout = isRoster ? "roster" : view;
  return {
    columns,
    layout,
    days,
    resources: resources.data,
    bookings: bookings.data,
    isStale: bookings.isPlaceholderData,
    isPending: bookings.isPending,
    trouble: {
      isError: bookings.isError || resources.isError,
      error: bookings.error ?? resources.error,
    },
  };
}
