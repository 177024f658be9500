import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { invalid } from "@/lib/errors";
import { countDays, dayFigures } from "./days";
import { toFigures } from "./figures";
import { readFirstSteps } from "./first-steps";
import { daysApart, daysOf, localDay, plusDays } from "./local-days";
import { readPlace } from "./place";
import type { DeliveryMetrics, DeliveryMetricsQuery, OverviewView } from "./schema";

const LONGEST_DAYS = 92;
const TWO_WEEKS = 14;

/**
 * How texts fared, by day and status, between two days of the workspace's calendar, both included. Left out, the
 * span is the last two weeks. @throws Problem 422 `span_invalid` when it ends before it starts or is too long.
 */
export async function readDeliveryMetrics(
  actor: Actor,
  query: DeliveryMetricsQuery,
): Promise<DeliveryMetrics> {
  authorize(actor, "messages:read");
  const { timeZone } = await readPlace(actor);
  const today = localDay(now(), timeZone);
  const end = query.end_date ?? laterOf(query.start_date ?? today, today);
  const start = query.start_date ?? plusDays(end, 1 - TWO_WEEKS);
  const length = daysApart(start, end) + 1;
  if (length < 1 || length > LONGEST_DAYS) {
    const message = length < 1 ? "Ends before it starts." : `Ask for ${LONGEST_DAYS} days at most.`;
    throw invalid("end_date", "span_invalid", message);
  }
  const counted = await countDays(actor.workspaceId, timeZone, daysOf(start, end));
  const optOuts = counted.reduce((total, each) => total + each.optOuts, 0);
  const totals = toFigures(
    counted.flatMap((each) => each.tallies),
    optOuts,
  );
  return {
    start_date: start,
    end_date: end,
    time_zone: timeZone,
    delivery_rate: totals.delivery_rate,
    totals,
    days: counted.map(dayFigures),
  };
}

/** The fortnight of the overview, today last, and what a new workspace has yet to do. */
export async function readOverview(actor: Actor): Promise<OverviewView> {
  const [{ time_zone, days }, first_steps] = await Promise.all([
    readDeliveryMetrics(actor, {}),
    readFirstSteps(actor.workspaceId),
  ]);
  return { time_zone, days, first_steps };
}

const laterOf = (a: string, b: string): string => (a > b ? a : b);
