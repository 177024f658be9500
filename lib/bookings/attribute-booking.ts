import { raw, type Tx } from "@/db/client";
import { hours, later, now } from "@/lib/clock";

/**
 * The campaign that a visit booked now counts for: the last one whose text went out to this person within so many
 * days; null when none did, or when nothing is attributed (0 days).
 */
export async function findCampaignOf(
  tx: Tx,
  workspaceId: number,
  contactId: number,
  attributionDays: number,
): Promise<number | null> {
  if (attributionDays === 0) return null;
  const since = later(now(), -hours(24 * attributionDays)).toISOString();
  const [row] = await raw(tx)<{ campaign_id: number }[]>`
    select campaign_id from messages
    where workspace_id = ${workspaceId} and contact_id = ${contactId} and direction = 'outbound'
      and campaign_id is not null and status in ('sent', 'delivered', 'read')
      and sent_at >= ${since}::timestamptz
    order by id desc limit 1`;
  return row?.campaign_id ?? null;
}
