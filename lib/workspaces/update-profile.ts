import { eq } from "drizzle-orm";
import { withWorkspace } from "@/db/client";
import { users } from "@/db/schema/workspaces";
import { type Actor, authorize } from "@/lib/actor";
import { notFound } from "@/lib/errors";
import type { MemberView } from "./members-schema";
import { requireMember } from "./queries";
import { recordAudit } from "./record-audit";

/** The person behind the session. @throws Problem 404 for a key, which is nobody. */
export function personOf(actor: Actor): number {
  if (actor.kind !== "member" || actor.id === null) throw notFound();
  return actor.id;
}

/** The signed-in member. @throws Problem 404 for a key. */
export async function getProfile(actor: Actor): Promise<MemberView> {
  authorize(actor, "members:read");
  const id = personOf(actor);
  return withWorkspace(actor.workspaceId, (tx) => requireMember(tx, actor.workspaceId, id));
}

/** Changes one's own name, everywhere the person works. @throws Problem 404 for a key. */
export async function updateProfile(actor: Actor, { name }: { name: string }): Promise<MemberView> {
  authorize(actor, "members:read");
  const id = personOf(actor);
  return withWorkspace(actor.workspaceId, async (tx) => {
    const before = await requireMember(tx, actor.workspaceId, id);
    await tx.update(users).set({ name }).where(eq(users.id, id));
    if (before.name !== name) {
      await recordAudit(tx, actor, {
        verb: "member.renamed",
        subjectType: "member",
        subjectId: id,
        before: { name: before.name },
        after: { name },
      });
    }
    return { ...before, name };
  });
}
