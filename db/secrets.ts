import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const secretsShape = z.object({
  NEXTAUTH_SECRET: z.string(),
  PARLEY_ENCRYPTION_KEY: z.string(),
  PARLEY_PLATFORM_KEY: z.string(),
});
export type Secrets = z.infer<typeof secretsShape>;

/**
 * Secrets for development and tests, made once and kept in `secrets.json` under `dataDir`, readable by its owner only.
 * Production takes its secrets from the environment: whoever loses this file loses every encrypted phone number.
 */
export function developmentSecrets(dataDir: string): Secrets {
  const path = join(dataDir, "secrets.json");
  if (!existsSync(path)) write(path, dataDir);
  return secretsShape.parse(JSON.parse(readFileSync(path, "utf8")));
}

/** Fills those secrets that the environment does not bring along. */
export function fillSecrets(secrets: Secrets): void {
  if (!process.env.NEXTAUTH_SECRET && !process.env.SECRET_KEY)
    process.env.NEXTAUTH_SECRET = secrets.NEXTAUTH_SECRET;
  process.env.PARLEY_ENCRYPTION_KEY ||= secrets.PARLEY_ENCRYPTION_KEY;
  process.env.PARLEY_PLATFORM_KEY ||= secrets.PARLEY_PLATFORM_KEY;
}

function write(path: string, dataDir: string): void {
  mkdirSync(dataDir, { recursive: true });
  const secrets: Secrets = {
    NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
    PARLEY_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    PARLEY_PLATFORM_KEY: `pk_${randomBytes(24).toString("base64url")}`,
  };
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  try {
    // A link never replaces: of two processes that start together, the first one's secrets stay.
    linkSync(draft, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
