import { and, eq, sql } from "drizzle-orm";
import { withWorkspace } from "@/db/client";
import { resources } from "@/db/schema/services";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { conflict, notFound } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { requireResource } from "./resources";
import type { ResourceView, UpdateResourceInput } from "./setup-schema";
import { orTakenName } from "./taken-name";
import { verbOf } from "./update-service";
import { setServicesOf } from "./who-does-what";

/**
 * Changes a person, table or room, puts it away or brings it back. Visits that are booked stay where they are.
 * @throws Problem 404, 409 `resource_changed` (another version was seen) or `resource_exists`, 422.
 */
export async function updateResource(
  actor: Actor,
  id: number,
  input: UpdateResourceInput,
): Promise<ResourceView> {
  authorize(actor, "workspace:write");
  return orTakenName(() =>
    withWorkspace(actor.workspaceId, async (tx) => {
      const own = and(eq(resources.workspaceId, actor.workspaceId), eq(resources.id, id));
      const [before] = await tx.select().from(resources).where(own).for("no key update");
      if (!before) throw notFound();
      const { version, archived, service_ids, ...fields } = input;
      if (version !== undefined && version !== before.version)
        throw conflict(
          "resource_changed",
          `Somebody else changed this meanwhile; it is at version ${before.version} now.`,
        );
      await tx
        .update(resources)
        .set({
          ...fields,
          archivedAt: archived === undefined ? undefined : archived ? (before.archivedAt ?? now()) : null,
          version: sql`${resources.version} + 1`,
          updatedAt: now(),
        })
        .where(own);
      if (service_ids) await setServicesOf(tx, actor.workspaceId, id, service_ids);
      await recordAudit(tx, actor, {
        verb: verbOf("resource", before.archivedAt, archived),
        subjectType: "resource",
        subjectId: id,
        before: { name: before.name, hours: before.hours },
        after: { name: before.name, ...fields, ...(service_ids ? { service_ids } : {}) },
      });
      return requireResource(tx, actor.workspaceId, id);
    }),
  );
}
