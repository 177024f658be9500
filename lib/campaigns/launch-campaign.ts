import { and, eq } from "drizzle-orm";
import { raw, type Tx, withWorkspace } from "@/db/client";
import { campaignVariants } from "@/db/schema/campaigns";
import { wake } from "@/inngest/events";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { conflict, type FieldError, Problem } from "@/lib/errors";
import { countMembers, loadAudience } from "@/lib/segments/audience";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { requireCampaign } from "./find-campaign";
import { mediaProblems } from "./media-problems";
import { loadVariants, type PlanVariant } from "./plan";
import { findProblems } from "./problems";
import { viewCampaign } from "./queries";
import type { CampaignView } from "./schema";

/**
 * Starts a draft, once: of many launches at the same time one wins. Texts and rules are kept as they are now; who gets
 * them is written down by the drain.
 * @throws Problem 404, 409 `campaign_already_launched`, 422 with everything that keeps it from being launched.
 */
export async function launchCampaign(actor: Actor, id: number): Promise<CampaignView> {
  authorize(actor, "campaigns:write");
  const faults = await mediaProblems(actor.workspaceId, id);
  const view = await withWorkspace(actor.workspaceId, async (tx) => {
    await launch(tx, actor, id, faults);
    return viewCampaign(tx, actor.workspaceId, id);
  });
  wake("campaign/waiting");
  return view;
}

async function launch(tx: Tx, actor: Actor, id: number, faults: FieldError[]): Promise<void> {
  const { workspaceId } = actor;
  const campaign = await requireCampaign(tx, workspaceId, id, { lock: "wait" });
  if (campaign.status !== "draft")
    throw conflict("campaign_already_launched", "This campaign was launched already.");
  const problems = [...(await findProblems(tx, workspaceId, campaign)), ...faults];
  const isBroken = problems.some(({ path }) => path.endsWith("segment_id"));
  const audience = isBroken ? null : await loadAudience(tx, workspaceId, campaign);
  const people = audience && (await countMembers(tx, workspaceId, audience));
  if (people === 0) problems.push(emptyAudience);
  if (problems.length > 0) throw refused(problems);
  const variants = await loadVariants(tx, workspaceId, campaign);
  await pinTexts(tx, workspaceId, id, variants);
  const at = now().toISOString();
  const sql = raw(tx);
  const [launched] = await sql`
    update campaigns set status = 'freezing', frozen = ${sql.json(audience as never)}, launched_at = ${at}::timestamptz,
      look_at = ${at}::timestamptz, updated_at = now(), version = version + 1
    where workspace_id = ${workspaceId} and id = ${id} and status = 'draft' returning id`;
  if (!launched) throw conflict("campaign_already_launched", "This campaign was launched already.");
  await recordAudit(tx, actor, {
    verb: "campaign.launched",
    subjectType: "campaign",
    subjectId: id,
    after: { name: campaign.name, people, template_version: variants[0]?.version },
  });
}

const emptyAudience: FieldError = {
  path: "segment_id",
  code: "empty_audience",
  message: "Nobody is in this audience.",
};

const refused = (errors: FieldError[]) =>
  new Problem(422, "validation_failed", "Some things need another look before this can go out.", { errors });

/** Later versions of a template change nothing in what was launched. */
async function pinTexts(
  tx: Tx,
  workspaceId: number,
  campaignId: number,
  variants: PlanVariant[],
): Promise<void> {
  await tx
    .delete(campaignVariants)
    .where(and(eq(campaignVariants.workspaceId, workspaceId), eq(campaignVariants.campaignId, campaignId)));
  await tx.insert(campaignVariants).values(
    variants.map(({ position, templateId, version, weight }) => ({
      workspaceId,
      campaignId,
      position,
      templateId,
      templateVersion: version,
      weight,
    })),
  );
}
