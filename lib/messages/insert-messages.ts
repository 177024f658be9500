import { raw, type Tx } from "@/db/client";
import type { ActorKind, Category, Channel, Encoding, Purpose } from "@/db/enums";
import type { Verdict } from "./gate";

/** A message about to become a row; the columns every outbound text carries. */
export type NewMessage = {
  channel: Channel;
  category: Category;
  purpose: Purpose;
  contact_id: number;
  sender_id: number;
  phone_idx: string;
  phone_last4: string;
  body: string;
  encoding: Encoding;
  segments: number;
  template_id: number | null;
  template_version: number | null;
  batch_id: number | null;
  campaign_id: number | null;
  idempotency_key: string | null;
  customer_id: string | null;
  order_id: string | null;
  reservation_id: string | null;
  metadata: Record<string, unknown> | null;
  media_urls: string[] | null;
  /** The approved WhatsApp template; a text by SMS keeps it for its fallback. */
  content_sid?: string | null;
  content_variables?: Record<string, string> | null;
  fallback_channel?: Channel | null;
  fallback_of?: number | null;
  consent_event_id: number | null;
  prefix_idx: string | null;
  priority: number;
  due_at: string;
  send_before: string | null;
  status: "queued" | "suppressed";
  reason: string | null;
  estimated_cost_micros: number;
  currency: string;
  actor_kind: ActorKind;
  actor_id: number | null;
  actor_name: string | null;
  request_id: string | null;
};

/**
 * Inserts messages and the first line of each one's story, in one statement: ids
 * follow the order of the rows, so the n-th verdict belongs to the n-th id. @returns ids, in order.
 */
export async function insertMessages(
  tx: Tx,
  workspaceId: number,
  rows: NewMessage[],
  verdicts: Verdict[],
): Promise<number[]> {
  if (rows.length === 0) return [];
  const sql = raw(tx);
  const { shared, own } = factorOut(rows);
  const inserted = await sql<{ id: number }[]>`
    with fresh as materialized (
      select nextval(pg_get_serial_sequence('messages', 'id')) as new_id, r.*
      from rows from (
        json_populate_recordset(json_populate_record(null::messages, ${JSON.stringify(shared)}::json), ${JSON.stringify(own)}::json),
        jsonb_array_elements(${sql.json(verdicts as never)})) as r
    ), placed as (
    insert into messages (id, workspace_id, direction, channel, category, purpose, contact_id, sender_id, phone_idx,
      phone_last4, body, encoding, segments, template_id, template_version, batch_id, campaign_id, idempotency_key,
      customer_id, order_id, reservation_id, metadata, media_urls, content_sid, content_variables,
      fallback_channel, fallback_of, consent_event_id, prefix_idx, priority, due_at, send_before,
      status, reason, estimated_cost_micros, currency, actor_kind, actor_id, actor_name, request_id, finished_at)
    overriding system value
    select r.new_id, ${workspaceId}, 'outbound', r.channel, r.category, r.purpose, r.contact_id, r.sender_id, r.phone_idx,
      r.phone_last4, r.body, r.encoding, r.segments, r.template_id, r.template_version, r.batch_id, r.campaign_id,
      r.idempotency_key, r.customer_id, r.order_id, r.reservation_id, r.metadata, r.media_urls, r.content_sid,
      r.content_variables, r.fallback_channel, r.fallback_of, r.consent_event_id, r.prefix_idx, r.priority, r.due_at,
      r.send_before, r.status, r.reason, r.estimated_cost_micros, r.currency, r.actor_kind, r.actor_id, r.actor_name, r.request_id, case when r.status = 'suppressed' then now() end
    from fresh r
    ), told as (
      insert into message_events (workspace_id, message_id, at, kind, status, source, data)
      select ${workspaceId}, f.new_id, clock_timestamp(), case f.status when 'suppressed' then 'suppressed' else 'accepted' end,
        f.status, f.actor_kind::text, jsonb_build_object('verdict', f.value)
      from fresh f
    )
    select new_id as id from fresh order by new_id`;
  return inserted.map((row) => row.id);
}

type Fields = Record<string, unknown>;

/** What all rows say alike, which is most of what a campaign's texts say, is sent and read once. */
function factorOut(rows: readonly Fields[]): { shared: Fields; own: Fields[] } {
  const first = rows[0] ?? {};
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  const differing = [...names].filter((name) => rows.some((row) => row[name] !== first[name]));
  const shared = { ...first };
  for (const name of differing) delete shared[name];
  return {
    shared,
    own: rows.map((row) => Object.fromEntries(differing.map((name) => [name, row[name]]))),
  };
}

export type NewEvent = {
  messageId: number;
  kind: string;
  status: string | null;
  source: string;
  data: Record<string, unknown>;
};

/** Appends lines to messages' stories. */
export async function insertEvents(tx: Tx, workspaceId: number, events: NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const sql = raw(tx);
  await sql`
    insert into message_events (workspace_id, message_id, at, kind, status, source, data)
    select ${workspaceId}, e."messageId", clock_timestamp(), e.kind, e.status::message_status, e.source, e.data
    from jsonb_to_recordset(${sql.json(events as never)})
      as e("messageId" bigint, kind text, status text, source text, data jsonb)`;
}
