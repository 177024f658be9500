import { eq, inArray, sql } from "drizzle-orm";
import { withWorkspace } from "@/db/client";
import { memberships, users } from "@/db/schema/workspaces";
import { type Actor, authorize } from "@/lib/actor";
import { recordAudit } from "./record-audit";

/** Signs every member out, on every device, the one who asks included. Keys go on. @returns how many people. */
export async function endSessions(actor: Actor): Promise<{ signed_out: number }> {
  authorize(actor, "members:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const members = tx
      .select({ id: memberships.userId })
      .from(memberships)
      .where(eq(memberships.workspaceId, actor.workspaceId));
    const ended = await tx
      .update(users)
      .set({ sessionEpoch: sql`${users.sessionEpoch} + 1` })
      .where(inArray(users.id, members))
      .returning({ id: users.id });
    await recordAudit(tx, actor, {
      verb: "workspace.sessions_ended",
      subjectType: "workspace",
      subjectId: actor.workspaceId,
      after: { people: ended.length },
    });
    return { signed_out: ended.length };
  });
}
