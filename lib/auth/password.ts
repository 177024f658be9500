import { hash, verify } from "@node-rs/argon2";
import { randomToken } from "@/lib/crypto";

/** OWASP's floor for argon2id: 19 MiB, two passes, one lane (Password Storage Cheat Sheet). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

let decoy: Promise<string> | null = null;

/**
 * Whether a password fits. Without a stored hash the same work is done on a decoy and the answer is no, so that
 * neither answer nor time tells whether somebody exists.
 */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomToken());
  const fits = await verify(stored ?? (await decoy), password);
  return fits && stored !== null;
}
