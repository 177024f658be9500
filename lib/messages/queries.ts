import { raw, type Tx, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { notFound } from "@/lib/errors";
import { type Page, readCursor, toPage } from "@/lib/paging";
import { maskPhone } from "@/lib/phone";
import type { NewMessage } from "./insert-messages";
import type { ListMessagesQuery, MessageView } from "./schema";

export type MessageRow = {
  [K in keyof MessageView]: MessageView[K];
} & { phone_last4: string; first_name: string | null; last_name: string | null };

type Sql = ReturnType<typeof raw>;

const columns = (sql: Sql) => sql`
  m.id, m.direction, m.channel, m.category, m.status, m.reason, m.contact_id, m.phone_last4, m.body, m.encoding,
  m.segments, m.template_id, t.name as template_name, m.template_version, m.batch_id, m.customer_id, m.order_id,
  m.reservation_id, m.metadata, m.attempt, m.error_code, m.error_class, m.estimated_cost_micros, m.price_micros,
  m.currency, m.created_at, m.due_at, m.send_before, m.sent_at, m.delivered_at, m.finished_at,
  m.actor_name as sent_by, c.first_name, c.last_name`;

const joins = (sql: Sql) => sql`
  messages m
  join contacts c on c.workspace_id = m.workspace_id and c.id = m.contact_id
  left join templates t on t.workspace_id = m.workspace_id and t.id = m.template_id`;

const iso = (moment: string | null): string | null =>
  moment === null ? null : new Date(moment).toISOString();

export function presentMessage(row: MessageRow): MessageView {
  const { phone_last4, first_name, last_name, ...rest } = row;
  return {
    ...rest,
    phone: maskPhone(phone_last4),
    contact_name: [first_name, last_name].filter(Boolean).join(" ") || null,
    created_at: iso(row.created_at) ?? "",
    due_at: iso(row.due_at) ?? "",
    send_before: iso(row.send_before),
    sent_at: iso(row.sent_at),
    delivered_at: iso(row.delivered_at),
    finished_at: iso(row.finished_at),
  };
}

/** Messages of the actor's workspace, newest first, with every filter of the API. */
export async function listMessages(actor: Actor, query: ListMessagesQuery): Promise<Page<MessageView>> {
  authorize(actor, "messages:read");
  const before = readCursor(query.cursor);
  return withWorkspace(actor.workspaceId, async (tx) => {
    const sql = raw(tx);
    const equal: [name: string, value: string | number | undefined][] = [
      ["status", query.status],
      ["direction", query.direction],
      ["channel", query.channel],
      ["category", query.category],
      ["contact_id", query.contact_id],
      ["batch_id", query.batch_id],
      ["customer_id", query.customer_id],
      ["order_id", query.order_id],
      ["reservation_id", query.reservation_id],
    ];
    let where = sql`m.workspace_id = ${actor.workspaceId}`;
    for (const [name, value] of equal)
      if (value !== undefined) where = sql`${where} and ${sql(`m.${name}`)} = ${value}`;
    if (before !== null) where = sql`${where} and m.id < ${before}`;
    if (query.start_date) where = sql`${where} and m.created_at >= ${dayStart(sql, query.start_date, 0)}`;
    if (query.end_date) where = sql`${where} and m.created_at < ${dayStart(sql, query.end_date, 1)}`;
    const rows = await sql<MessageRow[]>`
      select ${columns(sql)} from ${joins(sql)} where ${where} order by m.id desc limit ${query.limit + 1}`;
    return toPage(rows, query.limit, presentMessage);
  });
}

/** Midnight of a calendar day in the workspace's time zone. */
const dayStart = (sql: Sql, day: string, plusDays: number) => sql`
  ((${day}::date + ${plusDays}::int)::timestamp at time zone
    (select time_zone from workspaces where id = (select current_workspace_id())))`;

/** One message; 404 for another tenant's as for one that never was. */
export async function getMessage(actor: Actor, id: number): Promise<MessageView> {
  authorize(actor, "messages:read");
  return withWorkspace(actor.workspaceId, async (tx) =>
    presentMessage(await getMessageRow(tx, actor.workspaceId, id)),
  );
}

export async function getMessageRow(tx: Tx, workspaceId: number, id: number): Promise<MessageRow> {
  const sql = raw(tx);
  const [row] = await sql<MessageRow[]>`
    select ${columns(sql)} from ${joins(sql)} where m.workspace_id = ${workspaceId} and m.id = ${id}`;
  if (!row) throw notFound();
  return row;
}

/** The last messages of the live monitor, newest first. */
export async function listRecent(actor: Actor, limit: number): Promise<MessageView[]> {
  authorize(actor, "messages:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const sql = raw(tx);
    const rows = await sql<MessageRow[]>`
      select ${columns(sql)} from ${joins(sql)} where m.workspace_id = ${actor.workspaceId}
      order by m.id desc limit ${limit}`;
    return rows.map(presentMessage);
  });
}

/** How many messages stand where since midnight on the workspace's calendar: the headline of the day. */
export async function countToday(actor: Actor): Promise<Record<string, number>> {
  authorize(actor, "messages:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const rows = await raw(tx)<{ status: string; count: number }[]>`
      select m.status, count(*) as count from messages m join workspaces w on w.id = m.workspace_id
      where m.workspace_id = ${actor.workspaceId}
        and m.created_at >= date_trunc('day', now() at time zone w.time_zone) at time zone w.time_zone
      group by m.status`;
    return Object.fromEntries(rows.map((row) => [row.status, Number(row.count)]));
  });
}

type Repeated = Omit<NewMessage, "status"> & { id: number; status: MessageView["status"] };

/** The message that an earlier run of the same request made, if any. */
export async function findByIdempotencyKey(tx: Tx, actor: Actor): Promise<Repeated | null> {
  if (actor.idempotencyKey === null) return null;
  const [row] = await raw(tx)<Repeated[]>`
    select * from messages where workspace_id = ${actor.workspaceId} and idempotency_key = ${actor.idempotencyKey}`;
  return row ?? null;
}

/** Progress of a batch by status. */
export async function getBatch(actor: Actor, id: number) {
  authorize(actor, "messages:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const sql = raw(tx);
    const [batch] = await sql<
      {
        id: number;
        name: string;
        accepted: number;
        rejected: { index: number; code: string; detail: string }[];
        created_at: string;
      }[]
    >`select id, name, accepted, rejected, created_at from batches where workspace_id = ${actor.workspaceId} and id = ${id}`;
    if (!batch) throw notFound();
    const counts = await sql<{ status: string; count: number }[]>`
      select status, count(*) as count from messages
      where workspace_id = ${actor.workspaceId} and batch_id = ${id} group by status`;
    return {
      ...batch,
      created_at: new Date(batch.created_at).toISOString(),
      by_status: Object.fromEntries(counts.map((c) => [c.status, Number(c.count)])),
    };
  });
}
