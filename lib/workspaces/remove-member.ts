import { and, eq } from "drizzle-orm";
import { withWorkspace } from "@/db/client";
import { memberships } from "@/db/schema/workspaces";
import { type Actor, authorize } from "@/lib/actor";
import { notFound } from "@/lib/errors";
import { lockMember } from "./change-role";
import { requireMember } from "./queries";
import { recordAudit } from "./record-audit";

/**
 * Takes a person out of the workspace: their next request is refused. Their login stays, for other workspaces.
 * @throws Problem 404, 409 `last_owner`.
 */
export async function removeMember(actor: Actor, userId: number): Promise<void> {
  authorize(actor, "members:write");
  await endMembership(actor, userId, "member.removed");
}

/**
 * The member goes themselves, whatever their role.
 * @throws Problem 404 for anybody but a signed-in member, 409 `last_owner`.
 */
export async function leaveWorkspace(actor: Actor): Promise<void> {
  authorize(actor, "members:read");
  if (actor.kind !== "member" || actor.id === null) throw notFound();
  await endMembership(actor, actor.id, "member.left");
}

const endMembership = (actor: Actor, userId: number, verb: string): Promise<void> =>
  withWorkspace(actor.workspaceId, async (tx) => {
    const { workspaceId } = actor;
    await lockMember(tx, workspaceId, userId, false);
    const { name, role } = await requireMember(tx, workspaceId, userId);
    await tx
      .delete(memberships)
      .where(and(eq(memberships.workspaceId, workspaceId), eq(memberships.userId, userId)));
    await recordAudit(tx, actor, {
      verb,
      subjectType: "member",
      subjectId: userId,
      before: { name, role },
    });
  });
