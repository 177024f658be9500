import { and, eq } from "drizzle-orm";
import type { NextRequest } from "next/server";
import { getToken } from "next-auth/jwt";
import { asRouter } from "@/db/client";
import { memberships, users, workspaces } from "@/db/schema/workspaces";
import { type Actor, roleScopes } from "@/lib/actor";
import { env } from "@/lib/env";
import { notFound, Problem } from "@/lib/errors";
import { unauthorized } from "./authenticate-key";
import { touchMember } from "./touch-member";

/** What the session cookie says. Only a hint: every use is checked against the database. */
export type SessionClaims = { userId: number; epoch: number };

export function claimsOf(token: Record<string, unknown> | null): SessionClaims | null {
  const [userId, epoch] = [Number(token?.sub), Number(token?.epoch)];
  return Number.isSafeInteger(userId) && userId > 0 && Number.isSafeInteger(epoch) ? { userId, epoch } : null;
}

/**
 * A signed-in member's request, in the workspace that `X-Workspace-Id` names.
 * Membership, role and session epoch are read from the database on every call: a removed member fails at once.
 * @throws Problem 401 without a valid session, 404 for a workspace the person is not in, 403 for a foreign `Origin`.
 */
export async function authenticateSession(request: NextRequest, requestId: string): Promise<Actor> {
  const claims = await claimsIn(request);
  if (!claims) throw unauthorized();
  if (!["GET", "HEAD"].includes(request.method)) requireOwnOrigin(request);
  const workspaceId = Number(request.headers.get("x-workspace-id"));
  if (!Number.isSafeInteger(workspaceId) || workspaceId < 1) {
    throw new Problem(400, "workspace_required", "Name the workspace in X-Workspace-Id.");
  }
  const actor = await memberActor(claims, workspaceId, requestId);
  if (actor === "signed_out") throw unauthorized();
  if (actor === "not_a_member") throw notFound();
  return actor;
}

const claimsIn = async (request: NextRequest): Promise<SessionClaims | null> =>
  claimsOf(await getToken({ req: request, secret: env().NEXTAUTH_SECRET, secureCookie: isSecure() }));

/**
 * Whoever is signed in, in no workspace in particular: for doors through which people come in.
 * @throws Problem 401 without a valid session, 403 for a foreign `Origin`.
 */
export async function authenticatePerson(request: NextRequest): Promise<{ userId: number }> {
  const claims = await claimsIn(request);
  if (!claims) throw unauthorized();
  requireOwnOrigin(request);
  const [user] = await asRouter((tx) =>
    tx.select({ epoch: users.sessionEpoch }).from(users).where(eq(users.id, claims.userId)),
  );
  if (user?.epoch !== claims.epoch) throw unauthorized();
  return { userId: claims.userId };
}

/** The member behind a session in one workspace, straight from the database. */
export async function memberActor(
  claims: SessionClaims,
  workspaceId: number,
  requestId: string | null,
): Promise<Actor | "signed_out" | "not_a_member"> {
  const [found] = await asRouter((tx) =>
    tx
      .select({
        epoch: users.sessionEpoch,
        name: users.name,
        role: memberships.role,
        lastSeenAt: memberships.lastSeenAt,
        status: workspaces.status,
      })
      .from(users)
      .leftJoin(memberships, and(eq(memberships.userId, users.id), eq(memberships.workspaceId, workspaceId)))
      .leftJoin(workspaces, eq(workspaces.id, memberships.workspaceId))
      .where(eq(users.id, claims.userId)),
  );
  if (!found || found.epoch !== claims.epoch) return "signed_out";
  if (!found.role) return "not_a_member";
  if (found.status !== "active") throw new Problem(403, "workspace_inactive", "This workspace is suspended.");
  touchMember(workspaceId, claims.userId, found.lastSeenAt);
  return {
    kind: "member",
    workspaceId,
    id: claims.userId,
    name: found.name,
    role: found.role,
    scopes: roleScopes[found.role],
    requestId,
    idempotencyKey: null,
  };
}

/** Cookies travel by themselves, so a page elsewhere must not be able to spend them. */
export function requireOwnOrigin(request: NextRequest): void {
  const origin = request.headers.get("origin");
  if (origin === null || origin !== new URL(env().PARLEY_PUBLIC_URL).origin) {
    throw new Problem(403, "foreign_origin", "This request did not come from Parley's own pages.");
  }
}

export const isSecure = () => env().PARLEY_PUBLIC_URL.startsWith("https://");
