import { and, eq, sql } from "drizzle-orm";
import { withWorkspace } from "@/db/client";
import { users } from "@/db/schema/workspaces";
import { roleScopes } from "@/lib/actor";
import { Problem } from "@/lib/errors";
import { findReset } from "./find-reset";
import { recordAudit } from "./record-audit";

/** One answer for a wrong, expired, used and overtaken link. */
const resetInvalid = () =>
  new Problem(404, "reset_invalid", "This link does not work any more. Ask for a new one.");

/**
 * Sets a new password by link, once; every session of the person ends. The hash is made only for a link that works.
 * @throws Problem 404 `reset_invalid`.
 */
export async function resetPassword(
  token: string,
  hash: () => Promise<string>,
  requestId: string | null,
): Promise<{ workspace_id: number }> {
  const reset = await findReset(token);
  if (!reset) throw resetInvalid();
  const { userId: id, workspaceId, name, role } = reset;
  const passwordHash = await hash();
  await withWorkspace(workspaceId, async (tx) => {
    const [changed] = await tx
      .update(users)
      .set({ passwordHash, sessionEpoch: sql`${users.sessionEpoch} + 1` })
      // Guarded by what the link was signed over: of two that press at once, one sets it.
      .where(and(eq(users.id, id), eq(users.sessionEpoch, reset.epoch)))
      .returning({ id: users.id });
    if (!changed) throw resetInvalid();
    await recordAudit(
      tx,
      {
        kind: "member",
        workspaceId,
        id,
        name,
        role,
        scopes: roleScopes[role],
        requestId,
        idempotencyKey: null,
      },
      { verb: "member.password_reset", subjectType: "member", subjectId: id },
    );
  });
  return { workspace_id: workspaceId };
}
