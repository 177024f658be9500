import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Binaries, canWrite } from "./postgres-binaries";

/** Whether the user that PostgreSQL runs as gets at what lies there. */
export function canReach(directory: string, binaries: Binaries): boolean {
  if (!("uid" in binaries.user)) return true;
  const probe = mkdtempSync(join(directory, "postgres-probe-"));
  giveTo(binaries, probe);
  const reachable = canWrite(probe, binaries.user);
  rmSync(probe, { recursive: true, force: true });
  return reachable;
}

export function giveTo(binaries: Binaries, ...paths: string[]): void {
  const { user } = binaries;
  if ("uid" in user) for (const path of paths) chownSync(path, user.uid, user.gid);
}

/** A new folder that root's `postgres` user can reach, for when the project's own cannot be. */
export function createFallbackDir(): string {
  const [persistent, passing] = ["/var/lib/parley", tmpdir()];
  const parent = isMade(persistent) ? persistent : passing;
  const directory = mkdtempSync(join(parent, "parley-"));
  chmodSync(directory, 0o755);
  return directory;
}

function isMade(directory: string): boolean {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o755 });
    return true;
  } catch {
    return false;
  }
}
