import { and, eq } from "drizzle-orm";
import { type Tx, withWorkspace } from "@/db/client";
import { campaigns, campaignVariants } from "@/db/schema/campaigns";
import { messages } from "@/db/schema/messages";
import { templates } from "@/db/schema/templates";
import { type Actor, authorize } from "@/lib/actor";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { putAway } from "./archive-template";
import type { DeletedTemplate } from "./schema";
import { archived, lockAnyTemplate } from "./update-template";

/**
 * Removes a template. One that messages were made from, or a campaign is about, is archived instead: its texts answer "why did I get this?".
 * An archived template gives its name back; one that was put away unused is gone for good.
 * @throws Problem 404, 409 `template_archived` when it is archived and was used.
 */
export async function deleteTemplate(actor: Actor, id: number): Promise<DeletedTemplate> {
  authorize(actor, "templates:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const { name, archivedAt } = await lockAnyTemplate(tx, actor.workspaceId, id);
    if (await isUsed(tx, actor.workspaceId, id)) {
      if (archivedAt) throw archived();
      await putAway(tx, actor, id, name);
      return { id, outcome: "archived" };
    }
    await tx.delete(templates).where(and(eq(templates.workspaceId, actor.workspaceId), eq(templates.id, id)));
    await recordAudit(tx, actor, {
      verb: "template.deleted",
      subjectType: "template",
      subjectId: id,
      before: { name },
    });
    return { id, outcome: "deleted" };
  });
}

async function isUsed(tx: Tx, workspaceId: number, id: number): Promise<boolean> {
  const found = await Promise.all([
    tx
      .select({ id: messages.templateId })
      .from(messages)
      .where(and(eq(messages.workspaceId, workspaceId), eq(messages.templateId, id)))
      .limit(1),
    tx
      .select({ id: campaigns.templateId })
      .from(campaigns)
      .where(and(eq(campaigns.workspaceId, workspaceId), eq(campaigns.templateId, id)))
      .limit(1),
    tx
      .select({ id: campaignVariants.templateId })
      .from(campaignVariants)
      .where(and(eq(campaignVariants.workspaceId, workspaceId), eq(campaignVariants.templateId, id)))
      .limit(1),
  ]);
  return found.some((rows) => rows.length > 0);
}
