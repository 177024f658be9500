import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createServer } from "node:net";

/**
 * Starts `next dev` or `next start` on `port` in a process group of its own, so that stopping it stops its children.
 * HOST says which address it listens on; without it development stays on this machine.
 */
export function startNext(
  mode: "dev" | "start",
  port: number,
  env: Record<string, string> = {},
): ChildProcess {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const host = process.env.HOST || (mode === "dev" ? "127.0.0.1" : "");
  const args = [next, mode, "-p", String(port), ...(host ? ["-H", host] : [])];
  const publicUrl = process.env.PARLEY_PUBLIC_URL;
  return spawn(process.execPath, args, {
    stdio: ["ignore", "inherit", "inherit"],
    detached: process.platform !== "win32",
    env: {
      ...process.env,
      ...(publicUrl ? { NEXTAUTH_URL: publicUrl } : {}),
      NODE_ENV: mode === "dev" ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
      PORT: String(port),
      ...env,
    },
  });
}

/** Waits until the server at `url` says it is alive. Throws when `child` ends first or after `waitMs`. */
export async function untilReady(url: string, child: ChildProcess, waitMs = 120_000): Promise<void> {
  const giveUpAt = Date.now() + waitMs;
  while (Date.now() < giveUpAt) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error("The web server ended before it was ready.");
    if (await isReady(url)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The web server did not answer at ${url} within ${waitMs / 1000} s.`);
}

/** Whether a Parley answers at `url`. */
export async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/api/health/live`, { signal: AbortSignal.timeout(20_000) }).catch(
    () => null,
  );
  await answer?.body?.cancel();
  return answer?.ok ?? false;
}

/** Asks `child` and its children to end and waits; after ten seconds ends them by force. */
export async function stopNext(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  signalGroup(child.pid, "SIGTERM");
  const force = setTimeout(() => child.pid && signalGroup(child.pid, "SIGKILL"), 10_000);
  await ended;
  clearTimeout(force);
}

/** Sends `signal` to the process group that `pid` leads; does nothing when it is gone. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === "win32" ? pid : -pid, signal);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

/** The first free TCP port from `first` upwards. */
export async function freePortFrom(first: number): Promise<number> {
  for (let port = first; port < 65_536; port++) if (await isFree(port)) return port;
  throw new Error(`No port from ${first} upwards is free.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once("error", () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}

/** Runs `stop` once on the first SIGINT, SIGTERM or SIGHUP, then exits; a second one does not wait. */
export function onShutdown(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}
