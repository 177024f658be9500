import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { asSuperuser, createDatabase, dropDatabase } from "./databases";
import { type Embedded, startEmbedded } from "./embedded";
import { isAlive, withFileLock } from "./file-lock";
import { migrate } from "./migrate";
import { developmentSecrets, fillSecrets } from "./secrets";
import { testDataDir } from "./testing-setup";

/**
 * Gives the calling test file a fresh, migrated, empty database of its own, drops it after the file's last test,
 * and returns its URL. The URL belongs to the owner, who is no superuser: row-level security holds in tests too.
 * Call it at the top of a test file, before anything reads the environment: it sets DATABASE_URL, the secrets and
 * PARLEY_PUBLIC_URL. The first call starts the test server; a file that does not ask never waits for it.
 */
export async function testDatabase(): Promise<string> {
  // Tests write little at a time, and disks of build machines are small.
  const server = await startEmbedded(testDataDir(), { max_wal_size: "1GB" });
  const template = await withFileLock(join(testDataDir(), "template.lock"), () => ensureTemplate(server));
  const name = `test_${process.pid}_${randomBytes(4).toString("hex")}`;
  const url = await createDatabase(server, name, template);
  process.env.DATABASE_URL = url;
  delete process.env.DATABASE_DIRECT_URL;
  process.env.PARLEY_PUBLIC_URL ||= "http://localhost:3000";
  fillSecrets(developmentSecrets(testDataDir()));
  afterAll(async () => {
    const { closePool } = await import("./pool");
    await closePool();
    await dropDatabase(server, name);
    await server.stop();
  });
  return url;
}

/** Until another transaction of this file's database stands at a lock. */
export async function someoneWaits(): Promise<void> {
  const { ownerSql } = await import("./client");
  for (const until = Date.now() + 5_000; Date.now() < until; ) {
    const [row] = await ownerSql()`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' limit 1`;
    if (row) return;
  }
  throw new Error("nobody waits for a lock");
}

// The template is named after the migrations it holds, so that it serves every run until one of them changes.
async function ensureTemplate(server: Embedded): Promise<string> {
  const name = `template_${migrationsHash()}`;
  const databases = await asSuperuser(
    server.superuserUrl,
    (sql) => sql<{ name: string }[]>`select datname as name from pg_database`,
  );
  const isReady = databases.some((database) => database.name === name);
  if (isReady && server.reused) return name;
  for (const old of databases) if (isLeftover(old.name, name)) await dropDatabase(server, old.name);
  if (isReady) return name;
  await migrate(await createDatabase(server, "template_unfinished"));
  await asSuperuser(
    server.superuserUrl,
    (sql) => sql`alter database template_unfinished rename to ${sql(name)}`,
  );
  return name;
}

/** Databases of killed test processes, and templates of former migrations. */
function isLeftover(name: string, template: string): boolean {
  const [kind, pid] = name.split("_");
  if (kind === "test") return !isAlive(Number(pid));
  return kind === "template" && name !== template;
}

function migrationsHash(): string {
  const folder = fileURLToPath(new URL("migrations", import.meta.url));
  const hash = createHash("sha256");
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort()) {
    hash.update(file).update(readFileSync(join(folder, file)));
  }
  return hash.digest("hex").slice(0, 12);
}
