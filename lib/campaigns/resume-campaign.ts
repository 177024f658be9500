import { raw, withWorkspace } from "@/db/client";
import { wake } from "@/inngest/events";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { conflict } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { requireCampaign } from "./find-campaign";
import { releaseMessages } from "./hold-messages";
import { viewCampaign } from "./queries";
import type { CampaignView } from "./schema";

/**
 * Lets a paused campaign go on where it stood. Texts whose deadline passed meanwhile are dropped or moved by whole
 * days, as the campaign says. Its limits count anew from the pause. @throws Problem 404, 409 `campaign_not_paused`.
 */
export async function resumeCampaign(actor: Actor, id: number): Promise<CampaignView> {
  authorize(actor, "campaigns:write");
  const { workspaceId } = actor;
  const view = await withWorkspace(workspaceId, async (tx) => {
    await requireCampaign(tx, workspaceId, id);
    const [resumed] = await raw(tx)<{ name: string; is_deferred: boolean }[]>`
      update campaigns set status = case when frozen_at is null then 'freezing' else 'running' end::campaign_status,
        pause_reason = null, pause_facts = null, look_at = ${now().toISOString()}::timestamptz, tokens = 0,
        tokens_at = ${now().toISOString()}::timestamptz
      where workspace_id = ${workspaceId} and id = ${id} and status = 'paused'
      returning name, if_late = 'defer' as is_deferred`;
    if (!resumed) throw conflict("campaign_not_paused", "Only a paused campaign can be resumed.");
    const released = await releaseMessages(tx, workspaceId, id, now(), resumed.is_deferred);
    await recordAudit(tx, actor, {
      verb: "campaign.resumed",
      subjectType: "campaign",
      subjectId: id,
      after: { name: resumed.name, released },
    });
    return viewCampaign(tx, workspaceId, id);
  });
  wake("campaign/waiting");
  wake("message/queued");
  return view;
}
