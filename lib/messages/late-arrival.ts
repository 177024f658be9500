import { raw, type Tx } from "@/db/client";
import { log } from "@/lib/log";
import { insertEvents } from "./insert-messages";

/**
 * For texts that were given up and that the provider now says arrived: a second one on another channel that still
 * waits falls away, and one that went out is told, because the person got both.
 */
export async function tellLateArrivals(tx: Tx, workspaceId: number, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  const sql = raw(tx);
  const seconds = await sql<{ id: number; fallback_of: number; status: string }[]>`
    select id, fallback_of, status from messages
    where workspace_id = ${workspaceId} and fallback_of = any(${ids}::bigint[]) order by id for no key update`;
  if (seconds.length === 0) return;
  const waiting = seconds.filter(({ status }) => status === "queued");
  await takeBack(tx, workspaceId, waiting);
  const both = seconds.filter(({ status }) => status !== "queued" && status !== "canceled");
  await insertEvents(tx, workspaceId, [
    ...waiting.map(({ id, fallback_of: first }) => ({
      messageId: id,
      kind: "canceled",
      status: "canceled",
      source: "fallback",
      data: { reason: "arrived_after_all", message_id: first },
    })),
    ...both.flatMap(({ id, fallback_of: first }) =>
      [
        { messageId: first, other: id },
        { messageId: id, other: first },
      ].map(({ messageId, other }) => ({
        messageId,
        kind: "arrived_twice",
        status: null,
        source: "provider",
        data: { message_id: other },
      })),
    ),
  ]);
  for (const { id } of both)
    log.error({ alarm: "late_arrival", workspaceId, messageId: id }, "the first channel delivered after all");
}

/** The first text counts again; the second is no part of the campaign any more. */
async function takeBack(
  tx: Tx,
  workspaceId: number,
  waiting: { id: number; fallback_of: number }[],
): Promise<void> {
  if (waiting.length === 0) return;
  const sql = raw(tx);
  const [ids, firsts] = [waiting.map(({ id }) => id), waiting.map(({ fallback_of: first }) => first)];
  await sql`
    update campaign_recipients p set message_id = m.id, channel = m.channel
    from unnest(${ids}::bigint[], ${firsts}::bigint[]) as w(id, first)
    join messages m on m.workspace_id = ${workspaceId} and m.id = w.first
    where p.workspace_id = ${workspaceId} and p.campaign_id = m.campaign_id and p.contact_id = m.contact_id
      and p.message_id = w.id`;
  await sql`update messages set replaced_at = null, fallback_channel = null
    where workspace_id = ${workspaceId} and id = any(${firsts}::bigint[])`;
  await sql`update messages set status = 'canceled', reason = 'arrived_after_all', campaign_id = null, finished_at = now()
    where workspace_id = ${workspaceId} and id = any(${ids}::bigint[]) and status = 'queued'`;
}
