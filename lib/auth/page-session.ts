import { and, eq } from "drizzle-orm";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { asRouter } from "@/db/client";
import type { Role, WorkspaceKind } from "@/db/enums";
import { memberships, users, workspaces } from "@/db/schema/workspaces";
import type { Actor } from "@/lib/actor";
import { env } from "@/lib/env";
import { Problem } from "@/lib/errors";
import { claimsOf, isSecure, memberActor, type SessionClaims } from "./authenticate-session";

export type Membership = {
  workspaceId: number;
  name: string;
  kind: WorkspaceKind;
  timeZone: string;
  role: Role;
};
export type CurrentUser = SessionClaims & { name: string; email: string; memberships: Membership[] };

/** The signed-in person with their active workspaces by name, straight from the database; null when signed out. */
export const currentUser = cache(async (): Promise<CurrentUser | null> => {
  const claims = await readClaims();
  return claims && findUser(claims);
});

/**
 * The member who looks at a page. Signed out leads to the sign-in page and back to `path`; a workspace that is not
 * theirs is not found, like one that never was.
 */
export async function pageActor(workspaceId: number, path: string): Promise<Actor> {
  const claims = await readClaims();
  const actor = claims ? await activeMember(claims, workspaceId) : "signed_out";
  if (actor === "signed_out") redirect(`/login?${new URLSearchParams({ callbackUrl: path })}`);
  if (actor === "suspended") redirect("/login?error=workspace_inactive");
  if (actor === "not_a_member") notFound();
  return actor;
}

const readClaims = cache(async (): Promise<SessionClaims | null> => {
  const name = `${isSecure() ? "__Secure-" : ""}next-auth.session-token`;
  const cookie = (await cookies()).get(name)?.value;
  if (!cookie) return null;
  try {
    return claimsOf(await decode({ token: cookie, secret: env().NEXTAUTH_SECRET }));
  } catch {
    // Not sealed by us, or expired.
    return null;
  }
});

async function activeMember(claims: SessionClaims, workspaceId: number) {
  if (!Number.isSafeInteger(workspaceId) || workspaceId < 1) return "not_a_member";
  try {
    return await memberActor(claims, workspaceId, null);
  } catch (error) {
    if (error instanceof Problem && error.code === "workspace_inactive") return "suspended";
    throw error;
  }
}

async function findUser({ userId, epoch }: SessionClaims): Promise<CurrentUser | null> {
  const rows = await asRouter((tx) =>
    tx
      .select({
        name: users.name,
        email: users.email,
        role: memberships.role,
        workspace: {
          workspaceId: workspaces.id,
          name: workspaces.name,
          kind: workspaces.kind,
          timeZone: workspaces.timeZone,
        },
      })
      .from(users)
      .leftJoin(memberships, eq(memberships.userId, users.id))
      .leftJoin(workspaces, and(eq(workspaces.id, memberships.workspaceId), eq(workspaces.status, "active")))
      .where(and(eq(users.id, userId), eq(users.sessionEpoch, epoch)))
      .orderBy(workspaces.name, workspaces.id),
  );
  const [first] = rows;
  if (!first) return null;
  const own = rows.flatMap(({ workspace, role }) => (workspace && role ? [{ ...workspace, role }] : []));
  return { userId, epoch, name: first.name, email: first.email, memberships: own };
}
