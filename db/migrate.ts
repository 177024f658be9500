import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { runScript } from "./run-script";
import { loadEnvFiles, openTarget } from "./target";

const migrationsFolder = join(dirname(fileURLToPath(import.meta.url)), "migrations");

// Any fixed number: it only has to be the same in every process that migrates.
const lockKey = 7_213_405_117;

/**
 * Brings the database at `url` to the newest committed migration, all or nothing. Processes that start together
 * wait for each other. `url` must be a session of its own: behind a transaction pooler pass the direct URL.
 * Throws when a migration was added before one that is already applied, because it would be skipped silently.
 */
export async function migrate(url: string): Promise<void> {
  const sql = postgres(url, {
    max: 1,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { application_name: "parley-migrate" },
  });
  try {
    await sql`select set_config('lock_timeout', '120s', false)`;
    await sql`select pg_advisory_lock(${lockKey})`;
    await applyMigrations(drizzle(sql), { migrationsFolder });
    const applied = new Set(
      (await sql<{ at: string }[]>`select created_at as at from drizzle.__drizzle_migrations`).map((row) =>
        Number(row.at),
      ),
    );
    const skipped = readMigrationFiles({ migrationsFolder }).filter(
      (file) => !applied.has(file.folderMillis),
    );
    if (skipped.length > 0) {
      throw new Error(
        `${skipped.length} migration(s) are older than the newest one applied and were skipped. Generate them again.`,
      );
    }
  } finally {
    await sql.end({ timeout: 5 });
  }
}

runScript(import.meta.url, async () => {
  loadEnvFiles(process.env.NODE_ENV !== "production");
  const target = await openTarget();
  try {
    await migrate(target.url);
    console.log("The database is up to date.");
  } finally {
    await target.close();
  }
});
