import { and, eq, sql } from "drizzle-orm";
import { withWorkspace } from "@/db/client";
import { services } from "@/db/schema/services";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { conflict, notFound } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { serviceColumns } from "./create-service";
import { requireService } from "./services";
import type { ServiceView, UpdateServiceInput } from "./setup-schema";
import { orTakenName } from "./taken-name";
import { setResourcesOf } from "./who-does-what";

/**
 * Changes a service, puts it away or brings it back. Visits that are booked keep their time and price.
 * @throws Problem 404, 409 `service_changed` (another version was seen) or `service_exists`, 422.
 */
export async function updateService(
  actor: Actor,
  id: number,
  input: UpdateServiceInput,
): Promise<ServiceView> {
  authorize(actor, "workspace:write");
  return orTakenName(() =>
    withWorkspace(actor.workspaceId, async (tx) => {
      const own = and(eq(services.workspaceId, actor.workspaceId), eq(services.id, id));
      const [before] = await tx.select().from(services).where(own).for("no key update");
      if (!before) throw notFound();
      const { version, archived, resource_ids, ...fields } = input;
      if (version !== undefined && version !== before.version)
        throw conflict(
          "service_changed",
          `Somebody else changed this meanwhile; it is at version ${before.version} now.`,
        );
      await tx
        .update(services)
        .set({
          ...serviceColumns(fields),
          archivedAt: archived === undefined ? undefined : archived ? (before.archivedAt ?? now()) : null,
          version: sql`${services.version} + 1`,
          updatedAt: now(),
        })
        .where(own);
      if (resource_ids) await setResourcesOf(tx, actor.workspaceId, id, resource_ids);
      await recordAudit(tx, actor, {
        verb: verbOf("service", before.archivedAt, archived),
        subjectType: "service",
        subjectId: id,
        before: { name: before.name },
        after: { name: before.name, ...fields, ...(resource_ids ? { resource_ids } : {}) },
      });
      return requireService(tx, actor.workspaceId, id);
    }),
  );
}

/** `service.archived`, `.restored` or `.updated`. */
export function verbOf(noun: string, archivedAt: Date | null, archived: boolean | undefined): string {
  if (archived === true && !archivedAt) return `${noun}.archived`;
  return archived === false && archivedAt ? `${noun}.restored` : `${noun}.updated`;
}
