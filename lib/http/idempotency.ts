import { raw, withWorkspace } from "@/db/client";
import { later, minutes, now, seconds } from "@/lib/clock";
import { seal, sha256, unseal } from "@/lib/crypto";
import { conflict, Problem } from "@/lib/errors";

export type Answer = { status: number; body: string };
/** The first answer, or leave to run: rows that must exist once carry `rowKey`, the same in every run of a request. */
export type Claimed = { answer: Answer } | { answer: null; rowKey: string };

const LOCK = seconds(60);
const KEEP = minutes(24 * 60);
const context = (workspaceId: number, keyHash: string) => `idempotency|${workspaceId}|${keyHash}`;

/** The stored name of a key: bound to method and path, so that one key may serve two endpoints. */
export function idempotencyHash(request: Request): string | null {
  const key = request.headers.get("idempotency-key");
  if (key === null) return null;
  if (key.length < 1 || key.length > 255) {
    throw new Problem(422, "idempotency_key_invalid", "Idempotency-Key may have 1 to 255 characters.");
  }
  return sha256(`${request.method} ${new URL(request.url).pathname} ${key}`);
}

/**
 * Takes the key for this request. Returns the first answer when there is one.
 * A run that died leaves its lock to expire; the next one may run, because what it writes carries the key too.
 * @throws Problem 409 while the first runs, 422 `idempotency_key_reused` for another body.
 */
export async function claimKey(workspaceId: number, keyHash: string, body: string): Promise<Claimed> {
  const requestHash = sha256(body);
  const at = now();
  return withWorkspace(workspaceId, async (tx) => {
    const sql = raw(tx);
    const [claimed] = await sql<{ expires_at: string }[]>`
      insert into idempotency_keys as k (workspace_id, key_hash, request_hash, locked_until, expires_at)
      values (${workspaceId}, ${keyHash}, ${requestHash}, ${later(at, LOCK).toISOString()}::timestamptz,
        ${later(at, KEEP).toISOString()}::timestamptz)
      on conflict (workspace_id, key_hash) do update
        set request_hash = excluded.request_hash, status = null, answer = null,
          locked_until = excluded.locked_until,
          expires_at = case when k.expires_at < ${at.toISOString()}::timestamptz then excluded.expires_at else k.expires_at end
        where k.expires_at < ${at.toISOString()}::timestamptz
          or (k.status is null and k.request_hash = excluded.request_hash
            and k.locked_until < ${at.toISOString()}::timestamptz)
      returning expires_at`;
    // A key that comes again after its day is another request, and must not find the rows of the first.
    if (claimed)
      return { answer: null, rowKey: sha256(`${keyHash} ${new Date(claimed.expires_at).getTime()}`) };
    const [held] = await sql<{ request_hash: string; status: number | null; answer: string | null }[]>`
      select request_hash, status, answer from idempotency_keys
      where workspace_id = ${workspaceId} and key_hash = ${keyHash}`;
    if (held && held.request_hash !== requestHash) {
      throw new Problem(422, "idempotency_key_reused", "This Idempotency-Key was used with another body.");
    }
    if (!held || held.status === null || held.answer === null) {
      throw conflict("request_in_progress", "The first request with this Idempotency-Key is still running.");
    }
    return { answer: { status: held.status, body: unseal(held.answer, context(workspaceId, keyHash)) } };
  });
}

/**
 * Keeps the answer for 24 hours. `free`: nothing was done, the key may come with another body. `release`: nobody knows
 * whether something was done, so only the same request may run again, at once.
 */
export async function settleKey(
  workspaceId: number,
  keyHash: string,
  outcome: Answer | "free" | "release",
): Promise<void> {
  await withWorkspace(workspaceId, async (tx) => {
    const sql = raw(tx);
    const mine = sql`workspace_id = ${workspaceId} and key_hash = ${keyHash}`;
    if (outcome === "free") await sql`delete from idempotency_keys where ${mine} and status is null`;
    else if (outcome === "release") {
      await sql`update idempotency_keys set locked_until = ${later(now(), -1).toISOString()}::timestamptz
        where ${mine} and status is null`;
    } else {
      await sql`update idempotency_keys set status = ${outcome.status},
        answer = ${seal(outcome.body, context(workspaceId, keyHash))} where ${mine}`;
    }
  });
}
