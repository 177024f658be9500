import { asRouter, raw, type Tx, withWorkspace } from "@/db/client";
import { later, now, seconds } from "@/lib/clock";

/** A conversation that one process answers now, by a lease. */
export type Claimed = { workspaceId: number; conversationId: number };

/** Longer than the longest answer; a process that died leaves the conversation to others after it. */
const LEASE = seconds(60);

/** Conversations with texts that nobody looks at, fairly over workspaces. */
export async function claimConversations(limit: number): Promise<Claimed[]> {
  const at = now().toISOString();
  const due = await asRouter(
    (tx) => raw(tx)<{ workspace_id: number; ids: number[] }[]>`
      select workspace_id, array_agg(id order by answer_due_at) as ids from (
        select workspace_id, id, answer_due_at,
          row_number() over (partition by workspace_id order by answer_due_at) as turn
        from conversations where answer_due_at <= ${at}
          and (answer_lease_until is null or answer_lease_until <= ${at})
        order by turn, answer_due_at limit ${limit}) c
      group by workspace_id`,
  );
  const claimed = await Promise.all(
    due.map(({ workspace_id: workspaceId, ids }) =>
      withWorkspace(workspaceId, (tx) => lease(tx, workspaceId, ids.map(Number), at)),
    ),
  );
  return claimed.flat();
}

async function lease(tx: Tx, workspaceId: number, ids: number[], at: string): Promise<Claimed[]> {
  const rows = await raw(tx)<{ id: number }[]>`
    update conversations c set answer_lease_until = ${later(new Date(at), LEASE).toISOString()}
    from (select id from conversations where workspace_id = ${workspaceId} and id = any(${ids}::bigint[])
        and answer_due_at <= ${at} and (answer_lease_until is null or answer_lease_until <= ${at})
      order by id for update skip locked) l
    where c.workspace_id = ${workspaceId} and c.id = l.id returning c.id`;
  return rows.map(({ id }) => ({ workspaceId, conversationId: id }));
}

/** When the first conversation wants an answer. */
export async function nextAnswer(): Promise<Date | null> {
  const [row] = await asRouter(
    (tx) => raw(tx)<{ at: string | null }[]>`
      select min(greatest(answer_due_at, answer_lease_until)) as at
      from conversations where answer_due_at is not null`,
  );
  return row?.at ? new Date(row.at) : null;
}
