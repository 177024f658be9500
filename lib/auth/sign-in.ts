import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { asRouter } from "@/db/client";
import { users } from "@/db/schema/workspaces";
import { sha256 } from "@/lib/crypto";
import { isClosedDemoLogin } from "./demo-logins";
import { passwordFits } from "./password";

const credentials = z.object({
  email: z
    .string()
    .max(320)
    .refine((text) => !text.includes("\u0000"))
    .transform((text) => text.trim().toLowerCase()),
  password: z.string().min(1).max(200),
});

/** Counts tries. `take` is false when a key has used up its minute; `giveBack` undoes one. */
export type Throttle = { take: (key: string) => Promise<boolean>; giveBack: (key: string) => Promise<void> };

export type SignIn =
  | { ok: true; userId: number; epoch: number }
  | { ok: false; reason: "wrong_credentials" | "too_many_tries" };

/**
 * Checks an e-mail and a password. Tries are counted per e-mail and per address, whether or not the person exists;
 * a wrong password, an unknown e-mail and a malformed request take as long and answer alike.
 */
export async function signIn(input: unknown, address: string, throttle: Throttle): Promise<SignIn> {
  const given = credentials.safeParse(input).data ?? { email: "", password: "-" };
  const keys = [`email:${sha256(given.email)}`, `address:${address}`];
  const taken = await Promise.all(keys.map(throttle.take));
  if (taken.includes(false)) return { ok: false, reason: "too_many_tries" };
  const user = await findUser(given.email);
  const hash = isClosedDemoLogin(given.email) ? null : (user?.passwordHash ?? null);
  if (!(await passwordFits(hash, given.password)) || !user) return { ok: false, reason: "wrong_credentials" };
  await Promise.all(keys.map(throttle.giveBack));
  return { ok: true, userId: user.id, epoch: user.epoch };
}

async function findUser(email: string) {
  const [user] = await asRouter((tx) =>
    tx
      .select({ id: users.id, epoch: users.sessionEpoch, passwordHash: users.passwordHash })
      .from(users)
      .where(eq(sql`lower(${users.email})`, email)),
  );
  return user ?? null;
}
