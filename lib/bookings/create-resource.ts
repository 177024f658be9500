import { eq, sql } from "drizzle-orm";
import { type Tx, withWorkspace } from "@/db/client";
import { resources } from "@/db/schema/services";
import { type Actor, authorize } from "@/lib/actor";
import { conflict } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { requireResource } from "./resources";
import type { CreateResourceInput, ResourceView } from "./setup-schema";
import { orTakenName, SETUP_LIMIT } from "./taken-name";
import { setServicesOf } from "./who-does-what";

/** Adds somebody or something to book. @throws Problem 409 `resource_exists` or `too_many_resources`, 422. */
export async function createResource(actor: Actor, input: CreateResourceInput): Promise<ResourceView> {
  authorize(actor, "workspace:write");
  return orTakenName(() =>
    withWorkspace(actor.workspaceId, async (tx) => {
      const { count, next } = await countResources(tx, actor.workspaceId);
      if (count >= SETUP_LIMIT)
        throw conflict("too_many_resources", `There can be up to ${SETUP_LIMIT} people, tables and rooms.`);
      const [row] = await tx
        .insert(resources)
        .values({
          workspaceId: actor.workspaceId,
          kind: input.kind,
          name: input.name,
          capacity: input.capacity,
          hours: input.hours,
          position: input.position ?? next,
        })
        .returning({ id: resources.id });
      if (!row) throw new Error("insert returned no row");
      if (input.service_ids) await setServicesOf(tx, actor.workspaceId, row.id, input.service_ids);
      await recordAudit(tx, actor, {
        verb: "resource.created",
        subjectType: "resource",
        subjectId: row.id,
        after: { name: input.name, kind: input.kind, capacity: input.capacity },
      });
      return requireResource(tx, actor.workspaceId, row.id);
    }),
  );
}

async function countResources(tx: Tx, workspaceId: number): Promise<{ count: number; next: number }> {
  const [row] = await tx
    .select({
      count: sql<number>`count(*)::int`,
      next: sql<number>`least(coalesce(max(${resources.position}) + 1, 0), 10000)::int`,
    })
    .from(resources)
    .where(eq(resources.workspaceId, workspaceId));
  return row ?? { count: 0, next: 0 };
}
