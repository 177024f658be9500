import { and, eq } from "drizzle-orm";
import { type Tx, withWorkspace } from "@/db/client";
import type { Role } from "@/db/enums";
import { memberships } from "@/db/schema/workspaces";
import { type Actor, authorize, authorizeRole } from "@/lib/actor";
import { conflict, notFound } from "@/lib/errors";
import type { MemberView } from "./members-schema";
import { requireMember } from "./queries";
import { recordAudit } from "./record-audit";

/**
 * Gives a member another role, which counts from their next request on.
 * @throws Problem 403 for a role that may more than the actor, 404, 409 `last_owner` rather than leave the workspace without one.
 */
export async function changeRole(actor: Actor, userId: number, role: Role): Promise<MemberView> {
  authorize(actor, "members:write");
  authorizeRole(actor, role);
  return withWorkspace(actor.workspaceId, async (tx) => {
    const before = await lockMember(tx, actor.workspaceId, userId, role === "owner");
    await tx
      .update(memberships)
      .set({ role })
      .where(and(eq(memberships.workspaceId, actor.workspaceId), eq(memberships.userId, userId)));
    const member = await requireMember(tx, actor.workspaceId, userId);
    if (before !== role) {
      await recordAudit(tx, actor, {
        verb: "member.role_changed",
        subjectType: "member",
        subjectId: userId,
        before: { name: member.name, role: before },
        after: { name: member.name, role },
      });
    }
    return member;
  });
}

/**
 * Locks the workspace's owners in one order for everybody, so that two owners who remove each other at once cannot
 * both succeed. @returns the member's role now.
 */
export async function lockMember(
  tx: Tx,
  workspaceId: number,
  userId: number,
  staysOwner: boolean,
): Promise<Role> {
  const own = eq(memberships.workspaceId, workspaceId);
  const owners = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(and(own, eq(memberships.role, "owner")))
    .orderBy(memberships.userId)
    .for("update");
  const [member] = await tx
    .select({ role: memberships.role })
    .from(memberships)
    .where(and(own, eq(memberships.userId, userId)))
    .for("update");
  if (!member) throw notFound();
  if (member.role === "owner" && !staysOwner && owners.length < 2)
    throw conflict("last_owner", "A workspace needs an owner. Make somebody else an owner first.");
  return member.role;
}
