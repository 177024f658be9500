import { rmSync } from "node:fs";
import postgres from "postgres";
import { demoPath } from "./demo";
import { migrate } from "./migrate";
import { runScript } from "./run-script";
import { dataDir, loadEnvFiles, openTarget, refusal } from "./target";

/** Empties every table of the database at `url` in one transaction; structure, roles and policies stay. */
export async function emptyTables(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    const tables = await sql<{ name: string }[]>`
      select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and not c.relispartition
        and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'drizzle')`;
    if (tables.length > 0)
      await sql.unsafe(`truncate ${tables.map((table) => table.name).join(", ")} restart identity cascade`);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

runScript(import.meta.url, async () => {
  loadEnvFiles(true);
  const refused = refusal("db:clear");
  if (refused) throw new Error(refused);
  const target = await openTarget();
  try {
    await migrate(target.url);
    await emptyTables(target.url);
    rmSync(demoPath(dataDir()), { force: true });
    console.log("The database is empty; its structure is kept.");
  } finally {
    await target.close();
  }
});
