import { and, asc, eq } from "drizzle-orm";
import { withWorkspace } from "@/db/client";
import { campaigns, campaignVariants } from "@/db/schema/campaigns";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { writeVariants } from "./draft-fields";
import { requireCampaign } from "./find-campaign";
import { viewCampaign } from "./queries";
import type { CampaignView } from "./schema";

const LONGEST = 100;

/**
 * A new draft that says the same as another campaign, whatever became of that one. Moments that have passed are left
 * out; texts and segments are as they are today. @throws Problem 404.
 */
export async function duplicateCampaign(actor: Actor, id: number): Promise<CampaignView> {
  authorize(actor, "campaigns:write");
  const { workspaceId } = actor;
  return withWorkspace(workspaceId, async (tx) => {
    const source = await requireCampaign(tx, workspaceId, id);
    const variants = await tx
      .select({ template_id: campaignVariants.templateId, weight: campaignVariants.weight })
      .from(campaignVariants)
      .where(and(eq(campaignVariants.workspaceId, workspaceId), eq(campaignVariants.campaignId, id)))
      .orderBy(asc(campaignVariants.position));
    const name = `Copy of ${source.name.replace(/^Copy of /, "")}`.slice(0, LONGEST);
    const ahead = (moment: Date | null) => (moment && moment > now() ? moment : null);
    const [row] = await tx
      .insert(campaigns)
      .values({
        workspaceId,
        name,
        templateId: source.templateId,
        segmentId: source.segmentId,
        excludeSegmentId: source.excludeSegmentId,
        channel: source.channel,
        fallbackChannel: source.fallbackChannel,
        variables: source.variables,
        sendAt: ahead(source.sendAt),
        localTime: source.localTime,
        sendBefore: ahead(source.sendBefore),
        ifLate: source.ifLate,
        throttlePerSecond: source.throttlePerSecond,
        notMarketedWithinDays: source.notMarketedWithinDays,
        skipsOpenConversations: source.skipsOpenConversations,
        holdOutPercent: source.holdOutPercent,
        firstWavePercent: source.firstWavePercent,
        firstWaveMinutes: source.firstWaveMinutes,
        limits: source.limits,
        shortensLinks: source.shortensLinks,
        linkDays: source.linkDays,
        actorKind: actor.kind,
        actorId: actor.id,
        actorName: actor.name,
        requestId: actor.requestId,
      })
      .returning({ id: campaigns.id });
    if (!row) throw new Error("insert returned no row");
    // A launched campaign without variants has its one text pinned there.
    if (variants.length > 1) await writeVariants(tx, workspaceId, row.id, variants);
    await recordAudit(tx, actor, {
      verb: "campaign.created",
      subjectType: "campaign",
      subjectId: row.id,
      after: { name, copied_from: id },
    });
    return viewCampaign(tx, workspaceId, row.id);
  });
}
