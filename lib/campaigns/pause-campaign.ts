import { raw, type Tx, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { conflict } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { requireCampaign } from "./find-campaign";
import { holdMessages } from "./hold-messages";
import { viewCampaign } from "./queries";
import type { CampaignView } from "./schema";

/**
 * Stops a campaign: nothing of it is queued or claimed from the moment this is committed. What a carrier already has
 * goes out. @throws Problem 404, 409 `campaign_not_running`.
 */
export async function pauseCampaign(actor: Actor, id: number): Promise<CampaignView> {
  authorize(actor, "campaigns:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    await requireCampaign(tx, actor.workspaceId, id);
    if (!(await standStill(tx, actor, id, "by_hand", { by: actor.name })))
      throw conflict("campaign_not_running", "Only a campaign that is under way can be paused.");
    return viewCampaign(tx, actor.workspaceId, id);
  });
}

/**
 * Pauses with a reason, by a person or by the campaign itself. The drain looks again when the deadline passes.
 * @returns false when it was not under way.
 */
export async function standStill(
  tx: Tx,
  actor: Actor,
  id: number,
  reason: string,
  facts: Record<string, unknown>,
): Promise<boolean> {
  const sql = raw(tx);
  const [paused] = await sql<{ name: string }[]>`
    update campaigns set status = 'paused', paused_at = now(), pause_reason = ${reason}, pause_facts = ${sql.json(facts as never)},
      look_at = now()
    where workspace_id = ${actor.workspaceId} and id = ${id} and status in ('freezing', 'running')
    returning name`;
  if (!paused) return false;
  const held = await holdMessages(tx, actor.workspaceId, id);
  await recordAudit(tx, actor, {
    verb: "campaign.paused",
    subjectType: "campaign",
    subjectId: id,
    after: { name: paused.name, reason, ...facts, held },
  });
  return true;
}
