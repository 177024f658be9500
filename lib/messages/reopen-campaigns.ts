import { raw, type Tx } from "@/db/client";

/**
 * A campaign is finished when nothing of it is on its way. When one of its texts is to be tried again, it is not
 * finished any more. The campaign's row is taken even while it runs, so that it cannot end at the same moment.
 */
export async function reopenCampaigns(tx: Tx, workspaceId: number, messageIds: number[]): Promise<void> {
  if (messageIds.length === 0) return;
  await raw(tx)`
    update campaigns set status = 'running', finished_at = null, look_at = now()
    where workspace_id = ${workspaceId} and status in ('running', 'finished') and id in (
      select campaign_id from messages where workspace_id = ${workspaceId} and id = any(${messageIds}::bigint[])
        and status = 'queued' and campaign_id is not null)`;
}
