import { and, eq } from "drizzle-orm";
import { withWorkspace } from "@/db/client";
import { campaignDryRuns } from "@/db/schema/campaigns";
import { type Actor, authorize } from "@/lib/actor";
import { conflict } from "@/lib/errors";
import { updateTemplate } from "@/lib/templates/update-template";
import type { DryRunView } from "./dry-run-schema";
import { type DryRunTally, plainBody } from "./dry-run-tally";
import { rewriteOf } from "./dry-run-view";
import { loadVariants } from "./plan";
import { startDryRun } from "./start-dry-run";
import { lockDraft } from "./update-campaign";

/**
 * Saves the plain spelling that the dry run offers as a new version of the template, in every language it helps, and
 * works the dry run out anew. @throws Problem 404, 409 `campaign_not_draft`, 409 `nothing_to_rewrite`, 403 without
 * the permission to write templates, 409 `template_changed` when somebody saved the template meanwhile.
 */
export async function applyRewrite(actor: Actor, id: number): Promise<DryRunView> {
  authorize(actor, "campaigns:write");
  const { workspaceId } = actor;
  const variant = await withWorkspace(workspaceId, async (tx) => {
    const campaign = await lockDraft(tx, workspaceId, id);
    const [run] = await tx
      .select()
      .from(campaignDryRuns)
      .where(and(eq(campaignDryRuns.workspaceId, workspaceId), eq(campaignDryRuns.campaignId, id)));
    const variants = await loadVariants(tx, workspaceId, campaign);
    const offer = run ? rewriteOf(run.tallies as DryRunTally, variants) : null;
    return offer && variants.find(({ position }) => position === offer.position);
  });
  if (!variant) throw conflict("nothing_to_rewrite", "There is nothing to save by plainer punctuation.");
  const { templateId, version, body, bodies } = variant;
  await updateTemplate(actor, templateId, {
    body: plainBody(body) ?? body,
    bodies: Object.fromEntries(
      Object.entries(bodies).map(([language, text]) => [language, plainBody(text) ?? text]),
    ),
    version,
  });
  return startDryRun(actor, id);
}
