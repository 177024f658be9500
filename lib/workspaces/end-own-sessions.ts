import { eq, sql } from "drizzle-orm";
import { withWorkspace } from "@/db/client";
import { users } from "@/db/schema/workspaces";
import { type Actor, authorize } from "@/lib/actor";
import { notFound } from "@/lib/errors";
import { recordAudit } from "./record-audit";
import { personOf } from "./update-profile";

/**
 * Ends every session of the person, on every device; the answer's epoch is for the cookie of the one who asked.
 * @throws Problem 404 for a key.
 */
export async function endOwnSessions(actor: Actor): Promise<{ userId: number; epoch: number }> {
  authorize(actor, "members:read");
  const id = personOf(actor);
  return withWorkspace(actor.workspaceId, async (tx) => {
    const [ended] = await tx
      .update(users)
      .set({ sessionEpoch: sql`${users.sessionEpoch} + 1` })
      .where(eq(users.id, id))
      .returning({ epoch: users.sessionEpoch });
    if (!ended) throw notFound();
    await recordAudit(tx, actor, { verb: "member.sessions_ended", subjectType: "member", subjectId: id });
    return { userId: id, epoch: ended.epoch };
  });
}
