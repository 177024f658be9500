import { raw, type Tx } from "@/db/client";

/**
 * Ends a campaign that has nobody pending and no text on its way. One that never texted anybody says why: who was
 * left out and held out. The caller holds the campaign's row.
 */
export async function finishCampaign(tx: Tx, workspaceId: number, campaignId: number): Promise<void> {
  const sql = raw(tx);
  const [told] = await sql<{ has_texted: boolean }[]>`
    select exists (select from messages where workspace_id = ${workspaceId} and campaign_id = ${campaignId}) as has_texted`;
  const facts = told?.has_texted ? null : await countLeftOut(tx, workspaceId, campaignId);
  await sql`
    update campaigns set status = 'finished', finished_at = now(), look_at = null,
      pause_reason = ${facts ? "nobody_to_text" : null}, pause_facts = ${facts ? sql.json(facts) : null}
    where workspace_id = ${workspaceId} and id = ${campaignId}`;
}

async function countLeftOut(tx: Tx, workspaceId: number, campaignId: number) {
  const [counts] = await raw(tx)<{ audience: number; excluded: number; held_out: number }[]>`
    select count(*) as audience, count(*) filter (where status in ('excluded', 'canceled')) as excluded,
      count(*) filter (where status = 'held_out') as held_out
    from campaign_recipients where workspace_id = ${workspaceId} and campaign_id = ${campaignId}`;
  return counts ?? { audience: 0, excluded: 0, held_out: 0 };
}
