import { raw, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { later, minutes, now } from "@/lib/clock";
import type { CampaignCounts } from "./schema";

const none: CampaignCounts = {
  draft: 0,
  freezing: 0,
  scheduled: 0,
  running: 0,
  paused: 0,
  paused_itself: 0,
  finished: 0,
  canceled: 0,
};

/** How all campaigns of the workspace stand. Only those that run are looked into, each by its partial indexes. */
export async function countCampaigns(actor: Actor): Promise<CampaignCounts> {
  authorize(actor, "campaigns:read");
  const { workspaceId } = actor;
  return withWorkspace(workspaceId, async (tx) => {
    const sql = raw(tx);
    const firstDue = (wave: number) => sql`
      (select min(due_at) from campaign_recipients
        where workspace_id = ${workspaceId} and campaign_id = c.id and status = 'pending' and wave = ${wave})`;
    const rows = await sql<{ standing: keyof CampaignCounts; count: number }[]>`
      select case
          when status = 'paused' and pause_reason <> 'by_hand' then 'paused_itself'
          when status = 'running' and least(${firstDue(1)}, ${firstDue(2)}) > ${later(now(), minutes(1)).toISOString()}::timestamptz
            and not exists (select from messages where workspace_id = ${workspaceId} and campaign_id = c.id
              and status not in ('suppressed', 'canceled')) then 'scheduled'
          else status::text
        end as standing, count(*) as count
      from campaigns c where workspace_id = ${workspaceId} group by standing`;
    return { ...none, ...Object.fromEntries(rows.map(({ standing, count }) => [standing, count])) };
  });
}
