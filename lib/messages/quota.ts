import { raw, type Tx } from "@/db/client";

/** What may still go out today. `day` is the workspace's calendar day, `resetsAt` its next midnight. */
export type Quota = { left: number; day: string; resetsAt: Date };

/**
 * Today's room under the workspace's and the sender's daily quota. Locks the day's rows, so that processes claiming
 * together never pass a quota; without a quota nothing is locked or counted.
 */
export async function readQuota(
  tx: Tx,
  workspaceId: number,
  senderId: number,
  timeZone: string,
  senderQuota: number | null,
): Promise<Quota> {
  const sql = raw(tx);
  const [today] = await sql<{ day: string; resets_at: string; quota: number | null }[]>`
    select (now() at time zone ${timeZone})::date::text as day,
      ((now() at time zone ${timeZone})::date + 1)::timestamp at time zone ${timeZone} as resets_at,
      (select daily_quota from workspaces where id = ${workspaceId}) as quota`;
  if (!today) throw new Error("no clock in the database");
  const resetsAt = new Date(today.resets_at);
  if (today.quota === null && senderQuota === null)
    return { left: Number.MAX_SAFE_INTEGER, day: today.day, resetsAt };
  await sql`insert into daily_usage (workspace_id, sender_id, day) values
    (${workspaceId}, 0, ${today.day}::date), (${workspaceId}, ${senderId}, ${today.day}::date) on conflict do nothing`;
  const used = await sql<{ sender_id: number; messages: number }[]>`
    select sender_id, messages from daily_usage
    where workspace_id = ${workspaceId} and day = ${today.day}::date and sender_id in (0, ${senderId})
    order by sender_id for update`;
  const usedBy = (id: number) => used.find((u) => u.sender_id === id)?.messages ?? 0;
  const left = Math.min(
    today.quota === null ? Number.MAX_SAFE_INTEGER : today.quota - usedBy(0),
    senderQuota === null ? Number.MAX_SAFE_INTEGER : senderQuota - usedBy(senderId),
  );
  return { left: Math.max(0, left), day: today.day, resetsAt };
}

/** Counts texts taken today, for the workspace (sender 0) and the sender. */
export async function spendQuota(
  tx: Tx,
  workspaceId: number,
  senderId: number,
  day: string,
  messages: number,
): Promise<void> {
  if (messages === 0) return;
  await raw(tx)`
    insert into daily_usage as u (workspace_id, sender_id, day, messages) values
      (${workspaceId}, 0, ${day}::date, ${messages}), (${workspaceId}, ${senderId}, ${day}::date, ${messages})
    on conflict (workspace_id, sender_id, day) do update set messages = u.messages + excluded.messages`;
}
