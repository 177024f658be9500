import { raw, type Tx } from "@/db/client";
import type { Channel } from "@/db/enums";

/** A contact as far as an import reads and changes it. */
export type Known = {
  id: number;
  first_name: string | null;
  last_name: string | null;
  email: string | null;
  language: string | null;
  time_zone: string | null;
  preferred_channel: Channel | null;
  tags: string[];
  attributes: Record<string, unknown>;
  phone_idx: string | null;
  version: number;
};

/** `isMerged`: the number is another one of this person, under which they were merged. */
export type KnownPerson = { contact: Known; isMerged: boolean };

type Wire = Known & { merged_into_id: number | null; erased_at: string | null };

const MAX_HOPS = 8;

/**
 * Who is already here, by number index. A merged number leads to the person that was kept, and is never revived. With
 * `lock` rows are held in the order of their index, as every import does, so that two of them wait instead of deadlocking.
 */
export async function findPeople(
  tx: Tx,
  workspaceId: number,
  indexes: string[],
  lock: boolean,
): Promise<Map<string, KnownPerson>> {
  const people = new Map<string, KnownPerson>();
  const rows = await readContacts(tx, workspaceId, { indexes }, lock);
  let open = rows.map((row) => ({ idx: row.phone_idx ?? "", row, isMerged: false }));
  for (let hop = 0; open.length > 0 && hop < MAX_HOPS; hop++) {
    for (const { idx, row, isMerged } of open) {
      if (row.merged_into_id === null && row.erased_at === null) people.set(idx, { contact: row, isMerged });
    }
    const merged = open.filter(({ row }) => row.merged_into_id !== null);
    if (merged.length === 0) break;
    const ids = [...new Set(merged.map(({ row }) => row.merged_into_id ?? 0))];
    const winners = new Map((await readContacts(tx, workspaceId, { ids }, lock)).map((row) => [row.id, row]));
    open = merged.flatMap(({ idx, row }) => {
      const winner = winners.get(row.merged_into_id ?? 0);
      return winner ? [{ idx, row: winner, isMerged: true }] : [];
    });
  }
  return people;
}

function readContacts(
  tx: Tx,
  workspaceId: number,
  by: { indexes: string[] } | { ids: number[] },
  lock: boolean,
): Promise<Wire[]> {
  const sql = raw(tx);
  const which =
    "ids" in by
      ? sql`id = any(${by.ids}::bigint[]) order by id`
      : sql`phone_idx = any(${by.indexes}::text[]) order by phone_idx`;
  return sql<Wire[]>`
    select id, first_name, last_name, email, language, time_zone, preferred_channel, tags, attributes, phone_idx,
      merged_into_id, erased_at, version
    from contacts where workspace_id = ${workspaceId} and ${which} ${lock ? sql`for no key update` : sql``}`;
}
