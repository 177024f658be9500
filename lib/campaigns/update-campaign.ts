import { and, asc, eq } from "drizzle-orm";
import { type Tx, withWorkspace } from "@/db/client";
import { campaigns, campaignVariants } from "@/db/schema/campaigns";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { conflict } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { checkSegments, chooseTexts, plainFields, writeVariants } from "./draft-fields";
import { requireCampaign } from "./find-campaign";
import type { CampaignRow } from "./plan";
import { viewCampaign } from "./queries";
import type { CampaignView, UpdateCampaignInput } from "./schema";

/**
 * Changes a draft; every change makes a new version, and a dry run of an older one stale.
 * @throws Problem 404, 409 `campaign_not_draft` once it was launched, 409 `campaign_changed` when `version` was read
 * before somebody else's edit, 422 naming every field that does not fit.
 */
export async function updateCampaign(
  actor: Actor,
  id: number,
  input: UpdateCampaignInput,
): Promise<CampaignView> {
  authorize(actor, "campaigns:write");
  const { workspaceId } = actor;
  return withWorkspace(workspaceId, async (tx) => {
    const before = await lockDraft(tx, workspaceId, id);
    if (input.version !== undefined && input.version !== before.version) throw changed(before.version);
    const templateId = await newTexts(tx, workspaceId, before, input);
    const segments = {
      segmentId: input.segment_id === undefined ? before.segmentId : input.segment_id,
      excludeSegmentId:
        input.exclude_segment_id === undefined ? before.excludeSegmentId : input.exclude_segment_id,
    };
    if (segments.segmentId !== before.segmentId || segments.excludeSegmentId !== before.excludeSegmentId)
      await checkSegments(tx, workspaceId, segments);
    await tx
      .update(campaigns)
      .set({
        templateId,
        ...segments,
        ...plainFields(input),
        version: before.version + 1,
        updatedAt: now(),
      })
      .where(
        and(eq(campaigns.workspaceId, workspaceId), eq(campaigns.id, id), eq(campaigns.status, "draft")),
      );
    if (input.variants) await writeVariants(tx, workspaceId, id, input.variants);
    await recordAudit(tx, actor, {
      verb: "campaign.updated",
      subjectType: "campaign",
      subjectId: id,
      before: { name: before.name, version: before.version },
      after: { name: input.name ?? before.name, version: before.version + 1 },
    });
    return viewCampaign(tx, workspaceId, id);
  });
}

/** A draft, locked against other writers. @throws Problem 404, 409 `campaign_not_draft`. */
export async function lockDraft(tx: Tx, workspaceId: number, id: number): Promise<CampaignRow> {
  const campaign = await requireCampaign(tx, workspaceId, id, { lock: "wait" });
  if (campaign.status !== "draft")
    throw conflict(
      "campaign_not_draft",
      "This campaign was launched, so it can't be changed. Copy it instead.",
    );
  return campaign;
}

const changed = (version: number) =>
  conflict(
    "campaign_changed",
    `Somebody else changed this campaign meanwhile; it is at version ${version} now.`,
  );

/** The template the draft stands for now: with other variants and no word about it, the first of them. */
async function newTexts(
  tx: Tx,
  workspaceId: number,
  before: CampaignRow,
  input: UpdateCampaignInput,
): Promise<number> {
  const { template_id, template_name, variants } = input;
  if (template_id === undefined && template_name === undefined && variants === undefined)
    return before.templateId;
  const had = await tx
    .select({ template_id: campaignVariants.templateId, weight: campaignVariants.weight })
    .from(campaignVariants)
    .where(and(eq(campaignVariants.workspaceId, workspaceId), eq(campaignVariants.campaignId, before.id)))
    .orderBy(asc(campaignVariants.position));
  const next = variants ?? had;
  const isKept = next.length === 0 || next.some((v) => v.template_id === before.templateId);
  const said = template_id !== undefined || template_name !== undefined;
  return chooseTexts(
    tx,
    workspaceId,
    said
      ? { template_id, template_name, variants: next }
      : { template_id: isKept ? before.templateId : undefined, variants: next },
    [before.templateId, ...had.map((v) => v.template_id)],
  );
}
