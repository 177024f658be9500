import { spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  truncateSync,
} from "node:fs";
import { join } from "node:path";
import { isAlive } from "./file-lock";
import type { Binaries } from "./postgres-binaries";

// The log names no statements and no values: either could hold a customer's data.
const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  max_locks_per_transaction: "256",
  shared_buffers: "256MB",
  // A checkpoint amid a large campaign would write every page of it anew.
  max_wal_size: "2GB",
  timezone: "UTC",
  log_checkpoints: "off",
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
};

/** Creates an empty cluster in `clusterDir`, an existing empty folder that the server's user owns. */
export async function initCluster(
  binaries: Binaries,
  clusterDir: string,
  passwordFile: string,
): Promise<void> {
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const login = ["--auth=scram-sha-256", "--username=postgres", `--pwfile=${passwordFile}`];
  const { code, output } = await run(binaries, binaries.initdb, [
    `--pgdata=${clusterDir}`,
    ...login,
    ...locale,
  ]);
  if (code !== 0) throw new Error(`PostgreSQL could not be set up in ${clusterDir}:\n${output}`);
}

/** The port of the live server over `clusterDir`, or null. A process that merely inherited its id does not count. */
export function findServer(clusterDir: string): { pid: number; port: number } | null {
  const [pid, , , port] = readLines(join(clusterDir, "postmaster.pid")).map(Number);
  if (!pid || !port || !isAlive(pid)) return null;
  return worksIn(pid, clusterDir) ? { pid, port } : null;
}

/**
 * Starts the server and returns when it accepts connections; it outlives this process.
 * Returns `port_taken` when another program has the port; throws with the end of its log on any other failure.
 */
export async function startServer(
  binaries: Binaries,
  clusterDir: string,
  port: number,
  more: Record<string, string>,
): Promise<"started" | "port_taken"> {
  const logFile = join(clusterDir, "server.log");
  const flags = Object.entries({ ...settings, ...more }).map(([name, value]) => `-c ${name}=${value}`);
  for (let attempt = 1; ; attempt++) {
    dropStalePid(clusterDir);
    if (sizeOf(logFile) > 5_000_000) truncateSync(logFile);
    const before = sizeOf(logFile);
    const args = [
      "start",
      "-w",
      "-s",
      "-t",
      "60",
      "-D",
      clusterDir,
      "-l",
      logFile,
      "-o",
      [`-p ${port}`, ...flags].join(" "),
    ];
    const { code, output } = await run(binaries, binaries.pgCtl, args);
    if (code === 0) return "started";
    const log = existsSync(logFile) ? readFileSync(logFile).subarray(before).toString("utf8") : "";
    if (/could not bind|could not create any TCP/.test(log)) return "port_taken";
    // After a kill -9 of the server its children need a moment to notice and let go of the shared memory.
    const childrenLinger = /still in use|lock file .* already exists/.test(log);
    if (!childrenLinger || attempt >= 20)
      throw new Error(`PostgreSQL did not start in ${clusterDir}:\n${output}${log}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Stops the server over `clusterDir` and waits until it is gone; open connections are closed. */
export async function stopServer(binaries: Binaries, clusterDir: string): Promise<void> {
  if (!findServer(clusterDir)) return;
  const { code, output } = await run(binaries, binaries.pgCtl, [
    "stop",
    "-w",
    "-s",
    "-m",
    "fast",
    "-t",
    "60",
    "-D",
    clusterDir,
  ]);
  if (code !== 0 && findServer(clusterDir))
    throw new Error(`PostgreSQL did not stop in ${clusterDir}:\n${output}`);
}

function run(
  binaries: Binaries,
  program: string,
  args: string[],
): Promise<{ code: number | null; output: string }> {
  // PGPORT, PGDATA, PGOPTIONS … of the caller mean another server than this one.
  const env = Object.fromEntries(
    Object.keys(process.env).flatMap((name) => (name.startsWith("PG") ? [[name, undefined]] : [])),
  );
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...binaries.user,
      cwd: "/",
      env: { ...process.env, ...env, LC_ALL: "C" },
      stdio: "pipe",
    });
    child.stdin.end();
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}

// After a reboot another program may carry the id in postmaster.pid, and PostgreSQL would then refuse to start.
function dropStalePid(clusterDir: string): void {
  const file = join(clusterDir, "postmaster.pid");
  const [pid] = readLines(file).map(Number);
  if (pid && isAlive(pid) && !worksIn(pid, clusterDir)) rmSync(file, { force: true });
}

// PostgreSQL's working directory is its data folder. A zombie has none.
function worksIn(pid: number, clusterDir: string): boolean {
  if (existsSync("/proc/self/cwd")) {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterDir);
    } catch {
      return false;
    }
  }
  if (process.platform === "win32") return true;
  return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout.includes(
    clusterDir,
  );
}

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);
const readLines = (file: string): string[] =>
  existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
