import { eq } from "drizzle-orm";
import { asRouter, withWorkspace } from "@/db/client";
import { users } from "@/db/schema/workspaces";
import { type Actor, authorizeRole } from "@/lib/actor";
import { hours, later, now } from "@/lib/clock";
import { env } from "@/lib/env";
import { conflict, notFound } from "@/lib/errors";
import { worksElsewhere } from "./find-reset";
import type { ResetLink } from "./members-schema";
import { requireMember } from "./queries";
import { recordAudit } from "./record-audit";
import { LINK_HOURS, writeResetToken } from "./reset-token";
import { personOf } from "./update-profile";

/**
 * A link with which a member who forgot their password sets a new one: once, within the hour. Only the answer shows
 * it. Owners make one for anybody, managers for whoever may no more than they do; a key for nobody.
 * @throws Problem 403, 404, 409 `own_password`, 409 `works_elsewhere` for a member of a workspace the actor does not own.
 */
export async function createResetLink(actor: Actor, userId: number): Promise<ResetLink & { link: string }> {
  authorizeRole(actor, "manager");
  const { workspaceId } = actor;
  const byId = personOf(actor);
  if (userId === byId)
    throw conflict("own_password", "Change your own password in your profile, with the one you have now.");
  const { name, epoch } = await withWorkspace(workspaceId, async (tx) => {
    const member = await requireMember(tx, workspaceId, userId);
    authorizeRole(actor, member.role);
    const [user] = await tx.select({ epoch: users.sessionEpoch }).from(users).where(eq(users.id, userId));
    if (!user) throw notFound();
    return { name: member.name, epoch: user.epoch };
  });
  if (await asRouter((tx) => worksElsewhere(tx, userId, workspaceId, byId)))
    throw conflict(
      "works_elsewhere",
      "This person works in another workspace too, and the new password would open that one. An owner of both can make the link.",
    );
  const expiresAt = later(now(), hours(LINK_HOURS));
  await withWorkspace(workspaceId, (tx) =>
    recordAudit(tx, actor, {
      verb: "member.reset_link_made",
      subjectType: "member",
      subjectId: userId,
      after: { name },
    }),
  );
  const token = writeResetToken({ userId, workspaceId, byId, expiresAt }, epoch);
  return { link: `${env().PARLEY_PUBLIC_URL}/reset/${token}`, expires_at: expiresAt.toISOString() };
}
