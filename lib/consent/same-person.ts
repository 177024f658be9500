import { raw, type Tx } from "@/db/client";

export type NumberOfPerson = { saidBy: string; phoneIdx: string; phoneLast4: string | null };

/**
 * The other numbers of the people behind these indexes (merged contacts), each with the index that led to it: what
 * somebody refuses by one of their numbers holds for all of them.
 */
export async function otherNumbersOf(
  tx: Tx,
  workspaceId: number,
  phoneIndexes: string[],
): Promise<NumberOfPerson[]> {
  if (phoneIndexes.length === 0) return [];
  const rows = await raw(tx)<{ said_by: string; phone_idx: string; phone_last4: string | null }[]>`
    select o.phone_idx as said_by, p.phone_idx, p.phone_last4
    from contacts o cross join lateral (
      select id, phone_idx, phone_last4 from contacts
      where workspace_id = ${workspaceId} and id = o.merged_into_id
      union all
      select id, phone_idx, phone_last4 from contacts
      where workspace_id = ${workspaceId} and merged_into_id = coalesce(o.merged_into_id, o.id)) p
    where o.workspace_id = ${workspaceId} and o.phone_idx = any(${phoneIndexes}::text[])
      and p.id <> o.id and p.phone_idx is not null`;
  return rows.map((row) => ({
    saidBy: row.said_by,
    phoneIdx: row.phone_idx,
    phoneLast4: row.phone_last4,
  }));
}
