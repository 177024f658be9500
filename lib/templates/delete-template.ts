import { and, eq } from "drizzle-orm";
import { type Tx, withWorkspace } from "@/db/client";
import { messages } from "@/db/schema/messages";
import { templates } from "@/db/schema/templates";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { recordAudit } from "@/lib/workspaces/record-audit";
import type { DeletedTemplate } from "./schema";
import { lockTemplate } from "./update-template";

/**
 * Removes a template. One that messages were made from is archived instead: its texts answer "why did I get this?".
 * An archived template gives its name back.
 * @throws Problem 404, 409 `template_archived` when it already is.
 */
export async function deleteTemplate(actor: Actor, id: number): Promise<DeletedTemplate> {
  authorize(actor, "templates:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const { name } = await lockTemplate(tx, actor.workspaceId, id);
    const outcome = (await isUsed(tx, actor.workspaceId, id)) ? "archived" : "deleted";
    const which = and(eq(templates.workspaceId, actor.workspaceId), eq(templates.id, id));
    if (outcome === "deleted") await tx.delete(templates).where(which);
    else {
      const archived = {
        isActive: false,
        archivedAt: now(),
        updatedAt: now(),
        name: `${name} (archived ${id})`,
      };
      await tx.update(templates).set(archived).where(which);
    }
    await recordAudit(tx, actor, {
      verb: `template.${outcome}`,
      subjectType: "template",
      subjectId: id,
      before: { name },
    });
    return { id, outcome };
  });
}

async function isUsed(tx: Tx, workspaceId: number, id: number): Promise<boolean> {
  const [found] = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.workspaceId, workspaceId), eq(messages.templateId, id)))
    .limit(1);
  return found !== undefined;
}
