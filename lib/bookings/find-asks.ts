import { raw, type Tx } from "@/db/client";
import { now } from "@/lib/clock";
import { numbersOf } from "@/lib/contacts/numbers-of";
import { asking } from "./texts/wording";

/** Something we asked a person, newest first: about a visit, about a free slot, or in a conversation. */
export type Ask = {
  messageId: number;
  at: Date;
  about:
    | { kind: "visit"; bookingId: number; version: number }
    | { kind: "offer"; offerId: number }
    | { kind: "other" };
};

type Row = {
  id: number;
  created_at: string;
  booking_id: number | null;
  booking_version: number | null;
  offer_id: number | null;
};

/** A question, or numbered choices: whoever answers "1" to these means them. */
const QUESTION = "\\?|(^|\\n) *1 *[.):]|\\m(reply|responda|responde) 1\\M";
const LOOKS_BACK = 30;

/**
 * What somebody was asked before this text of theirs. Texts that are held back were not read and asked nothing;
 * answers of ours that ask nothing leave the question before them open.
 */
export async function findAsks(
  tx: Tx,
  workspaceId: number,
  contactId: number,
  before: number,
): Promise<Ask[]> {
  const sql = raw(tx);
  const rows = await sql<Row[]>`
    select m.id, m.created_at, t.booking_id, t.booking_version, f.id as offer_id
    from unnest(${numbersOf(sql, workspaceId, contactId)}) n(id) cross join lateral (
      select id, created_at, category, body, fallback_of from messages
      where workspace_id = ${workspaceId} and contact_id = n.id and id < ${before}
        and direction = 'outbound' and purpose = 'message'
        and (status in ('sending', 'unconfirmed', 'sent', 'delivered', 'read', 'undelivered')
          or status = 'queued' and due_at <= ${now().toISOString()})
      order by id desc limit ${LOOKS_BACK}) m
    left join booking_texts t on t.workspace_id = ${workspaceId} and t.message_id = coalesce(m.fallback_of, m.id)
      and t.kind = any(${[...asking]}::text[]::booking_text_kind[])
    left join waitlist_offers f on f.workspace_id = ${workspaceId} and f.contact_id = ${contactId}
      and f.message_id = coalesce(m.fallback_of, m.id)
    where t.id is not null or f.id is not null or m.category = 'conversation' and m.body ~* ${QUESTION}
    order by m.id desc`;
  return rows.map((row) => ({ messageId: row.id, at: new Date(row.created_at), about: aboutOf(row) }));
}

function aboutOf(row: Row): Ask["about"] {
  if (row.offer_id !== null) return { kind: "offer", offerId: row.offer_id };
  if (row.booking_id !== null && row.booking_version !== null)
    return { kind: "visit", bookingId: row.booking_id, version: row.booking_version };
  return { kind: "other" };
}
