import { and, eq } from "drizzle-orm";
import { withWorkspace } from "@/db/client";
import { attributeDefinitions } from "@/db/schema/contacts";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { invalid, notFound } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import type { DefinitionView, UpdateDefinitionInput } from "./attribute-values";
import { presentDefinition } from "./definitions";

/**
 * Changes, archives or brings back a field. Key and kind stay, because values and templates rest on them; values of
 * an archived field are kept.
 * @throws Problem 404, 422 `options_required` for a choice without choices.
 */
export async function changeAttribute(
  actor: Actor,
  id: number,
  input: UpdateDefinitionInput,
): Promise<DefinitionView> {
  authorize(actor, "workspace:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const own = and(eq(attributeDefinitions.workspaceId, actor.workspaceId), eq(attributeDefinitions.id, id));
    const [before] = await tx.select().from(attributeDefinitions).where(own).for("update");
    if (!before) throw notFound();
    if (before.kind === "choice" && input.options?.length === 0)
      throw invalid("options", "options_required", "Write down at least one choice.");
    const [row] = await tx
      .update(attributeDefinitions)
      .set({
        label: input.label ?? before.label,
        options: before.kind === "choice" ? (input.options ?? before.options) : [],
        isPinned: input.is_pinned ?? before.isPinned,
        archivedAt: input.archived === undefined ? before.archivedAt : input.archived ? now() : null,
      })
      .where(own)
      .returning();
    if (!row) throw new Error("a locked field is gone");
    await recordAudit(tx, actor, {
      verb: "contact_attribute.updated",
      subjectType: "contact_attribute",
      subjectId: id,
      before: { label: before.label, is_pinned: before.isPinned, archived: before.archivedAt !== null },
      after: { label: row.label, is_pinned: row.isPinned, archived: row.archivedAt !== null },
    });
    return presentDefinition(row);
  });
}
