import { and, eq } from "drizzle-orm";
import { type Tx, withWorkspace } from "@/db/client";
import { closures, resources } from "@/db/schema/services";
import { type Actor, authorize } from "@/lib/actor";
import { invalid, notFound } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { requireClosure } from "./closures";
import type { ClosureView, CreateClosureInput, UpdateClosureInput } from "./setup-schema";

/** Closes the business, or takes one person's time off. Visits booked in it stay, and are counted. @throws 422. */
export async function createClosure(actor: Actor, input: CreateClosureInput): Promise<ClosureView> {
  authorize(actor, "workspace:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    await requireResourceFor(tx, actor.workspaceId, input.resource_id);
    const [row] = await tx
      .insert(closures)
      .values({
        workspaceId: actor.workspaceId,
        resourceId: input.resource_id,
        startsAt: input.starts_at,
        endsAt: input.ends_at,
        reason: input.reason || null,
        createdBy: actor.name,
      })
      .returning({ id: closures.id });
    if (!row) throw new Error("insert returned no row");
    return recorded(tx, actor, row.id, "closure.created");
  });
}

/** @throws Problem 404, 422. */
export async function updateClosure(
  actor: Actor,
  id: number,
  input: UpdateClosureInput,
): Promise<ClosureView> {
  authorize(actor, "workspace:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const before = await lockClosure(tx, actor.workspaceId, id);
    await requireResourceFor(tx, actor.workspaceId, input.resource_id ?? null);
    if ((input.starts_at ?? before.startsAt) >= (input.ends_at ?? before.endsAt))
      throw invalid("ends_at", "out_of_order", "This must be later than the start.");
    await tx
      .update(closures)
      .set({
        // Kept by name, so that an empty change still is a statement.
        createdBy: before.createdBy,
        resourceId: input.resource_id,
        startsAt: input.starts_at,
        endsAt: input.ends_at,
        reason: input.reason === undefined ? undefined : input.reason || null,
      })
      .where(and(eq(closures.workspaceId, actor.workspaceId), eq(closures.id, id)));
    return recorded(tx, actor, id, "closure.updated");
  });
}

/** Opens again. @throws Problem 404. */
export async function deleteClosure(actor: Actor, id: number): Promise<ClosureView> {
  authorize(actor, "workspace:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    await lockClosure(tx, actor.workspaceId, id);
    const view = await recorded(tx, actor, id, "closure.deleted");
    await tx.delete(closures).where(and(eq(closures.workspaceId, actor.workspaceId), eq(closures.id, id)));
    return view;
  });
}

async function lockClosure(tx: Tx, workspaceId: number, id: number) {
  const [row] = await tx
    .select()
    .from(closures)
    .where(and(eq(closures.workspaceId, workspaceId), eq(closures.id, id)))
    .for("update");
  if (!row) throw notFound();
  return row;
}

async function requireResourceFor(tx: Tx, workspaceId: number, id: number | null): Promise<void> {
  if (id === null) return;
  const [row] = await tx
    .select({ id: resources.id })
    .from(resources)
    .where(and(eq(resources.workspaceId, workspaceId), eq(resources.id, id)));
  if (!row) throw invalid("resource_id", "resource_not_found", "There is nobody under that id.");
}

async function recorded(tx: Tx, actor: Actor, id: number, verb: string): Promise<ClosureView> {
  const view = await requireClosure(tx, actor.workspaceId, id);
  const { resource, starts_at, ends_at } = view;
  const after = { ...(resource ? { name: resource.name } : {}), starts_at, ends_at };
  await recordAudit(tx, actor, { verb, subjectType: "closure", subjectId: id, after });
  return view;
}
