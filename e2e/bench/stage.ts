import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { asRouter, raw } from "@/db/client";
import { asSuperuser, createDatabase } from "@/db/databases";
import { type Embedded, startEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { freePortFrom, isReady } from "@/db/next-process";
import { closePool } from "@/db/pool";
import { findServer } from "@/db/postgres-server";
import { type CarrierOptions, carrierDefaults } from "./carrier-options";
import { type CarrierProcess, spawnCarrier } from "./spawn-carrier";
import { cpuMsOfFamily, type Spawned, spawnNode, watch } from "./spawn-node";

/** Who answers HTTP: the production build under Next, the same handlers on bare node:http, or `npm run ingest`. */
export type Door = "next" | "bare" | "ingest";

/** Everything a measurement runs against: PostgreSQL of its own, a stand-in carrier, and processes started on demand. */
export type Stage = {
  carrier: CarrierProcess;
  server: Embedded;
  postgres: string;
  /** The door's address; nothing listens there until `startDoor`. */
  publicUrl: string;
  /** Milliseconds of CPU that PostgreSQL's living processes have used. */
  postgresCpuMs: () => number;
  startWorker: (maxInFlight: number) => Spawned;
  /** Without a word: the door that the stage was set with. */
  startDoor: (kind?: Door) => Promise<Spawned>;
  close: () => Promise<void>;
};

/** Sets up the stage and this process's environment. The database is new, in a folder that `close` removes. */
export async function setStage(door: Door, options: Partial<CarrierOptions> = {}): Promise<Stage> {
  const home = mkdtempSync(join(tmpdir(), "parley-bench-"));
  // As root the server runs as another user, who has to get in.
  chmodSync(home, 0o755);
  const server = await startEmbedded(
    home,
    watchesStatements ? { shared_preload_libraries: "pg_stat_statements" } : {},
  );
  const url = await createDatabase(server, "bench");
  await migrate(url);
  const carrier = await spawnCarrier(options);
  const port = await freePortFrom(42_000 + Math.floor(Math.random() * 5_000));
  const publicUrl = `http://127.0.0.1:${port}`;
  Object.assign(process.env, {
    DATABASE_URL: url,
    NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
    PARLEY_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    PARLEY_PUBLIC_URL: publicUrl,
    TWILIO_ACCOUNT_SID: carrierDefaults.accountSid,
    TWILIO_AUTH_TOKEN: carrierDefaults.authToken,
    TWILIO_API_BASE_URL: carrier.url,
    PARLEY_JOBS: "worker",
    LOG_LEVEL: "error",
  });
  const [version] = await asRouter(
    (tx) => raw(tx)<{ v: string }[]>`select current_setting('server_version') as v`,
  );
  const postmaster = findServer(join(home, "postgres"));
  return {
    carrier,
    server,
    postgres: version?.v ?? "",
    publicUrl,
    postgresCpuMs: () => cpuMsOfFamily(postmaster?.pid ?? 0),
    startWorker: (maxInFlight) => {
      const { flags, variables } = workerMemory();
      const env = { ...variables, NODE_ENV: "production", PARLEY_MAX_IN_FLIGHT: String(maxInFlight) };
      return spawnNode("inngest/worker.ts", [], env, [...flags, ...profileFlags()]);
    },
    startDoor: (kind = door) => starters[kind](port, publicUrl),
    close: async () => {
      await closePool();
      if (watchesStatements) await showStatements(server.superuserUrl);
      await carrier.stop();
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** `PARLEY_BENCH_STATEMENTS=1`: at the end the statements that cost PostgreSQL most are shown. */
const watchesStatements = process.env.PARLEY_BENCH_STATEMENTS === "1";

async function showStatements(superuserUrl: string): Promise<void> {
  const rows = await asSuperuser(superuserUrl, async (sql) => {
    await sql`create extension if not exists pg_stat_statements`;
    return sql<{ calls: string; total: number; mean: number; text: string }[]>`
      select calls, total_exec_time as total, mean_exec_time as mean, regexp_replace(left(query, 160), '\\s+', ' ', 'g') as text
      from pg_stat_statements order by total_exec_time desc limit 25`;
  });
  for (const row of rows)
    console.error(`${row.total.toFixed(0)} ms total, ${row.calls} × ${row.mean.toFixed(3)} ms: ${row.text}`);
}

export const hasBuild = (): boolean => existsSync(".next/BUILD_ID");

/** One production Next process, as `npm start` runs it. */
async function startNextDoor(port: number, publicUrl: string): Promise<Spawned> {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const env = {
    ...process.env,
    NODE_ENV: "production" as const,
    PORT: String(port),
    NEXTAUTH_URL: publicUrl,
    NEXT_TELEMETRY_DISABLED: "1",
  };
  const args = [next, "start", "-p", String(port), "-H", "127.0.0.1"];
  const door = watch(spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] }));
  const giveUpAt = Date.now() + 60_000;
  while (!(await isReady(publicUrl))) {
    if (door.child.exitCode !== null || Date.now() > giveUpAt)
      throw new Error(`next start did not answer\n${door.tail()}`);
    await wait(100);
  }
  return door;
}

const starters: Record<Door, (port: number, publicUrl: string) => Promise<Spawned>> = {
  next: startNextDoor,
  bare: startBareDoor,
  ingest: startIngest,
};

async function startIngest(port: number): Promise<Spawned> {
  const variables = { NODE_ENV: "production", PORT: String(port), HOST: "127.0.0.1" };
  const door = spawnNode("app/api/webhooks/twilio/ingest.ts", [], variables, profileFlags());
  await door.line(/^ingest listens/);
  return door;
}

async function startBareDoor(port: number): Promise<Spawned> {
  const door = spawnNode("e2e/faults/door.ts", [String(port)], { NODE_ENV: "production" }, profileFlags());
  await door.line(/^door /);
  return door;
}

/** What `npm run worker` asks of memory, so that what is measured is what runs. */
function workerMemory(): { flags: string[]; variables: Record<string, string> } {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
  const words = scripts.worker?.split(" ") ?? [];
  const variables = words.flatMap((word) => {
    const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(word) ?? [];
    return name && value ? [[name, value]] : [];
  });
  return {
    flags: words.filter((word) => /^--(?:max|heap)-/.test(word)),
    variables: Object.fromEntries(variables),
  };
}

/** `PARLEY_BENCH_PROFILE=dir` leaves a CPU profile of every worker and bare door there. */
function profileFlags(): string[] {
  const directory = process.env.PARLEY_BENCH_PROFILE;
  return directory ? ["--cpu-prof", `--cpu-prof-dir=${directory}`] : [];
}
