import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { DrizzleQueryError } from "drizzle-orm/errors";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { runScript } from "./run-script";
import { loadEnvFiles, openTarget, type Target } from "./target";

const migrationsFolder = join(dirname(fileURLToPath(import.meta.url)), "migrations");

// Any fixed number: it only has to be the same in every process that migrates.
const lockKey = 7_213_405_117;

/**
 * Brings the database at `url` to the newest committed migration, all or nothing. Processes that start together
 * wait for each other. `url` must be a session of its own: behind a transaction pooler pass the direct URL.
 * Throws when a migration was added before one that is already applied, because it would be skipped silently, and
 * `MigrationMismatch` when what the database holds is not what its list of migrations says.
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
    await applyMigrations(drizzle(sql), { migrationsFolder }).catch(explain);
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

/** The tables of a database and its list of applied migrations tell different stories; no migration can mend that. */
export class MigrationMismatch extends Error {}

/** Classes of SQLSTATE: something that a migration makes is there, or something that it needs is not. */
const mismatches = /^(42|3F)/;

/** Says what the database said, not the statement that it said it of. */
function explain(error: unknown): never {
  const cause = error instanceof DrizzleQueryError ? error.cause : error;
  if (!(cause instanceof postgres.PostgresError)) throw error;
  const sentence = `A migration failed: ${cause.message} (${cause.code}).`;
  if (!mismatches.test(cause.code)) throw new Error(sentence, { cause });
  const reason =
    "The database is not what its list of applied migrations says: another version made or changed it.";
  throw new MigrationMismatch(`${sentence} ${reason}`, { cause });
}

/** The same for the database that a script opened; where that is our own and beyond mending, names the way out. */
export async function migrateTarget({ url, isEmbedded }: Target): Promise<void> {
  try {
    await migrate(url);
  } catch (error) {
    if (!isEmbedded || !(error instanceof MigrationMismatch)) throw error;
    const remedy = "`npm run db:reset` makes a new one with fresh demo data; what this one holds is lost.";
    throw new MigrationMismatch(`${error.message} ${remedy}`, { cause: error });
  }
}

runScript(import.meta.url, async () => {
  loadEnvFiles(process.env.NODE_ENV !== "production");
  const target = await openTarget();
  try {
    await migrateTarget(target);
    console.log("The database is up to date.");
  } finally {
    await target.close();
  }
});
