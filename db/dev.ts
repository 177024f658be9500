import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ensureDemo } from "./demo";
import { welcome } from "./dev-welcome";
import { isAlive } from "./file-lock";
import { migrateTarget } from "./migrate";
import {
  freePortFrom,
  isReady,
  onShutdown,
  signalGroup,
  startNext,
  stopNext,
  untilReady,
} from "./next-process";
import { runScript } from "./run-script";
import { developmentSecrets, fillSecrets } from "./secrets";
import { dataDir, loadEnvFiles, openTarget } from "./target";

/** `npm run dev`: database, secrets, demo data and web server, in one command that needs nothing but Node. */
runScript(import.meta.url, async () => {
  loadEnvFiles(true);
  mkdirSync(dataDir(), { recursive: true });
  await clearFormerRun();
  const wanted = Number(process.env.PORT || 3000);
  const port = await freePortFrom(wanted);
  if (port !== wanted) console.warn(`Port ${wanted} is taken by another program; using ${port}.`);
  const local = `http://127.0.0.1:${port}`;
  process.env.PORT = String(port);
  process.env.PARLEY_PUBLIC_URL ||= `http://localhost:${port}`;
  const target = await openTarget();
  let stop = target.close;
  onShutdown(() => stop());
  try {
    fillSecrets(developmentSecrets(dataDir()));
    await migrateTarget(target);
    const demo = await ensureDemo(target.url, dataDir());
    const next = startNext("dev", port);
    stop = async () => {
      await stopNext(next);
      rmSync(runPath(), { force: true });
      await target.close();
    };
    const ended = new Promise<number>((resolve) => next.once("exit", (code) => resolve(code ?? 0)));
    writeFileSync(runPath(), JSON.stringify({ pid: process.pid, next: next.pid ?? 0, url: local }));
    await untilReady(local, next);
    await warmUp(local);
    console.log(welcome(process.env.PARLEY_PUBLIC_URL, demo));
    process.exitCode = await ended;
  } finally {
    await stop();
  }
});

/**
 * The development server compiles a route when it is first asked for, which takes longer than a carrier may: without
 * this the very first text would go unanswered. The doors of the sandbox carrier and its webhooks are knocked on once.
 */
async function warmUp(local: string): Promise<void> {
  const doors = [
    "/sandbox/2010-04-01/Accounts/AC/Messages.json",
    "/api/webhooks/twilio/status",
    "/api/webhooks/twilio/inbound",
  ];
  const knock = (path: string) =>
    fetch(`${local}${path}`, { method: "POST", signal: AbortSignal.timeout(30_000) }).catch(() => null);
  await Promise.all(doors.map(knock));
}

const runShape = z.object({ pid: z.number(), next: z.number(), url: z.string() });
const runPath = (): string => join(dataDir(), "dev.json");

// A killed run leaves its web server behind, which keeps the port and Next's own lock.
async function clearFormerRun(): Promise<void> {
  if (!existsSync(runPath())) return;
  const run = runShape.safeParse(JSON.parse(readFileSync(runPath(), "utf8") || "null")).data;
  if (run && isAlive(run.pid) && (await isReady(run.url))) {
    throw new Error(`Parley already runs at ${run.url} (process ${run.pid}). Stop it first.`);
  }
  if (run && isAlive(run.next) && isNext(run.next)) {
    signalGroup(run.next, "SIGTERM");
    for (let i = 0; i < 50 && isAlive(run.next); i++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    if (isAlive(run.next) && isNext(run.next)) signalGroup(run.next, "SIGKILL");
  }
  rmSync(runPath(), { force: true });
}

function isNext(pid: number): boolean {
  try {
    if (existsSync("/proc/self/cmdline"))
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("next");
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).includes("next");
  } catch {
    return false;
  }
}
