import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { asRouter } from "@/db/client";
import type { Role } from "@/db/enums";
import { invites, users, workspaces } from "@/db/schema/workspaces";
import { now } from "@/lib/clock";
import { sha256 } from "@/lib/crypto";

export type OpenInvite = {
  id: number;
  workspaceId: number;
  workspaceName: string;
  email: string;
  role: Role;
  invitedByName: string;
  hasAccount: boolean;
};

/** The invitation behind a link that still works, or null: a wrong, expired, used and revoked link are all the same. */
export async function findInvite(token: string): Promise<OpenInvite | null> {
  if (!/^[\w-]{20,100}$/.test(token)) return null;
  const [found] = await asRouter((tx) =>
    tx
      .select({
        id: invites.id,
        workspaceId: invites.workspaceId,
        workspaceName: workspaces.name,
        email: invites.email,
        role: invites.role,
        invitedByName: invites.invitedByName,
        userId: users.id,
      })
      .from(invites)
      .innerJoin(workspaces, and(eq(workspaces.id, invites.workspaceId), eq(workspaces.status, "active")))
      .leftJoin(users, eq(sql`lower(${users.email})`, invites.email))
      .where(
        and(
          eq(invites.tokenHash, sha256(token)),
          isNull(invites.acceptedAt),
          isNull(invites.revokedAt),
          gt(invites.expiresAt, now()),
        ),
      ),
  );
  if (!found) return null;
  const { userId, ...invite } = found;
  return { ...invite, hasAccount: userId !== null };
}
