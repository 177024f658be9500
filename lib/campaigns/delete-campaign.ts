import { and, eq } from "drizzle-orm";
import { withWorkspace } from "@/db/client";
import { campaigns } from "@/db/schema/campaigns";
import { type Actor, authorize } from "@/lib/actor";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { lockDraft } from "./update-campaign";

/** Removes a draft. What was launched stays: it answers "why did I get this?". @throws Problem 404, 409 `campaign_not_draft`. */
export async function deleteCampaign(actor: Actor, id: number): Promise<void> {
  authorize(actor, "campaigns:write");
  const { workspaceId } = actor;
  await withWorkspace(workspaceId, async (tx) => {
    const { name } = await lockDraft(tx, workspaceId, id);
    await tx.delete(campaigns).where(and(eq(campaigns.workspaceId, workspaceId), eq(campaigns.id, id)));
    await recordAudit(tx, actor, {
      verb: "campaign.deleted",
      subjectType: "campaign",
      subjectId: id,
      before: { name },
    });
  });
}
