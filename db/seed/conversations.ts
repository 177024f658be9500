import { raw, type Tx, withWorkspace } from "@/db/client";
import { asksForAnswer } from "@/lib/consent/keywords";
import { handOver } from "@/lib/inbox/hand-over";
import type { World } from "./world";

/** Of the questions that wait, the ones with these words are too much for an assistant. */
const delicate = /too? warm|bit warm|allergic/;

const thanks = /^[^?]*\bthank[^?]*$/i;

/**
 * The texts of the past as conversations: what waits is open, what was answered lately is still somebody's, the rest is
 * closed. One question was handed over.
 */
export async function openConversations(world: World): Promise<void> {
  await withWorkspace(world.workspaceId, async (tx) => {
    await gather(tx, world);
    const sql = raw(tx);
    const waiting = await sql<{ id: number; body: string }[]>`
      select c.id, m.body from conversations c
      join messages m on m.workspace_id = c.workspace_id and m.id = c.last_message_id
      where c.workspace_id = ${world.workspaceId} and c.waiting_since is not null order by c.waiting_since`;
    const quiet = waiting.filter(({ body }) => !asksForAnswer(body) || thanks.test(body)).map(({ id }) => id);
    await sql`
      update conversations set waiting_since = null, unread = 0, status = 'closed', closed_at = last_at
      where workspace_id = ${world.workspaceId} and id = any(${quiet}::bigint[])`;
    const handed = waiting.find(({ body }) => delicate.test(body));
    if (handed) await handOver(tx, world.workspaceId, handed.id, "complaint");
  });
}

async function gather(tx: Tx, { workspaceId, now }: World): Promise<void> {
  await raw(tx)`
    insert into conversations (workspace_id, contact_id, channel, sender_id, status, closed_at, owner, owner_id,
      last_message_id, last_at, last_inbound_at, waiting_since, unread, created_at)
    select ${workspaceId}, s.contact_id, s.channel, s.sender_id,
      (case when f.is_recent then 'open' else 'closed' end)::conversation_status,
      case when not f.is_recent then l.created_at end,
      (case when f.is_recent and l.actor_kind = 'member' then 'member' else 'nobody' end)::conversation_owner,
      case when f.is_recent and l.actor_kind = 'member' then l.actor_id end,
      l.id, l.created_at, s.created_at, case when f.waits then s.created_at end, f.waits::int, s.first_at
    from (
      select distinct on (contact_id) id, contact_id, channel, sender_id, created_at,
        min(created_at) over (partition by contact_id) as first_at
      from messages where workspace_id = ${workspaceId} and direction = 'inbound' order by contact_id, id desc) s
    cross join lateral (
      select id, created_at, direction, actor_kind, actor_id from messages
      where workspace_id = ${workspaceId} and contact_id = s.contact_id and (direction = 'inbound' or category = 'conversation')
      order by id desc limit 1) l
    cross join lateral (select
      s.created_at > ${now.toISOString()}::timestamptz - interval '2 days' and not exists (select from messages a
        where a.workspace_id = ${workspaceId} and a.contact_id = s.contact_id and a.id > s.id
          and a.direction = 'outbound' and a.status not in ('suppressed', 'canceled', 'failed')) as waits,
      l.created_at > ${now.toISOString()}::timestamptz - interval '10 hours' as is_recent) r
    cross join lateral (select r.waits, r.waits or r.is_recent as is_recent) f`;
}
