import { raw, type Tx, withWorkspace } from "@/db/client";
import { wake } from "@/inngest/events";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { conflict } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { requireCampaign } from "./find-campaign";
import { dropMessages } from "./hold-messages";
import { viewCampaign } from "./queries";
import type { CampaignView } from "./schema";

const PAGE = 5_000;

/**
 * Ends a campaign for good: whoever has not been texted yet will not be. What a carrier already has goes out.
 * @throws Problem 404, 409 `campaign_not_running`.
 */
export async function cancelCampaign(actor: Actor, id: number): Promise<CampaignView> {
  authorize(actor, "campaigns:write");
  const view = await withWorkspace(actor.workspaceId, async (tx) => {
    await requireCampaign(tx, actor.workspaceId, id);
    const [canceled] = await raw(tx)<{ name: string }[]>`
      update campaigns set status = 'canceled', finished_at = now(), look_at = ${now().toISOString()}::timestamptz,
        pause_reason = null, pause_facts = null
      where workspace_id = ${actor.workspaceId} and id = ${id} and status in ('freezing', 'running', 'paused')
      returning name`;
    if (!canceled)
      throw conflict("campaign_not_running", "Only a campaign that is under way can be canceled.");
    const texts = await dropMessages(tx, actor.workspaceId, id, "campaign_canceled");
    await dropRecipients(tx, actor.workspaceId, id, "campaign_canceled");
    await recordAudit(tx, actor, {
      verb: "campaign.canceled",
      subjectType: "campaign",
      subjectId: id,
      after: { name: canceled.name, canceled_messages: texts },
    });
    return viewCampaign(tx, actor.workspaceId, id);
  });
  wake("campaign/waiting");
  return view;
}

/** Cancels a page of those whose turn has not come; the drain does the others. @returns whether there may be more. */
export async function dropRecipients(
  tx: Tx,
  workspaceId: number,
  campaignId: number,
  reason: "campaign_canceled" | "deadline_passed",
): Promise<boolean> {
  // Onto itself by its key: no join to be planned by statistics that do not know this audience yet.
  const { count } = await raw(tx)`
    insert into campaign_recipients (workspace_id, campaign_id, contact_id, phone_idx, channel, status, due_at, segments,
      cost_micros)
    select workspace_id, campaign_id, contact_id, phone_idx, channel, 'canceled', due_at, segments, cost_micros
    from campaign_recipients
    where workspace_id = ${workspaceId} and campaign_id = ${campaignId} and status = 'pending'
    limit ${PAGE}
    on conflict (workspace_id, campaign_id, contact_id) do update set status = 'canceled', reason = ${reason}`;
  return count === PAGE;
}
