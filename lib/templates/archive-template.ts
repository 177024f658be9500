import { and, eq } from "drizzle-orm";
import { type Tx, withWorkspace } from "@/db/client";
import { templates } from "@/db/schema/templates";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { notFound } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { findTemplate, viewTemplate } from "./queries";
import type { TemplateView } from "./schema";
import { lockTemplate } from "./update-template";

/**
 * Puts a template away: nobody can send it, its texts and versions stay, its name is free again. Can be undone.
 * @throws Problem 404, 409 `template_archived` when it already is.
 */
export async function archiveTemplate(actor: Actor, id: number): Promise<TemplateView> {
  authorize(actor, "templates:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const { name } = await lockTemplate(tx, actor.workspaceId, id);
    await putAway(tx, actor, id, name);
    const archived = await findTemplate(tx, actor.workspaceId, id);
    if (!archived) throw notFound();
    return viewTemplate(tx, actor.workspaceId, archived);
  });
}

/** Archives a locked template and says so in the audit log. */
export async function putAway(tx: Tx, actor: Actor, id: number, name: string): Promise<void> {
  await tx
    .update(templates)
    .set({ isActive: false, archivedAt: now(), updatedAt: now(), name: archivedName(name, id) })
    .where(and(eq(templates.workspaceId, actor.workspaceId), eq(templates.id, id)));
  await recordAudit(tx, actor, {
    verb: "template.archived",
    subjectType: "template",
    subjectId: id,
    before: { name },
  });
}

const archivedName = (name: string, id: number): string => `${name} (archived ${id})`;

/** The name it had before it was put away. */
export const nameBefore = (name: string, id: number): string => {
  const suffix = ` (archived ${id})`;
  return name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
};
