import { eq, sql } from "drizzle-orm";
import { type Tx, withWorkspace } from "@/db/client";
import type { Role } from "@/db/enums";
import { violated } from "@/db/errors";
import { memberships, users } from "@/db/schema/workspaces";
import { type Actor, authorize } from "@/lib/actor";
import { conflict } from "@/lib/errors";
import { recordAudit } from "./record-audit";

export type NewMember = {
  email: string;
  name: string;
  role: Role;
  /** argon2id; only used when the person is new here. Somebody known keeps the password they have. */
  passwordHash: string | null;
};

/**
 * Lets a person into the actor's workspace. Who is known from another workspace keeps one login for both.
 * @throws Problem 403 unless the actor may manage members, 409 `member_exists`.
 */
export async function addMember(actor: Actor, member: NewMember): Promise<{ userId: number }> {
  authorize(actor, "members:write");
  try {
    return await withWorkspace(actor.workspaceId, async (tx) => ({
      userId: await insertMember(tx, actor, member),
    }));
  } catch (error) {
    if (violated(error)?.startsWith("memberships"))
      throw conflict("member_exists", "This person is a member already.");
    throw error;
  }
}

/** The write itself, for verbs that let somebody in as part of a larger change. @returns the person's id. */
export async function insertMember(tx: Tx, actor: Actor, member: NewMember): Promise<number> {
  const userId = await ensureUser(tx, member);
  await tx.insert(memberships).values({ workspaceId: actor.workspaceId, userId, role: member.role });
  const after = { name: member.name, role: member.role };
  await recordAudit(tx, actor, { verb: "member.added", subjectType: "member", subjectId: userId, after });
  return userId;
}

async function ensureUser(tx: Tx, { email, name, passwordHash }: NewMember): Promise<number> {
  const address = email.trim().toLowerCase();
  const [made] = await tx
    .insert(users)
    .values({ email: address, name, passwordHash })
    .onConflictDoNothing()
    .returning({ id: users.id });
  if (made) return made.id;
  const [known] = await tx
    .select({ id: users.id })
    .from(users)
    .where(eq(sql`lower(${users.email})`, address));
  if (!known) throw new Error("a user who exists is not visible");
  return known.id;
}
