import { asRouter, raw, type Tx, withWorkspace } from "@/db/client";
import { wake } from "@/inngest/events";
import { env } from "@/lib/env";
import type { Drained } from "./dispatch";
import { insertEvents } from "./insert-messages";

/**
 * Texts whose sender process fell silent: nobody knows whether the call was made. They become `unconfirmed`, never
 * queued: a lease running out alone must not send anything twice.
 */
export async function expireLeases(): Promise<Drained> {
  const expired = await asRouter(
    (tx) => raw(tx)<{ workspace_id: number; ids: number[] }[]>`
      select workspace_id, array_agg(id) as ids from (
        select workspace_id, id from messages where status = 'sending' and lease_until < now() limit 1000
      ) m group by workspace_id`,
  );
  let worked = 0;
  for (const { workspace_id: workspaceId, ids } of expired)
    worked += await loseTrack(workspaceId, ids.map(Number));
  if (worked > 0) wake("message/unconfirmed");
  return { worked, next: await nextLease() };
}

export async function nextLease(): Promise<Date | null> {
  const [row] = await asRouter(
    (tx) =>
      raw(tx)<{ at: string | null }[]>`select min(lease_until) as at from messages where status = 'sending'`,
  );
  return row?.at ? new Date(row.at) : null;
}

async function loseTrack(workspaceId: number, ids: number[]): Promise<number> {
  const write = async (tx: Tx) => {
    const sql = raw(tx);
    const moved = await sql<{ id: number; attempt: number }[]>`
      update messages set status = 'unconfirmed', unconfirmed_at = coalesce(unconfirmed_at, now()), lease_until = null,
        reconcile_at = now() + make_interval(secs => ${env().settleSeconds})
      where workspace_id = ${workspaceId} and id = any(${ids}::bigint[]) and status = 'sending' and lease_until < now()
      returning id, attempt`;
    await insertEvents(
      tx,
      workspaceId,
      moved.map((m) => ({
        messageId: m.id,
        kind: "unconfirmed",
        status: "unconfirmed",
        source: "lease",
        data: { attempt: m.attempt, detail: "the sending process fell silent" },
      })),
    );
    return moved.length;
  };
  return withWorkspace(workspaceId, write, { byKey: true });
}
