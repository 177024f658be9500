import { rmSync } from "node:fs";
import postgres from "postgres";
import { demoPath, ensureDemo } from "./demo";
import { migrate } from "./migrate";
import { runScript } from "./run-script";
import { developmentSecrets, fillSecrets } from "./secrets";
import { dataDir, loadEnvFiles, openTarget, refusal } from "./target";

/** Drops every schema of the database at `url` with all it holds, and leaves an empty `public`. */
export async function dropEverything(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    const schemas = await sql<{ name: string }[]>`
      select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'`;
    await sql.begin(async (tx) => {
      for (const schema of schemas) await tx`drop schema ${tx(schema.name)} cascade`;
      await tx`create schema public`;
      await tx`grant usage on schema public to public`;
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

runScript(import.meta.url, async () => {
  loadEnvFiles(true);
  const refused = refusal("db:reset");
  if (refused) throw new Error(refused);
  const target = await openTarget();
  try {
    fillSecrets(developmentSecrets(dataDir()));
    process.env.PARLEY_PUBLIC_URL ||= "http://localhost:3000";
    await dropEverything(target.url);
    await migrate(target.url);
    rmSync(demoPath(dataDir()), { force: true });
    const demo = await ensureDemo(target.url, dataDir());
    console.log(
      demo
        ? "The database is new, with fresh demo data. `npm run dev` shows the logins."
        : "The database is new and empty.",
    );
  } finally {
    await target.close();
  }
});
