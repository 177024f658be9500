import { open, readFile, rm, stat, utimes } from "node:fs/promises";

const heartbeatMs = 1_000;
const abandonedAfterMs = 20_000;

/**
 * Runs `work` while no other process on this machine holds the lock at `path`.
 * The holder touches the file every second; a lock whose holder is dead or has been silent for
 * twenty seconds is taken over, so a killed process never blocks the next one.
 * Throws after `waitMs` (default two minutes) of waiting.
 */
export async function withFileLock<T>(path: string, work: () => Promise<T>, waitMs = 120_000): Promise<T> {
  const giveUpAt = Date.now() + waitMs;
  while (!(await create(path))) {
    if (Date.now() > giveUpAt)
      throw new Error(`Another process has held ${path} for too long. Delete it if none runs.`);
    if (await isAbandoned(path)) await takeAway(path);
    else await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const heartbeat = setInterval(() => {
    utimes(path, new Date(), new Date()).catch(() => clearInterval(heartbeat));
  }, heartbeatMs);
  heartbeat.unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    await rm(path, { force: true });
  }
}

/** Whether a process with this id exists; one that belongs to another user counts. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

async function create(path: string): Promise<boolean> {
  try {
    const file = await open(path, "wx", 0o600);
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

async function isAbandoned(path: string): Promise<boolean> {
  const [holder, info] = await Promise.all([
    readFile(path, "utf8").catch(() => null),
    stat(path).catch(() => null),
  ]);
  if (holder === null || info === null) return false;
  const silentMs = Date.now() - info.mtimeMs;
  // An empty file was created a moment ago: its holder has not written its pid yet.
  if (holder === "") return silentMs > heartbeatMs * 3;
  return silentMs > abandonedAfterMs || !isAlive(Number(holder));
}

// Two waiters may both find the lock abandoned; the second must not delete the lock the first has just won.
async function takeAway(path: string): Promise<void> {
  const guard = `${path}.takeover`;
  if (!(await create(guard))) {
    if (await isAbandoned(guard)) await rm(guard, { force: true });
    return;
  }
  try {
    if (await isAbandoned(path)) await rm(path, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}
