import { withWorkspace } from "@/db/client";
import type { FieldError } from "@/lib/errors";
import { checkMedia, findMediaFault } from "@/lib/media/check-media";
import { nameBefore } from "@/lib/templates/archive-template";
import { findCampaign } from "./find-campaign";
import { loadVariants } from "./plan";

/**
 * Pictures of a campaign's texts that cannot be sent any more, though they could when the texts were saved: better one
 * refusal now than thousands of failed texts. Asks other servers, so never inside a transaction.
 */
export async function mediaProblems(workspaceId: number, campaignId: number): Promise<FieldError[]> {
  const variants = await withWorkspace(workspaceId, async (tx) => {
    const campaign = await findCampaign(tx, workspaceId, campaignId, { status: "draft" });
    return campaign ? loadVariants(tx, workspaceId, campaign) : [];
  });
  const checks = await checkMedia(
    workspaceId,
    variants.flatMap(({ mediaUrls }) => mediaUrls),
  );
  return variants.flatMap(({ position, templateId, templateName, mediaUrls }) => {
    const fault = findMediaFault(mediaUrls, checks);
    if (!fault) return [];
    const path = variants.length === 1 ? "template_id" : `variants.${position}.template_id`;
    const name = nameBefore(templateName, templateId);
    return [{ path, code: fault.code, message: `Picture ${fault.index + 1} of “${name}”: ${fault.detail}` }];
  });
}
