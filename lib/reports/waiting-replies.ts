import { raw, type Tx } from "@/db/client";
import { asksForAnswer } from "@/lib/consent/keywords";
import { maskPhone } from "@/lib/phone";
import type { AttentionView } from "./attention-schema";

const WITHIN_DAYS = 7;
const LOOKED_AT = 1_000;
/** Beyond this many, how many exactly does not matter any more. */
const COUNTED = 100;
const SHOWN = 3;

type Row = {
  message_id: number;
  contact_id: number;
  first_name: string | null;
  last_name: string | null;
  phone_last4: string;
  body: string;
  at: string;
};

/**
 * People whose last word is newer than ours: no text of ours went out, or is on its way, since they wrote. Words that
 * answer themselves (STOP, START, HELP) and reactions ask for nothing. Looks at the
 * newest thousand texts of a week, and counts to a hundred.
 */
export async function readWaitingReplies(tx: Tx, workspaceId: number): Promise<AttentionView["replies"]> {
  const sql = raw(tx);
  const rows = await sql<(Row & { looked_at: number })[]>`
    with said as materialized (
      select id, contact_id, phone_last4, body, created_at from messages
      where workspace_id = ${workspaceId} and status = 'received' order by id desc limit ${LOOKED_AT})
    select s.id as message_id, s.contact_id, c.first_name, c.last_name, s.phone_last4, s.body, s.created_at as at,
      (select count(*) from said where created_at > now() - make_interval(days => ${WITHIN_DAYS})) as looked_at
    from said s join contacts c on c.workspace_id = ${workspaceId} and c.id = s.contact_id and c.erased_at is null
    where s.created_at > now() - make_interval(days => ${WITHIN_DAYS})
      and not exists (select from messages m
        where m.workspace_id = ${workspaceId} and m.contact_id = s.contact_id and m.id > s.id
          and (m.direction = 'inbound' or m.status not in ('suppressed', 'canceled', 'failed')))
    order by s.id desc limit ${COUNTED}`;
  const waiting = rows.filter(({ body }) => asksForAnswer(body));
  return {
    people: waiting.length,
    is_more: rows.length === COUNTED || rows[0]?.looked_at === LOOKED_AT,
    oldest_at: isoOf(waiting.at(-1)),
    newest: waiting.slice(0, SHOWN).map((row) => ({
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
