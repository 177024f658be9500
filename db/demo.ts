import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { z } from "zod";

export const demoShape = z.object({
  logins: z.array(
    z.object({ email: z.string(), password: z.string(), workspace: z.string(), role: z.string() }),
  ),
  apiKey: z.string().nullable(),
});

/** How to get into a demo installation. */
export type DemoAccess = z.infer<typeof demoShape>;

const seedShape = z.object({
  seed: z.custom<() => Promise<DemoAccess>>((value) => typeof value === "function"),
});

/** Where a demo installation over `dataDir` remembers its logins and its API key. */
export const demoPath = (dataDir: string): string => join(dataDir, "demo.json");

/**
 * Fills the database at `url` with the demo salon and restaurant if nothing was ever stored in it, and returns how to
 * get in; null when it holds data that did not come from here. Needs the app's environment to be set.
 */
export async function ensureDemo(url: string, dataDir: string): Promise<DemoAccess | null> {
  const path = demoPath(dataDir);
  if (await isUntouched(url)) {
    rmSync(path, { force: true });
    const access = await runSeed();
    if (access) writeFileSync(path, JSON.stringify(access, null, 2), { mode: 0o600 });
  }
  return existsSync(path) ? demoShape.parse(JSON.parse(readFileSync(path, "utf8"))) : null;
}

async function runSeed(): Promise<DemoAccess | null> {
  const path = fileURLToPath(new URL("seed.ts", import.meta.url));
  if (!existsSync(path)) return null;
  // Loaded late: the verbs it calls read the environment.
  const [{ seed }, { closePool }] = [seedShape.parse(await import(path)), await import("./pool")];
  try {
    return demoShape.parse(await seed());
  } finally {
    await closePool();
  }
}

// Row-level security hides every workspace from the owner, but not whether an id was ever given out.
async function isUntouched(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    const [row] =
      await sql`select pg_sequence_last_value(pg_get_serial_sequence('workspaces', 'id')) is null as untouched`;
    return row?.untouched === true;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
