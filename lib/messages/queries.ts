import { raw, type Tx, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { notFound } from "@/lib/errors";
import type { Page } from "@/lib/paging";
import { maskPhone } from "@/lib/phone";
import type { ListMessagesQuery, MessageFilter } from "./filter-schema";
import type { NewMessage } from "./insert-messages";
import type { MessageView } from "./schema";
import { cursorAfter, searchFor } from "./search";
import { ASIDE } from "./set-aside";

export type MessageRow = {
  [K in keyof MessageView]: MessageView[K];
} & { phone_last4: string; first_name: string | null; last_name: string | null };

type Sql = ReturnType<typeof raw>;

const columns = (sql: Sql) => sql`
  m.id, m.direction, m.channel, m.category, m.status, m.reason, m.contact_id, m.phone_last4, m.body,
  coalesce(m.media_urls, '{}') as media_urls, m.encoding,
  m.segments, m.template_id, t.name as template_name, m.template_version, m.batch_id, m.campaign_id, m.customer_id, m.order_id,
  m.reservation_id, m.metadata, m.content_sid, m.fallback_channel, m.fallback_of,
  case when m.replaced_at is not null then (select f.id from messages f
    where f.workspace_id = m.workspace_id and f.fallback_of = m.id) end as replaced_by, m.attempt, m.error_code, m.error_class, m.estimated_cost_micros, m.price_micros,
  m.currency, m.created_at,
  case m.reason when 'campaign_paused' then m.due_at - ${ASIDE}::interval else m.due_at end as due_at, m.send_before, m.sent_at, m.delivered_at, m.finished_at,
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
  const { limit, cursor, ...filter } = query;
  return withWorkspace(actor.workspaceId, async (tx) => {
    const page = await findPage(tx, actor.workspaceId, filter, limit, cursor);
    return { data: page.rows.map(presentMessage), next_cursor: page.next };
  });
}

/** Plans for the values asked: a status that is rare and one that is everywhere want different indexes. */
export const planForValues = (sql: Sql) =>
  sql`select set_config('plan_cache_mode', 'force_custom_plan', true)`;

/** One page of rows, and the cursor of the next. It may be short and still lead on: see `searchFor`. */
export async function findPage(
  tx: Tx,
  workspaceId: number,
  filter: MessageFilter,
  limit: number,
  cursor?: string,
): Promise<{ rows: MessageRow[]; next: string | null }> {
  const sql = raw(tx);
  const { narrow, sift, scanned, isByMoment, order } = searchFor(sql, workspaceId, filter, cursor);
  await planForValues(sql);
  const found = sift
    ? sql`select m.id, m.created_at from (
        select * from messages m where ${narrow} order by ${order("m")} limit ${scanned}) m
        where ${sift} order by ${order("m")} limit ${limit + 1}`
    : sql`select m.id, m.created_at from messages m where ${narrow} order by ${order("m")} limit ${limit + 1}`;
  const rows = await sql<MessageRow[]>`
    with found as materialized (${found})
    select ${columns(sql)} from found f join (${joins(sql)}) on m.workspace_id = ${workspaceId} and m.id = f.id
    order by ${order("f")}`;
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  if (rows.length > limit && last) return { rows: shown, next: cursorAfter(last, isByMoment) };
  if (!sift) return { rows, next: null };
  const [edge] = await sql<{ id: number; created_at: string }[]>`
    select m.id, ${isByMoment ? sql`m.created_at` : sql`''`} as created_at from messages m
    where ${narrow} order by ${order("m")} offset ${scanned - 1} limit 1`;
  return { rows, next: edge ? cursorAfter(edge, isByMoment) : null };
}

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
    const sql = raw(tx);
    // Asked first: the planner cannot guess how few messages begin after a midnight that it does not know.
    const [day] = await sql<{ midnight: string }[]>`
      select date_trunc('day', now() at time zone time_zone) at time zone time_zone as midnight
      from workspaces where id = ${actor.workspaceId}`;
    await planForValues(sql);
    const rows = await sql<{ status: string; count: number }[]>`
      select status, count(*) as count from messages
      where workspace_id = ${actor.workspaceId} and created_at >= ${day?.midnight ?? "now"}::timestamptz
      group by status`;
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
      where workspace_id = ${actor.workspaceId} and batch_id = ${id} and replaced_at is null
      group by status`;
    return {
      ...batch,
      created_at: new Date(batch.created_at).toISOString(),
      by_status: Object.fromEntries(counts.map((c) => [c.status, Number(c.count)])),
    };
  });
}
