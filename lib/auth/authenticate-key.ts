import { and, eq } from "drizzle-orm";
import { asOwner, withWorkspace } from "@/db/client";
import { apiKeys } from "@/db/schema/workspaces";
import { type Actor, type Scope, scopes } from "@/lib/actor";
import { now } from "@/lib/clock";
import { sameSecret, sha256 } from "@/lib/crypto";
import { env } from "@/lib/env";
import { Problem } from "@/lib/errors";
import { gather } from "@/lib/gather";
import { log } from "@/lib/log";

const known: ReadonlySet<string> = new Set(scopes);
const isScope = (text: string): text is Scope => known.has(text);

/** Missing, unknown and revoked credentials answer alike. */
export const unauthorized = () =>
  new Problem(401, "unauthorized", "Send a valid API key in X-API-Key, or sign in.", {
    headers: { "WWW-Authenticate": 'Bearer realm="parley"' },
  });

/** The key that a request presents: `X-API-Key: sk_…` or `Authorization: Bearer sk_…`. */
export function presentedKey(request: Request): string | null {
  const header = request.headers.get("x-api-key");
  if (header) return header.trim();
  return /^Bearer\s+(\S{1,200})$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? null;
}

/**
 * Turns an API key into an actor, asking the database every time, so that a revoked key fails at once.
 * @throws Problem 401 for an unknown key, 403 `workspace_inactive` for a suspended workspace.
 */
export async function authenticateKey(key: string, requestId: string): Promise<Actor> {
  if (!/^sk_[A-Za-z0-9_-]{20,100}$/.test(key)) throw unauthorized();
  const found = await findKey(sha256(key));
  if (!found) throw unauthorized();
  if (found.workspace_status !== "active") {
    throw new Problem(403, "workspace_inactive", "This workspace is suspended.");
  }
  const workspaceId = Number(found.workspace_id);
  touch(workspaceId, Number(found.id), found.last_used_at);
  return {
    kind: "key",
    workspaceId,
    id: Number(found.id),
    name: found.name,
    role: null,
    scopes: new Set(found.scopes.filter(isScope)),
    requestId,
    idempotencyKey: null,
  };
}

type KeyRow = {
  hash: string;
  workspace_id: number;
  id: number;
  name: string;
  scopes: string[];
  last_used_at: string | null;
  workspace_status: string;
};

/** Requests that come at the same time ask together; each is asked about after it came, never from memory. */
const findKey = gather(
  async (hashes: string[]): Promise<(KeyRow | undefined)[]> => {
    const rows = await asOwner(
      (sql) => sql<KeyRow[]>`
        select asked.hash, k.* from unnest(${[...new Set(hashes)]}::text[]) as asked(hash)
        cross join lateral find_api_key(asked.hash) k`,
    );
    const byHash = new Map(rows.map((row) => [row.hash, row]));
    return hashes.map((hash) => byHash.get(hash));
  },
  { keyOf: () => "every key", limit: 500 },
);

export function isPlatformKey(key: string): boolean {
  const expected = env().PARLEY_PLATFORM_KEY;
  return expected !== undefined && sameSecret(key, expected);
}

const touched = new Map<number, number>();

/** "Last used" is told to the minute: one write a minute and key, never waited for. */
function touch(workspaceId: number, keyId: number, lastUsed: string | null): void {
  const at = now().getTime();
  const last = Math.max(touched.get(keyId) ?? 0, lastUsed ? new Date(lastUsed).getTime() : 0);
  if (at - last < 60_000) return;
  touched.set(keyId, at);
  withWorkspace(workspaceId, (tx) =>
    tx
      .update(apiKeys)
      .set({ lastUsedAt: new Date(at) })
      .where(and(eq(apiKeys.workspaceId, workspaceId), eq(apiKeys.id, keyId))),
  ).catch((err) => log.warn({ err }, "last use of a key not recorded"));
}
