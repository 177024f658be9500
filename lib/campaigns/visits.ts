import { raw, type Tx } from "@/db/client";
import type { ResultsView } from "./results-schema";

/** Visits that count for a campaign, as they stand today, with what they are worth. */
export async function readVisits(
  tx: Tx,
  workspaceId: number,
  campaignId: number,
): Promise<ResultsView["visits"]> {
  const rows = await raw(tx)<{ currency: string; count: number; value: number }[]>`
    select currency, count(*) as count, coalesce(sum(price_micros), 0)::bigint as value from bookings
    where workspace_id = ${workspaceId} and campaign_id = ${campaignId} and status in ('booked', 'confirmed', 'completed')
    group by currency order by currency`;
  return {
    count: rows.reduce((sum, { count }) => sum + count, 0),
    value: rows.flatMap(({ currency, value }) => (value > 0 ? [{ currency, value_micros: value }] : [])),
  };
}
