import type postgres from "postgres";
import { raw, type Tx, withWorkspace } from "@/db/client";
import { estimateCurrency, estimateMicros } from "@/lib/billing/estimate";
import { later } from "@/lib/clock";
import type { Verdict } from "@/lib/messages/gate";
import { priorityOf } from "@/lib/messages/status";
import type { Batch, Consent, Text, World } from "./world";

type Sql = postgres.TransactionSql<{ bigint: number }>;
const chunkSize = 2_000;

/**
 * Writes what has happened in a business, in batches of SQL: the verbs that write these rows can only write the
 * present. The order is that of the real path: texts, then the ledger lines they caused, then the stories that cite both.
 */
export async function writeHistory(world: World): Promise<Map<Text, number>> {
  const ids = new Map<Text, number>();
  const texts = [...world.texts].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  await withWorkspace(
    world.workspaceId,
    async (tx) => {
      const batches = await writeBatches(tx, world, texts);
      for (const part of chunks(texts)) await writeTexts(tx, world, part, batches, ids);
      const ledger = await writeConsents(tx, world, ids);
      await writeAttempts(tx, world, texts, ids, ledger);
      await writeEvents(tx, world, texts, ids, ledger);
      await writeRejections(tx, world, batches, ids);
      await writeUsage(tx, world, texts);
    },
    { timeoutMs: 60_000 },
  );
  return ids;
}

const chunks = <T>(rows: T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / chunkSize) }, (_, i) =>
    rows.slice(i * chunkSize, (i + 1) * chunkSize),
  );

async function writeBatches(tx: Tx, world: World, texts: Text[]): Promise<Map<Batch, number>> {
  const batches = [...new Set(texts.flatMap(({ batch }) => batch ?? []))];
  const sql = raw(tx);
  const rows = await sql<{ id: number }[]>`
    insert into batches (workspace_id, name, accepted, created_at)
    select ${world.workspaceId}, name, accepted, at
    from jsonb_to_recordset(${sql.json(
      batches.map((batch) => ({
        name: batch.name,
        accepted: batch.texts.filter(isTaken).length,
        at: batch.at.toISOString(),
      })),
    )}) as b(name text, accepted int, at timestamptz) returning id`;
  return new Map(batches.map((batch, i) => [batch, rows[i]?.id ?? 0]));
}

/** Refused at acceptance, a text's story begins and ends with its suppression. */
const isTaken = ({ events: [first] }: Text): boolean => first?.kind === "accepted";

async function writeRejections(
  tx: Tx,
  world: World,
  batches: Map<Batch, number>,
  ids: Map<Text, number>,
): Promise<void> {
  for (const [batch, id] of batches) {
    const rejected = batch.texts.flatMap((text, index) =>
      isTaken(text) ? [] : [{ index, code: text.reason, detail: text.reason, message_id: ids.get(text) }],
    );
    await raw(tx)`update batches set rejected = ${raw(tx).json(rejected as never)}
      where workspace_id = ${world.workspaceId} and id = ${id}`;
  }
}

async function writeTexts(
  tx: Tx,
  world: World,
  texts: Text[],
  batches: Map<Batch, number>,
  ids: Map<Text, number>,
): Promise<void> {
  const sql = raw(tx);
  const rows = texts.map((text) => toRow(text, batches));
  const inserted = await sql<{ id: number }[]>`
    insert into messages (workspace_id, direction, channel, category, purpose, contact_id, sender_id, phone_idx,
      phone_last4, body, encoding, segments, template_id, template_version, batch_id, order_id, reservation_id, priority,
      due_at, status, attempt, client_ref, provider_sid, reason, error_code, error_class, estimated_cost_micros,
      price_micros, currency, actor_kind, actor_id, actor_name, created_at, sent_at, delivered_at, finished_at)
    select ${world.workspaceId}, r.direction, 'sms', r.category, r.purpose, r.contact_id, ${world.senderId}, r.phone_idx,
      r.phone_last4, r.body, r.encoding, r.segments, r.template_id, r.template_version, r.batch_id, r.order_id,
      r.reservation_id, r.priority, r.due_at, r.status, r.attempt, r.client_ref, r.provider_sid, r.reason, r.error_code,
      r.error_class, r.estimated_cost_micros, r.price_micros, r.currency, r.actor_kind, r.actor_id, r.actor_name,
      r.created_at, r.sent_at, r.delivered_at, r.finished_at
    from jsonb_populate_recordset(null::messages, ${sql.json(rows as never)}) with ordinality as r
    returning id`;
  for (const [i, text] of texts.entries()) ids.set(text, inserted[i]?.id ?? 0);
}

function toRow(text: Text, batches: Map<Batch, number>): Record<string, unknown> {
  const last = text.attempts.at(-1);
  const isOurs = text.direction === "outbound";
  return {
    direction: text.direction,
    category: text.category,
    purpose: text.purpose,
    contact_id: text.person.contactId,
    phone_idx: text.person.phoneIdx,
    phone_last4: text.person.last4,
    body: text.body,
    encoding: text.encoding,
    segments: text.segments,
    template_id: text.template?.id ?? null,
    template_version: text.template?.version ?? null,
    batch_id: text.batch ? batches.get(text.batch) : null,
    order_id: text.orderId,
    reservation_id: text.reservationId,
    priority: isOurs ? priorityOf(text.category) : 2,
    due_at: text.dueAt.toISOString(),
    status: text.status,
    attempt: text.attempts.length,
    client_ref: last?.clientRef ?? null,
    provider_sid: text.sid,
    reason: text.reason,
    error_code: text.errorCode,
    error_class: text.errorClass,
    estimated_cost_micros: isOurs
      ? estimateMicros({ channel: "sms", country: "US", segments: text.segments })
      : 0,
    price_micros: text.priceMicros,
    currency: estimateCurrency,
    actor_kind: text.actor.kind,
    actor_id: text.actor.id,
    actor_name: text.actor.name,
    created_at: text.createdAt.toISOString(),
    sent_at: text.sentAt?.toISOString() ?? null,
    delivered_at: text.deliveredAt?.toISOString() ?? null,
    finished_at: text.finishedAt?.toISOString() ?? null,
  };
}

/** @returns the ledger's numbers for the stand-ins that verdicts cite. */
async function writeConsents(tx: Tx, world: World, ids: Map<Text, number>): Promise<Map<number, number>> {
  const sql = raw(tx);
  const rows = world.consents.map((line: Consent) => ({
    phone_idx: line.person.phoneIdx,
    phone_last4: line.method === "provider" ? null : line.person.last4,
    channel: line.method === "provider" ? "sms" : null,
    category: line.category,
    action: line.action,
    method: line.method,
    keyword: line.keyword,
    raw_text: line.rawText,
    reason: line.reason,
    source_message_id: line.source ? ids.get(line.source) : null,
    actor_kind: line.actor.kind,
    actor_name: line.actor.name,
    at: line.at.toISOString(),
  }));
  const inserted = await sql<{ id: number }[]>`
    insert into consent_events (workspace_id, phone_idx, phone_last4, channel, category, action, method, keyword,
      raw_text, reason, source_message_id, actor_kind, actor_name, at)
    select ${world.workspaceId}, r.phone_idx, r.phone_last4, r.channel, r.category, r.action, r.method, r.keyword,
      r.raw_text, r.reason, r.source_message_id, r.actor_kind, r.actor_name, r.at
    from jsonb_populate_recordset(null::consent_events, ${sql.json(rows as never)}) with ordinality as r returning id`;
  return new Map(world.consents.map((line, i) => [line.ledgerId, inserted[i]?.id ?? 0]));
}

/** Puts the ledger's real numbers where a verdict or an event cites a stand-in. */
function cite<T extends Verdict | Record<string, unknown>>(value: T, ledger: Map<number, number>): T {
  const text = JSON.stringify(value);
  if (!text.includes('"ledger_id":-')) return value;
  return JSON.parse(text, (key, held) =>
    key === "ledger_id" && typeof held === "number" ? (ledger.get(held) ?? held) : held,
  );
}

async function writeAttempts(
  tx: Tx,
  world: World,
  texts: Text[],
  ids: Map<Text, number>,
  ledger: Map<number, number>,
): Promise<void> {
  const sql = raw(tx);
  const rows = texts.flatMap((text) =>
    text.attempts.map((attempt) => ({
      message_id: ids.get(text),
      number: attempt.number,
      client_ref: attempt.clientRef,
      gate: cite(attempt.gate, ledger),
      claimed_at: attempt.claimedAt.toISOString(),
      post_by: later(attempt.claimedAt, 5_000).toISOString(),
      outcome: attempt.outcome,
      provider_sid: attempt.sid,
      http_status: attempt.http,
      error_code: attempt.code,
      detail: attempt.detail,
      finished_at: attempt.finishedAt.toISOString(),
    })),
  );
  for (const part of chunks(rows)) {
    await sql`
      insert into message_attempts (workspace_id, message_id, number, client_ref, gate, claimed_at, post_by, outcome,
        provider_sid, http_status, error_code, detail, finished_at)
      select ${world.workspaceId}, r.message_id, r.number, r.client_ref, r.gate, r.claimed_at, r.post_by, r.outcome,
        r.provider_sid, r.http_status, r.error_code, r.detail, r.finished_at
      from jsonb_populate_recordset(null::message_attempts, ${sql.json(part as never)}) as r`;
  }
}

async function writeEvents(
  tx: Tx,
  world: World,
  texts: Text[],
  ids: Map<Text, number>,
  ledger: Map<number, number>,
): Promise<void> {
  const sql: Sql = raw(tx);
  const rows = texts.flatMap((text) => text.events.map((event) => ({ message_id: ids.get(text), event })));
  rows.sort((a, b) => a.event.at.getTime() - b.event.at.getTime());
  for (const part of chunks(rows)) {
    const told = part.map(({ message_id, event }) => ({
      message_id,
      ...event,
      at: event.at.toISOString(),
      data: cite(event.data, ledger),
    }));
    await sql`
      insert into message_events (workspace_id, message_id, at, kind, status, source, data)
      select ${world.workspaceId}, r.message_id, r.at, r.kind, r.status, r.source, r.data
      from jsonb_populate_recordset(null::message_events, ${sql.json(told as never)}) as r`;
  }
}

/** Texts taken by claims on each local day, for the workspace (sender 0) and its sender (quota.ts). */
async function writeUsage(tx: Tx, world: World, texts: Text[]): Promise<void> {
  const moments = texts.flatMap(({ attempts }) => attempts.map(({ claimedAt }) => claimedAt.toISOString()));
  await raw(tx)`
    insert into daily_usage (workspace_id, sender_id, day, messages)
    select ${world.workspaceId}, s.id, (at at time zone ${world.zone})::date, count(*)
    from unnest(${moments}::text[]::timestamptz[]) as at, (values (0::bigint), (${world.senderId}::bigint)) as s(id)
    group by 2, 3`;
}
