import { randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import postgres from "postgres";
import { z } from "zod";
import { canReach, createFallbackDir, giveTo } from "./cluster-folder";
import { asSuperuser } from "./databases";
import { isAlive, withFileLock } from "./file-lock";
import { type Binaries, findBinaries } from "./postgres-binaries";
import { findServer, initCluster, startServer, stopServer } from "./postgres-server";

export type Embedded = {
  /** The URL of database `parley` for its owner: may migrate and create roles, is no superuser, bypasses no policy. */
  ownerUrl: string;
  superuserUrl: string;
  /** Whether the server was already running. */
  reused: boolean;
  /** Stops the server, unless another living process uses it too. */
  stop: () => Promise<void>;
};

const stateShape = z.object({
  port: z.number(),
  superuserPassword: z.string(),
  ownerPassword: z.string(),
  clusterDir: z.string(),
  fallbackDir: z.string().nullable(),
});
type State = z.infer<typeof stateShape>;

let handles = 0;

/**
 * Starts PostgreSQL from the npm package over `dataDir`, or finds the one already running there: a killed parent
 * leaves its server behind. Safe to call from several processes at once. `settings` are server settings that apply
 * when this call is the one that starts it. Throws with a plain sentence when the machine cannot run it.
 */
export function startEmbedded(dataDir: string, settings: Record<string, string> = {}): Promise<Embedded> {
  mkdirSync(dataDir, { recursive: true });
  const home = realpathSync(dataDir);
  return withFileLock(join(home, "postgres.lock"), async () => {
    const known = readState(home);
    let fallbackDir = known?.fallbackDir ?? null;
    const fallback = (): string => {
      fallbackDir ??= createFallbackDir();
      return fallbackDir;
    };
    const binaries = findBinaries(fallback);
    let state = known ?? (await createCluster(home, binaries, fallback));
    if (state.fallbackDir !== fallbackDir) {
      state = { ...state, fallbackDir };
      writeState(home, state);
    }
    const running = findServer(state.clusterDir);
    if (!running) {
      forgetDeadUsers(join(home, "postgres.users"));
      while ((await startServer(binaries, state.clusterDir, state.port, settings)) === "port_taken") {
        state = { ...state, port: await findFreePort() };
        writeState(home, state);
      }
    } else if (running.port !== state.port) {
      state = { ...state, port: running.port };
      writeState(home, state);
    }
    await ensureOwner(state);
    return {
      ownerUrl: url(state, "parley", state.ownerPassword, "parley"),
      superuserUrl: url(state, "postgres", state.superuserPassword, "postgres"),
      reused: running !== null,
      stop: joinUsers(home),
    };
  });
}

/**
 * Notes that this process needs the server over `dataDir`, whoever starts it, so that nobody stops it meanwhile.
 * The function returned takes the note back, and stops the server when no other living process needs it.
 */
export function joinUsers(dataDir: string): () => Promise<void> {
  const users = join(dataDir, "postgres.users");
  const file = join(users, `${process.pid}.${++handles}`);
  mkdirSync(users, { recursive: true });
  writeFileSync(file, "");
  return () =>
    withFileLock(join(dataDir, "postgres.lock"), async () => {
      rmSync(file, { force: true });
      const state = readState(dataDir);
      if (!state || !findServer(state.clusterDir) || livingUsers(users).length > 0) return;
      await stopServer(
        findBinaries(() => state.fallbackDir ?? dataDir),
        state.clusterDir,
      );
    });
}

/** Stops the server over `dataDir` and deletes everything it held. Throws when a living process uses it. */
export async function removeEmbedded(dataDir: string): Promise<void> {
  if (!existsSync(dataDir)) return;
  const home = realpathSync(dataDir);
  await joinUsers(home)();
  const state = readState(home);
  if (!state) return;
  if (findServer(state.clusterDir))
    throw new Error(`PostgreSQL over ${dataDir} is in use by another process.`);
  for (const path of [state.clusterDir, state.fallbackDir, statePath(home)])
    if (path) rmSync(path, { recursive: true, force: true });
}

async function createCluster(home: string, binaries: Binaries, fallback: () => string): Promise<State> {
  const isReachable = canReach(home, binaries);
  const parent = isReachable ? home : fallback();
  if (!isReachable)
    console.warn(`PostgreSQL's user cannot reach ${home}; its data will be kept in ${parent}.`);
  const clusterDir = join(parent, "postgres");
  if (existsSync(clusterDir)) {
    throw new Error(
      `${statePath(home)} is missing but ${clusterDir} exists. Put the file back, or delete the folder to begin anew.`,
    );
  }
  for (const name of readdirSync(parent)) {
    if (name.startsWith("postgres-new-")) rmSync(join(parent, name), { recursive: true, force: true });
  }
  const password = newPassword();
  // Made beside its final place and moved there when complete: a killed set-up is never taken for a cluster.
  const building = mkdtempSync(join(parent, "postgres-new-"));
  const passwordFile = `${building}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  try {
    giveTo(binaries, building, passwordFile);
    await initCluster(binaries, building, passwordFile);
  } catch (error) {
    rmSync(building, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
  const port = await findFreePort();
  const state = {
    port,
    superuserPassword: password,
    ownerPassword: newPassword(),
    clusterDir,
    fallbackDir: isReachable ? null : parent,
  };
  writeState(home, state);
  renameSync(building, clusterDir);
  return state;
}

async function ensureOwner(state: State): Promise<void> {
  if (await answersOwner(state)) return;
  const superuserUrl = url(state, "postgres", state.superuserPassword, "postgres");
  await asSuperuser(superuserUrl, async (sql) => {
    const [role] = await sql`select 1 from pg_roles where rolname = 'parley'`;
    const verb = role ? "alter" : "create";
    // A role's password cannot be a bound parameter; ours is base64url, which needs no quoting.
    await sql.unsafe(
      `${verb} role parley login createrole nosuperuser nobypassrls nocreatedb password '${state.ownerPassword}'`,
    );
    const [database] = await sql`select 1 from pg_database where datname = 'parley'`;
    if (!database) await sql`create database parley owner parley`;
  });
}

const notYetMade = new Set(["28P01", "28000", "3D000"]);

async function answersOwner(state: State): Promise<boolean> {
  const giveUpAt = Date.now() + 30_000;
  for (;;) {
    const sql = postgres(url(state, "parley", state.ownerPassword, "parley"), { max: 1, connect_timeout: 5 });
    try {
      await sql`select 1`;
      return true;
    } catch (error) {
      if (error instanceof postgres.PostgresError && notYetMade.has(error.code)) return false;
      // A server that was killed replays its log first and says "starting up" until it is done.
      if (Date.now() > giveUpAt)
        throw new Error(`PostgreSQL runs on port ${state.port} but does not answer.`, { cause: error });
      await new Promise((done) => setTimeout(done, 100));
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
}

const livingUsers = (users: string): string[] =>
  readdirSync(users).filter((name) => isAlive(Number.parseInt(name, 10)));

// Process ids come round again: a note left by a killed process must not later pass for a living one's.
function forgetDeadUsers(users: string): void {
  if (!existsSync(users)) return;
  const living = new Set(livingUsers(users));
  for (const name of readdirSync(users)) if (!living.has(name)) rmSync(join(users, name), { force: true });
}

function readState(home: string): State | null {
  if (!existsSync(statePath(home))) return null;
  const state = stateShape.parse(JSON.parse(readFileSync(statePath(home), "utf8")));
  // The state is written a moment before the cluster moves into place; without a cluster it means nothing.
  return existsSync(join(state.clusterDir, "PG_VERSION")) ? state : null;
}

function writeState(home: string, state: State): void {
  writeFileSync(`${statePath(home)}.new`, JSON.stringify(state, null, 2), { mode: 0o600 });
  renameSync(`${statePath(home)}.new`, statePath(home));
}

function findFreePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer().once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? found(address.port) : failed(new Error("no free port")),
      );
    });
  });
}

const url = (state: State, user: string, password: string, database: string): string =>
  `postgres://${user}:${password}@127.0.0.1:${state.port}/${database}`;
const newPassword = (): string => randomBytes(24).toString("base64url");
const statePath = (home: string): string => join(home, "postgres.json");
