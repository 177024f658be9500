import { and, eq, sql } from "drizzle-orm";
import { withoutWorkspace, withWorkspace } from "@/db/client";
import { users } from "@/db/schema/workspaces";
import { type Actor, authorize } from "@/lib/actor";
import { conflict, invalid, notFound, Problem } from "@/lib/errors";
import type { ChangePasswordInput } from "./members-schema";
import { recordAudit } from "./record-audit";
import { personOf } from "./update-profile";

/** What the door lends: how passwords are kept, and the count of tries. */
export type Passwords = {
  hashPassword: (password: string) => Promise<string>;
  passwordFits: (stored: string | null, password: string) => Promise<boolean>;
  throttle: { take: (key: string) => Promise<boolean>; giveBack: (key: string) => Promise<void> };
};

/**
 * Sets one's own password, given the one until now. Every session of the person ends; the answer's epoch is for the
 * cookie of the one who asked.
 * @throws Problem 404 for a key, 422 `wrong_password`, 429 after ten wrong tries a minute.
 */
export async function changePassword(
  actor: Actor,
  input: ChangePasswordInput,
  { hashPassword, passwordFits, throttle }: Passwords,
): Promise<{ userId: number; epoch: number }> {
  authorize(actor, "members:read");
  const id = personOf(actor);
  const key = `password:${id}`;
  if (!(await throttle.take(key)))
    throw new Problem(429, "rate_limited", "Too many tries, wait a minute.", { retryAfterSeconds: 60 });
  const [user] = await withoutWorkspace((tx) => tx.select().from(users).where(eq(users.id, id)));
  if (!user) throw notFound();
  if (!(await passwordFits(user.passwordHash, input.current_password)))
    throw invalid("current_password", "wrong_password", "This is not your password.");
  await throttle.giveBack(key);
  const passwordHash = await hashPassword(input.new_password);
  return withWorkspace(actor.workspaceId, async (tx) => {
    const [changed] = await tx
      .update(users)
      .set({ passwordHash, sessionEpoch: sql`${users.sessionEpoch} + 1` })
      // Of two changes at once the second proved a password that is no longer the person's.
      .where(and(eq(users.id, id), eq(users.sessionEpoch, user.sessionEpoch)))
      .returning({ epoch: users.sessionEpoch });
    if (!changed) throw conflict("password_changed", "Your password was changed meanwhile. Sign in again.");
    await recordAudit(tx, actor, { verb: "member.password_changed", subjectType: "member", subjectId: id });
    return { userId: id, epoch: changed.epoch };
  });
}
