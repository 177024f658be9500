import { and, eq, isNull, sql } from "drizzle-orm";
import { withWorkspace } from "@/db/client";
import { invites, memberships, users } from "@/db/schema/workspaces";
import { type Actor, authorize, authorizeRole } from "@/lib/actor";
import { hours, later, now } from "@/lib/clock";
import { randomToken, sha256 } from "@/lib/crypto";
import { env } from "@/lib/env";
import { Problem } from "@/lib/errors";
import type { CreatedInvite, CreateInviteInput } from "./members-schema";
import { presentInvite } from "./present-invite";
import { recordAudit } from "./record-audit";

const VALID_HOURS = 7 * 24;

/**
 * Makes a link that lets one person in, once, for seven days. Only its hash is kept, so the answer alone shows it.
 * An earlier link for the same e-mail stops working.
 * @throws Problem 403 for a role that may more than the actor, 409 `member_exists` beside the e-mail.
 */
export async function createInvite(
  actor: Actor,
  { email, role }: CreateInviteInput,
): Promise<CreatedInvite & { link: string }> {
  authorize(actor, "members:write");
  authorizeRole(actor, role);
  const { workspaceId } = actor;
  const token = randomToken(32);
  const row = await withWorkspace(workspaceId, async (tx) => {
    const [member] = await tx
      .select({ id: users.id })
      .from(users)
      .innerJoin(memberships, eq(memberships.userId, users.id))
      .where(and(eq(memberships.workspaceId, workspaceId), eq(sql`lower(${users.email})`, email)));
    if (member) throw memberExists();
    await tx
      .update(invites)
      .set({ revokedAt: now() })
      .where(
        and(
          eq(invites.workspaceId, workspaceId),
          eq(invites.email, email),
          isNull(invites.acceptedAt),
          isNull(invites.revokedAt),
        ),
      );
    const [made] = await tx
      .insert(invites)
      .values({
        workspaceId,
        email,
        role,
        tokenHash: sha256(token),
        invitedById: actor.id,
        invitedByName: actor.name,
        expiresAt: later(now(), hours(VALID_HOURS)),
      })
      .returning();
    if (!made) throw new Error("insert returned no row");
    await recordAudit(tx, actor, {
      verb: "invite.created",
      subjectType: "invite",
      subjectId: made.id,
      after: { email, role },
    });
    return made;
  });
  return { ...presentInvite(row), link: `${env().PARLEY_PUBLIC_URL}/invite/${token}` };
}

const memberExists = () =>
  new Problem(409, "member_exists", "This person is a member already.", {
    errors: [{ path: "email", message: "This person is a member already.", code: "member_exists" }],
  });
