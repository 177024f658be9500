import { and, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { asRouter, type Tx } from "@/db/client";
import type { Role } from "@/db/enums";
import { memberships, users, workspaces } from "@/db/schema/workspaces";
import { roleScopes } from "@/lib/actor";
import { now } from "@/lib/clock";
import { readResetToken } from "./reset-token";

export type OpenReset = {
  userId: number;
  workspaceId: number;
  workspaceName: string;
  email: string;
  name: string;
  role: Role;
  epoch: number;
};

/** Whose password a link may set, or null: a wrong, expired, used and overtaken link are all the same. */
export async function findReset(token: string): Promise<OpenReset | null> {
  const read = readResetToken(token);
  if (!read || read.claims.expiresAt <= now()) return null;
  const { userId, workspaceId, byId } = read.claims;
  return asRouter(async (tx) => {
    const [found] = await tx
      .select({
        userId: users.id,
        workspaceId: workspaces.id,
        workspaceName: workspaces.name,
        email: users.email,
        name: users.name,
        role: memberships.role,
        epoch: users.sessionEpoch,
      })
      .from(users)
      .innerJoin(memberships, and(eq(memberships.userId, users.id), eq(memberships.workspaceId, workspaceId)))
      .innerJoin(workspaces, and(eq(workspaces.id, workspaceId), eq(workspaces.status, "active")))
      .where(eq(users.id, userId));
    if (!found || !read.fits(found.epoch)) return null;
    // The operator runs every workspace; whom they made it for must still be the owner it was made for.
    if (byId === null) return found.role === "owner" ? found : null;
    if (!(await mayStill(tx, byId, workspaceId, found.role))) return null;
    return (await worksElsewhere(tx, userId, workspaceId, byId)) ? null : found;
  });
}

/** Who made the link may be gone by now, or may less: it is worth no more than its maker. */
async function mayStill(tx: Tx, byId: number, workspaceId: number, role: Role): Promise<boolean> {
  const [maker] = await tx
    .select({ role: memberships.role })
    .from(memberships)
    .where(and(eq(memberships.userId, byId), eq(memberships.workspaceId, workspaceId)));
  if (!maker) return false;
  const may = roleScopes[maker.role];
  return [...roleScopes.manager, ...roleScopes[role]].every((scope) => may.has(scope));
}

const own = alias(memberships, "own");

/**
 * Whether the person works in another workspace that `byId` does not own: a new password opens that one too, so it is
 * not for the people of this one to hand out.
 */
export async function worksElsewhere(
  tx: Tx,
  userId: number,
  workspaceId: number,
  byId: number,
): Promise<boolean> {
  const rows = await tx
    .select({ id: memberships.workspaceId, ownerId: own.userId })
    .from(memberships)
    .leftJoin(
      own,
      and(eq(own.workspaceId, memberships.workspaceId), eq(own.userId, byId), eq(own.role, "owner")),
    )
    .where(eq(memberships.userId, userId));
  return rows.some(({ id, ownerId }) => id !== workspaceId && ownerId === null);
}
