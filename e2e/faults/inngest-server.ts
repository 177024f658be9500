import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { freePortFrom } from "@/db/next-process";
import { type Spawned, watch } from "../bench/spawn-node";

/** The program of a self-hosted Inngest server, when the caller has one. */
export const inngestProgram = process.env.PARLEY_INNGEST_SERVER;

export type InngestServer = {
  url: string;
  /** What Parley must be told to find it. */
  settings: Record<string, string>;
  start: () => Promise<void>;
  stop: (signal?: NodeJS.Signals) => Promise<void>;
  /** Has the app tell the server its functions, as a deploy would. */
  sync: (appUrl: string) => Promise<number>;
};

/** A self-hosted Inngest server on free ports of this machine, its records in the database given. Not started yet. */
export async function inngestServer(program: string, databaseUrl: string): Promise<InngestServer> {
  const port = await freePortFrom(48_000 + Math.floor(Math.random() * 1_000) * 4);
  const signingKey = randomBytes(32).toString("hex");
  const eventKey = randomBytes(16).toString("hex");
  const url = `http://127.0.0.1:${port}`;
  const flags = {
    host: "127.0.0.1",
    port,
    "signing-key": signingKey,
    "event-key": eventKey,
    "postgres-uri": databaseUrl,
    "postgres-max-open-conns": 10,
    "postgres-max-idle-conns": 5,
    "connect-gateway-port": port + 1,
    "connect-gateway-grpc-port": port + 2,
    "connect-executor-grpc-port": port + 3,
    ...(process.env.PARLEY_INNGEST_REDIS ? { "redis-uri": process.env.PARLEY_INNGEST_REDIS } : {}),
  };
  const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]);
  let running: Spawned | null = null;
  const start = async () => {
    // Nothing else of ours: the program reads settings of its own from names that begin like Parley's.
    const env = {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      HOME: tmpdir(),
      DO_NOT_TRACK: "1",
      LOG_LEVEL: "warn",
    } as const;
    const child: ChildProcess = spawn(program, ["start", "--no-ui", ...args], {
      cwd: tmpdir(),
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const started = watch(child);
    running = started;
    const giveUpAt = Date.now() + 30_000;
    while (!(await isHealthy(url))) {
      if (child.exitCode !== null || Date.now() > giveUpAt)
        throw new Error(`the Inngest server did not start\n${started.tail()}`);
      await wait(100);
    }
  };
  return {
    url,
    settings: {
      PARLEY_JOBS: "inngest",
      INNGEST_BASE_URL: url,
      INNGEST_EVENT_KEY: eventKey,
      INNGEST_SIGNING_KEY: signingKey,
    },
    start,
    stop: async (signal = "SIGKILL") => {
      await running?.stop(signal);
      running = null;
    },
    sync: async (appUrl) => (await fetch(`${appUrl}/api/inngest`, { method: "PUT" })).status,
  };
}

const isHealthy = (url: string) =>
  fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  );
