import { eq, sql } from "drizzle-orm";
import { type Tx, withWorkspace } from "@/db/client";
import { services } from "@/db/schema/services";
import { type Actor, authorize } from "@/lib/actor";
import { conflict } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { requireService } from "./services";
import type { CreateServiceInput, ServiceView } from "./setup-schema";
import { orTakenName, SETUP_LIMIT } from "./taken-name";
import { setResourcesOf } from "./who-does-what";

/** Adds what can be booked. @throws Problem 409 `service_exists` or `too_many_services`, 422 for an unknown resource. */
export async function createService(actor: Actor, input: CreateServiceInput): Promise<ServiceView> {
  authorize(actor, "workspace:write");
  return orTakenName(() =>
    withWorkspace(actor.workspaceId, async (tx) => {
      const { count, next } = await countServices(tx, actor.workspaceId);
      if (count >= SETUP_LIMIT)
        throw conflict("too_many_services", `There can be up to ${SETUP_LIMIT} services.`);
      const [row] = await tx
        .insert(services)
        .values({
          workspaceId: actor.workspaceId,
          ...serviceColumns(input),
          name: input.name,
          durationMinutes: input.duration_minutes,
          position: input.position ?? next,
        })
        .returning({ id: services.id });
      if (!row) throw new Error("insert returned no row");
      await setResourcesOf(tx, actor.workspaceId, row.id, input.resource_ids);
      await recordAudit(tx, actor, {
        verb: "service.created",
        subjectType: "service",
        subjectId: row.id,
        after: { name: input.name, duration_minutes: input.duration_minutes },
      });
      return requireService(tx, actor.workspaceId, row.id);
    }),
  );
}

async function countServices(tx: Tx, workspaceId: number): Promise<{ count: number; next: number }> {
  const [row] = await tx
    .select({
      count: sql<number>`count(*)::int`,
      next: sql<number>`least(coalesce(max(${services.position}) + 1, 0), 10000)::int`,
    })
    .from(services)
    .where(eq(services.workspaceId, workspaceId));
  return row ?? { count: 0, next: 0 };
}

/** The columns of what was given; what was left out stays undefined, which drizzle skips. */
export const serviceColumns = (input: Partial<CreateServiceInput>) => ({
  name: input.name,
  description: input.description === undefined ? undefined : input.description || null,
  durationMinutes: input.duration_minutes,
  bufferMinutes: input.buffer_minutes,
  priceMicros: input.price_micros,
  currency: input.currency,
  isPriceFrom: input.is_price_from,
  takesParty: input.takes_party,
  position: input.position,
});
