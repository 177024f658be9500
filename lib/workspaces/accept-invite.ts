import { and, eq, gt, isNull } from "drizzle-orm";
import { type Tx, withoutWorkspace, withWorkspace } from "@/db/client";
import { violated } from "@/db/errors";
import { invites, memberships, users } from "@/db/schema/workspaces";
import { type Actor, roleScopes } from "@/lib/actor";
import { now } from "@/lib/clock";
import { conflict, Problem } from "@/lib/errors";
import { findInvite, type OpenInvite } from "./find-invite";
import { recordAudit } from "./record-audit";

/** Who walks through the door: somebody signed in, or somebody new with the hash of the password they chose. */
export type Guest =
  | { kind: "signed_in"; userId: number }
  | { kind: "new"; name: string; passwordHash: string };

/** One answer for a wrong, expired, used and revoked link, and for a suspended workspace. */
export const inviteInvalid = () =>
  new Problem(404, "invite_invalid", "This invitation does not work any more. Ask for a new link.");

/**
 * Lets the invited person in, once. A link is for one e-mail: somebody signed in under another one is refused, and
 * an account that exists is never given a password by a link.
 * @throws Problem 404 `invite_invalid`, 409 `account_exists` or `other_account`.
 */
export async function acceptInvite(
  token: string,
  guest: Guest,
  requestId: string | null,
): Promise<{ workspace_id: number }> {
  const invite = await findInvite(token);
  if (!invite) throw inviteInvalid();
  if (guest.kind === "new" && invite.hasAccount) throw accountExists();
  const person = guest.kind === "signed_in" ? await findPerson(guest.userId, invite) : null;
  await withWorkspace(invite.workspaceId, async (tx) => {
    await useUp(tx, invite);
    const userId = person?.id ?? (await insertUser(tx, invite, guest));
    await tx.update(invites).set({ acceptedById: userId }).where(ofInvite(invite));
    const [joined] = await tx
      .insert(memberships)
      .values({ workspaceId: invite.workspaceId, userId, role: invite.role })
      .onConflictDoNothing()
      .returning();
    if (!joined) return;
    const name = person?.name ?? (guest.kind === "new" ? guest.name : "");
    await recordAudit(tx, asMember(invite, userId, name, requestId), {
      verb: "invite.accepted",
      subjectType: "member",
      subjectId: userId,
      after: { name, role: invite.role, invited_by: invite.invitedByName },
    });
  });
  return { workspace_id: invite.workspaceId };
}

const accountExists = () =>
  conflict("account_exists", "There is a login for this e-mail already. Sign in, then accept.");

async function findPerson(userId: number, invite: OpenInvite) {
  const [user] = await withoutWorkspace((tx) => tx.select().from(users).where(eq(users.id, userId)));
  if (!user || user.email.toLowerCase() !== invite.email)
    throw conflict("other_account", `This invitation is for ${invite.email}. Sign in as that person.`);
  return user;
}

const ofInvite = ({ workspaceId, id }: OpenInvite) =>
  and(eq(invites.workspaceId, workspaceId), eq(invites.id, id));

/** Guarded by its own state: of two that press at once, one gets in. */
async function useUp(tx: Tx, invite: OpenInvite): Promise<void> {
  const [used] = await tx
    .update(invites)
    .set({ acceptedAt: now() })
    .where(
      and(
        ofInvite(invite),
        isNull(invites.acceptedAt),
        isNull(invites.revokedAt),
        gt(invites.expiresAt, now()),
      ),
    )
    .returning({ id: invites.id });
  if (!used) throw inviteInvalid();
}

async function insertUser(tx: Tx, invite: OpenInvite, guest: Guest): Promise<number> {
  if (guest.kind !== "new") throw new Error("only somebody new gets a login");
  try {
    const [made] = await tx
      .insert(users)
      .values({ email: invite.email, name: guest.name, passwordHash: guest.passwordHash })
      .returning({ id: users.id });
    if (!made) throw new Error("insert returned no row");
    return made.id;
  } catch (error) {
    if (violated(error) === "users_email_key") throw accountExists();
    throw error;
  }
}

const asMember = (invite: OpenInvite, id: number, name: string, requestId: string | null): Actor => ({
  kind: "member",
  workspaceId: invite.workspaceId,
  id,
  name,
  role: invite.role,
  scopes: roleScopes[invite.role],
  requestId,
  idempotencyKey: null,
});
