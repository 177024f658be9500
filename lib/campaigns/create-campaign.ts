import { withWorkspace } from "@/db/client";
import { campaigns } from "@/db/schema/campaigns";
import { type Actor, authorize } from "@/lib/actor";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { checkSegments, chooseTexts, plainFields, writeVariants } from "./draft-fields";
import { viewCampaign } from "./queries";
import type { CampaignView, CreateCampaignInput } from "./schema";

/**
 * Creates a draft. Nothing is sent, and nobody is written down, before it is launched.
 * @throws Problem 422 naming every field that does not fit: a template or segment that is not there, a login code.
 */
export async function createCampaign(actor: Actor, input: CreateCampaignInput): Promise<CampaignView> {
  authorize(actor, "campaigns:write");
  const { workspaceId } = actor;
  return withWorkspace(workspaceId, async (tx) => {
    const segments = { segmentId: input.segment_id, excludeSegmentId: input.exclude_segment_id };
    const templateId = await chooseTexts(tx, workspaceId, input);
    await checkSegments(tx, workspaceId, segments);
    const [row] = await tx
      .insert(campaigns)
      .values({
        workspaceId,
        templateId,
        ...segments,
        ...plainFields(input),
        name: input.name,
        limits: input.limits,
        actorKind: actor.kind,
        actorId: actor.id,
        actorName: actor.name,
        requestId: actor.requestId,
      })
      .returning({ id: campaigns.id });
    if (!row) throw new Error("insert returned no row");
    await writeVariants(tx, workspaceId, row.id, input.variants);
    await recordAudit(tx, actor, {
      verb: "campaign.created",
      subjectType: "campaign",
      subjectId: row.id,
      after: { name: input.name, template_id: templateId, segment_id: input.segment_id },
    });
    return viewCampaign(tx, workspaceId, row.id);
  });
}
