import { and, eq } from "drizzle-orm";
import { raw, withWorkspace } from "@/db/client";
import { attributeDefinitions } from "@/db/schema/contacts";
import { type Actor, authorize } from "@/lib/actor";
import { conflict } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import type { CreateDefinitionInput, DefinitionView } from "./attribute-values";
import { presentDefinition } from "./definitions";

const MOST = 100;

/**
 * Gives a key a name and a kind. An archived one of the same key comes back with what is given now.
 * @throws Problem 409 `attribute_exists`, 409 `too_many_attributes` beyond a hundred.
 */
export async function defineAttribute(actor: Actor, input: CreateDefinitionInput): Promise<DefinitionView> {
  authorize(actor, "workspace:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    await raw(tx)`select 1 from workspaces where id = ${actor.workspaceId} for no key update`;
    const all = await tx
      .select()
      .from(attributeDefinitions)
      .where(eq(attributeDefinitions.workspaceId, actor.workspaceId));
    const former = all.find((one) => one.key === input.key);
    if (former && former.archivedAt === null)
      throw conflict("attribute_exists", "There is already a field with this key.");
    if (all.filter((one) => one.archivedAt === null).length >= MOST)
      throw conflict("too_many_attributes", "At most 100 fields; archive one first.");
    const values = {
      label: input.label,
      kind: input.kind,
      options: input.kind === "choice" ? input.options : [],
      isPinned: input.is_pinned,
      archivedAt: null,
    };
    const [row] = former
      ? await tx
          .update(attributeDefinitions)
          .set(values)
          .where(
            and(
              eq(attributeDefinitions.workspaceId, actor.workspaceId),
              eq(attributeDefinitions.id, former.id),
            ),
          )
          .returning()
      : await tx
          .insert(attributeDefinitions)
          .values({ workspaceId: actor.workspaceId, key: input.key, ...values })
          .returning();
    if (!row) throw new Error("a field was not stored");
    await recordAudit(tx, actor, {
      verb: "contact_attribute.created",
      subjectType: "contact_attribute",
      subjectId: row.id,
      after: { key: row.key, kind: row.kind },
    });
    return presentDefinition(row);
  });
}
