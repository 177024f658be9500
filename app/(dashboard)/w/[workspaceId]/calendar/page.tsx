import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { daysShown, loadCalendarParams } from "@/components/calendar/calendar-params";
import { CalendarView } from "@/components/calendar/calendar-view";
import { spanOf } from "@/components/calendar/span";
import { dayOf } from "@/components/ui/time-words";
import { listBookings } from "@/lib/bookings/queries";
import { listResources } from "@/lib/bookings/resources";
import { occupying } from "@/lib/bookings/status";
import { now } from "@/lib/clock";
import { getWorkspace } from "@/lib/workspaces/queries";
import { loadPlace } from "../load-place";
import { queryText } from "../query-text";

export const metadata: Metadata = { title: "Calendar" };

type Props = { params: Promise<{ workspaceId: string }>; searchParams: Promise<SearchParams> };

/** More than a week of one workspace holds; the page itself asks for what may follow. */
const VISITS = 1_000;

export default async function CalendarPage({ params, searchParams }: Props) {
  const query = await searchParams;
  const { actor, facts } = await loadPlace((await params).workspaceId, `/calendar${queryText(query)}`);
  const at = now().getTime();
  const { view, day } = loadCalendarParams(query);
  const span = spanOf(daysShown(view, day ?? dayOf(at, facts.timeZone)), facts.timeZone);
  const [bookings, resources, workspace] = await Promise.all([
    listBookings(actor, {
      from: new Date(span.from),
      until: new Date(span.until),
      status: [...occupying],
      limit: VISITS,
      order: "asc",
    }),
    listResources(actor, { archived: "false", limit: 200 }),
    getWorkspace(actor),
  ]);
  return (
    <CalendarView
      first={{ span, data: bookings.data, resources: resources.data, at }}
      hours={workspace.opening_hours}
      slotMinutes={workspace.booking_rules.slot_minutes}
    />
  );
}
