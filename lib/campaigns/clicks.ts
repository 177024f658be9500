import { raw, type Tx } from "@/db/client";

/** People who followed a link, and recipients whose link machines alone have opened. */
export type Clicks = { people: number; bots: number };

/**
 * By variant. Reads what was touched, which is little beside what was sent; of texts that went out, as all shares. Links
 * that are deleted by now left their sums behind.
 */
export async function readClicks(
  tx: Tx,
  workspaceId: number,
  campaignId: number,
): Promise<ReadonlyMap<number, Clicks>> {
  const rows = await raw(tx)<(Clicks & { variant: number })[]>`
    with touched as materialized (
      select contact_id, bool_or(clicked_at is not null) as is_person from short_links
      where workspace_id = ${workspaceId} and campaign_id = ${campaignId}
        and (clicked_at is not null or bot_clicked_at is not null)
      group by contact_id)
    select variant, sum(people)::int as people, sum(bots)::int as bots from (
      select r.variant, count(*) filter (where t.is_person) as people, count(*) filter (where not t.is_person) as bots
      from touched t
      join campaign_recipients r on r.workspace_id = ${workspaceId} and r.campaign_id = ${campaignId}
        and r.contact_id = t.contact_id
      join messages m on m.workspace_id = ${workspaceId} and m.id = r.message_id and m.sent_at is not null
      group by r.variant
      union all
      select position, past_clicks, past_bot_clicks from campaign_variants
      where workspace_id = ${workspaceId} and campaign_id = ${campaignId}) counted
    group by variant`;
  return new Map(rows.map(({ variant, ...clicks }) => [variant, clicks]));
}
