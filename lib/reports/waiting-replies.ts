import { raw, type Tx } from "@/db/client";
import { numbersOf } from "@/lib/contacts/numbers-of";
import { maskPhone } from "@/lib/phone";
import type { AttentionView } from "./attention-schema";

const WITHIN_DAYS = 7;
/** Beyond this many, how many exactly does not matter any more. */
const COUNTED = 100;
const SHOWN = 3;

type Row = {
  conversation_id: number;
  message_id: number;
  contact_id: number;
  first_name: string | null;
  last_name: string | null;
  phone_last4: string;
  body: string;
  at: string;
};

/** People who wait for an answer in the inbox since this week: counted to a hundred, the latest with their words. */
export async function readWaitingReplies(tx: Tx, workspaceId: number): Promise<AttentionView["replies"]> {
  const sql = raw(tx);
  const rows = await sql<Row[]>`
    with waiting as materialized (
      select v.id, v.contact_id, v.waiting_since, c.first_name, c.last_name from conversations v
      join contacts c on c.workspace_id = v.workspace_id and c.id = v.contact_id and c.merged_into_id is null
        and c.erased_at is null
      where v.workspace_id = ${workspaceId} and v.waiting_since is not null
        and v.waiting_since > now() - make_interval(days => ${WITHIN_DAYS})
      order by v.waiting_since desc limit ${COUNTED})
    select w.id as conversation_id, m.id as message_id, w.contact_id, w.first_name, w.last_name, m.phone_last4, m.body,
      w.waiting_since as at
    from waiting w
    cross join lateral (
      select id, phone_last4, body from messages where workspace_id = ${workspaceId} and direction = 'inbound'
        and contact_id = any(${numbersOf(sql, workspaceId, sql`w.contact_id`)})
      order by id desc limit 1) m
    order by w.waiting_since desc, w.id desc`;
  return {
    people: rows.length,
    is_more: rows.length === COUNTED,
    oldest_at: isoOf(rows.at(-1)),
    newest: rows.slice(0, SHOWN).map((row) => ({
      conversation_id: row.conversation_id,
      message_id: row.message_id,
      contact_id: row.contact_id,
      contact_name: [row.first_name, row.last_name].filter(Boolean).join(" ") || null,
      phone: maskPhone(row.phone_last4),
      body: row.body,
      at: new Date(row.at).toISOString(),
    })),
  };
}

const isoOf = (row: Row | undefined): string | null => (row ? new Date(row.at).toISOString() : null);
