import { and, eq, isNull } from "drizzle-orm";
import { withWorkspace } from "@/db/client";
import { invites } from "@/db/schema/workspaces";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { notFound } from "@/lib/errors";
import { recordAudit } from "./record-audit";

/** Makes a link stop working. Revoking twice is quiet; one that was used answers 404, as does another tenant's. */
export async function revokeInvite(actor: Actor, id: number): Promise<void> {
  authorize(actor, "members:write");
  await withWorkspace(actor.workspaceId, async (tx) => {
    const own = and(
      eq(invites.workspaceId, actor.workspaceId),
      eq(invites.id, id),
      isNull(invites.acceptedAt),
    );
    const [invite] = await tx.select().from(invites).where(own).for("update");
    if (!invite) throw notFound();
    if (invite.revokedAt) return;
    await tx.update(invites).set({ revokedAt: now() }).where(own);
    await recordAudit(tx, actor, {
      verb: "invite.revoked",
      subjectType: "invite",
      subjectId: id,
      before: { email: invite.email, role: invite.role },
    });
  });
}
