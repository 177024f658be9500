import nextEnv from "@next/env";
import { startEmbedded } from "./embedded";

export type Target = { url: string; isEmbedded: boolean; close: () => Promise<void> };

/** Reads `.env` and its relatives just as Next does; variables that are already set win. */
export function loadEnvFiles(isDevelopment: boolean): void {
  nextEnv.loadEnvConfig(process.cwd(), isDevelopment, { info: () => {}, error: console.error });
}

/** Where this installation keeps its own state: the embedded database, generated secrets, the demo logins. */
export const dataDir = (): string => process.env.PARLEY_DATA_DIR || ".data";

/**
 * The database that a script works on: DATABASE_DIRECT_URL or DATABASE_URL when set, else the embedded one, started
 * if need be. Sets DATABASE_URL for the code that runs next. `close` stops what this call started.
 */
export async function openTarget(): Promise<Target> {
  const given = process.env.DATABASE_DIRECT_URL || process.env.DATABASE_URL;
  if (given) return { url: given, isEmbedded: false, close: async () => {} };
  const server = await startEmbedded(dataDir());
  process.env.DATABASE_URL = server.ownerUrl;
  return { url: server.ownerUrl, isEmbedded: true, close: server.stop };
}

/** Whether the database behind `url` is on this machine. */
export const isLocal = (url: string): boolean =>
  ["localhost", "127.0.0.1", "[::1]", ""].includes(new URL(url).hostname);

/** Says in one sentence why the destructive script `name` must not run here, or null when it may. */
export function refusal(name: string): string | null {
  if (process.env.NODE_ENV === "production")
    return `${name} destroys data and never runs with NODE_ENV=production.`;
  const remote = [process.env.DATABASE_URL, process.env.DATABASE_DIRECT_URL].find(
    (url) => url && !isLocal(url),
  );
  if (remote)
    return `${name} destroys data and only works on a database on this machine, not on ${new URL(remote).hostname}.`;
  return null;
}
