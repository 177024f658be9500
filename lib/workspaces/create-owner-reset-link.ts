import { and, eq, sql } from "drizzle-orm";
import { withWorkspace } from "@/db/client";
import { memberships, users } from "@/db/schema/workspaces";
import type { Actor } from "@/lib/actor";
import { hours, later, now } from "@/lib/clock";
import { env } from "@/lib/env";
import { conflict, notFound } from "@/lib/errors";
import type { OwnerResetLinkInput, ResetLink } from "./members-schema";
import { requireOperator } from "./operator";
import { findWorkspace } from "./queries";
import { recordAudit } from "./record-audit";
import { LINK_HOURS, writeResetToken } from "./reset-token";

/**
 * A link with which an owner who forgot their password sets a new one: once, within the hour. For an owner whom nobody
 * in the workspace may help; everybody else is helped there. Only the answer shows it, and the workspace's audit log
 * says that the operator made it.
 * @throws Problem 404 for no such workspace and for whoever owns none of it, 409 `workspace_inactive`.
 */
export async function createOwnerResetLink(
  actor: Actor,
  workspaceId: number,
  { email }: OwnerResetLinkInput,
): Promise<ResetLink & { link: string }> {
  requireOperator(actor);
  const expiresAt = later(now(), hours(LINK_HOURS));
  const token = await withWorkspace(workspaceId, async (tx) => {
    const workspace = await findWorkspace(tx, workspaceId);
    if (!workspace) throw notFound();
    if (workspace.status !== "active")
      throw conflict("workspace_inactive", "This workspace is suspended: open it again first.");
    const [owner] = await tx
      .select({ id: users.id, name: users.name, epoch: users.sessionEpoch })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(
        and(
          eq(memberships.workspaceId, workspaceId),
          eq(memberships.role, "owner"),
          eq(sql`lower(${users.email})`, email),
        ),
      );
    if (!owner) throw notFound();
    await recordAudit(
      tx,
      { ...actor, workspaceId },
      {
        verb: "member.reset_link_made",
        subjectType: "member",
        subjectId: owner.id,
        after: { name: owner.name },
      },
    );
    return writeResetToken({ userId: owner.id, workspaceId, byId: null, expiresAt }, owner.epoch);
  });
  return { link: `${env().PARLEY_PUBLIC_URL}/reset/${token}`, expires_at: expiresAt.toISOString() };
}
