import { raw, type Tx } from "@/db/client";
import type { AttemptOutcome, Category, Channel, MessageStatus } from "@/db/enums";
import { rowColumns } from "@/db/row-columns";
import type { Applied } from "./apply-callback";
import { insertEvents } from "./insert-messages";

/** What a webhook brought of one text. */
export type Event = {
  id: number;
  account_sid: string;
  provider_sid: string;
  client_ref: string | null;
  status: string;
  error_code: number | null;
};
export type Route = {
  workspace_id: number;
  message_id: number;
  client_ref: string;
  provider_sid: string | null;
  outcome: AttemptOutcome | null;
  account_sid: string;
};
/** The same, with the try that it is about. */
export type Routed = Event & { route: Route };

/** A text as it stood before. */
export type Row = {
  id: number;
  status: MessageStatus;
  client_ref: string | null;
  reason: string | null;
  attempt: number;
  category: Category;
  channel: Channel;
  phone_idx: string;
};
export type Change = { row: Row; event: Routed; applied: Applied };

/** A receipt that beat our own write, or came for a lost try, brings the sid that was missing. */
export async function adoptSids(tx: Tx, events: Routed[]): Promise<void> {
  const missing = events.filter((e) => e.route.provider_sid === null);
  if (missing.length === 0) return;
  await raw(tx)`
    update message_attempts a set provider_sid = r.sid, outcome = coalesce(nullif(a.outcome, 'ambiguous'), 'accepted')
    from (select distinct on (ref) ref, sid from unnest(${missing.map((e) => e.route.client_ref)}::uuid[],
      ${missing.map((e) => e.provider_sid)}::text[]) as u(ref, sid)) r
    where a.client_ref = r.ref and a.provider_sid is null
      and not exists (select from message_attempts o where o.provider_sid = r.sid)`;
}

/** Where each text stands after the last word about it; one statement for all. */
export async function writeStatuses(tx: Tx, workspaceId: number, changes: Change[]): Promise<void> {
  const last = new Map<number, Change>();
  for (const change of changes)
    if (change.applied.status !== change.row.status) last.set(change.row.id, change);
  if (last.size === 0) return;
  const sql = raw(tx);
  const rows = [...last.values()].map(({ row, event, applied }) => ({
    of: workspaceId,
    id: row.id,
    status: applied.status,
    sid: event.provider_sid,
    code: applied.plan?.errorCode ?? null,
    class: applied.plan?.errorClass ?? null,
    reason: applied.plan?.reason ?? null,
    at: applied.plan?.retryAt ?? null,
  }));
  const { table } = rowColumns(sql, types, rows, ["of", "id"]);
  await sql`
    update messages m set status = r.status, provider_sid = r.sid, error_code = r.code,
      error_class = r.class, reason = r.reason, reconcile_at = null, lease_until = null, post_by = null,
      due_at = case when r.status = 'queued' then r.at else m.due_at end,
      sent_at = coalesce(m.sent_at, now()),
      delivered_at = case when r.status in ('delivered', 'read') then coalesce(m.delivered_at, now()) else m.delivered_at end,
      finished_at = case when r.status in ('delivered', 'read', 'undelivered', 'failed') then coalesce(m.finished_at, now()) end,
      price_due_at = case when r.status in ('queued', 'sent') then m.price_due_at
        else coalesce(least(m.price_due_at, now() + interval '20 seconds'), now() + interval '20 seconds') end
    from ${table}
    where r.of = ${workspaceId} and m.workspace_id = ${workspaceId} and m.id = r.id`;
}

const types = {
  of: "bigint",
  id: "bigint",
  status: "message_status",
  sid: "text",
  code: "int",
  class: "error_class",
  reason: "text",
  at: "timestamptz",
} as const;

/** One line per word of the provider; a repeated word leaves its trace in provider_events only. */
export async function tellStories(tx: Tx, workspaceId: number, changes: Change[]): Promise<void> {
  const known = await raw(tx)<{ key: string }[]>`
    select message_id || ' ' || (data->>'provider_sid') || ' ' || (data->>'word') as key from message_events
    where workspace_id = ${workspaceId} and message_id = any(${[...new Set(changes.map((c) => c.row.id))]}::bigint[])
      and kind = 'callback'`;
  const seen = new Set(known.map((k) => k.key));
  const fresh = changes.filter(({ row, event }) => {
    const key = `${row.id} ${event.provider_sid} ${event.status}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  await insertEvents(
    tx,
    workspaceId,
    fresh.flatMap(({ row, event, applied }) => {
      const base = { messageId: row.id, source: "provider" };
      const data = {
        word: event.status,
        provider_sid: event.provider_sid,
        ...(event.error_code ? { error_code: event.error_code } : {}),
      };
      const moved = applied.status === row.status ? null : applied.status;
      const told = [{ ...base, kind: "callback", status: moved, data }];
      if (applied.isDoubled) return [...told, { ...base, kind: "late_acceptance", status: null, data }];
      if (!applied.plan?.retryAt) return told;
      const retry = { reason: applied.plan.reason, retry_at: applied.plan.retryAt.toISOString() };
      return [...told, { ...base, kind: "retry_scheduled", status: applied.status, data: retry }];
    }),
  );
}
