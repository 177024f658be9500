import { asRouter, raw, type Tx, withWorkspace } from "@/db/client";
import { wake } from "@/inngest/events";
import { billedSegments, estimateCurrency, estimateMicros } from "@/lib/billing/estimate";
import { now } from "@/lib/clock";
import { lockConsent } from "@/lib/consent/record-consent";
import { log } from "@/lib/log";
import { countSegments } from "@/lib/templates/segments";
import type { Drained } from "./dispatch";
import { mayStandIn } from "./fallback";
import { mediaOn } from "./fit-media";
import type { Verdict } from "./gate";
import { gateFacts, type Subject } from "./gate-facts";
import { insertMessages, type NewMessage } from "./insert-messages";
import { type LoadedSender, loadSenders, loadWorkspace } from "./load-content";
import { type FailedText as Row, recordRefusals, recordStandIns } from "./record-fallbacks";
import { reopenCampaigns } from "./reopen-campaigns";
import { subjectOf } from "./row-subject";
import { setAside } from "./set-aside";

const BATCH = 200;

/**
 * Sends texts that certainly cannot arrive on their channel once more on the other one, as messages of their own, at
 * most one each: the row of the first is locked, and the second carries its id under a unique index. The words are
 * those that were accepted; the gate judges them anew for the other channel. Nothing is lost by a crash, because what
 * is open is read from the rows themselves.
 */
export async function sendFallbacks(): Promise<Drained> {
  const due = await asRouter(
    (tx) => raw(tx)<{ workspace_id: number; ids: number[] }[]>`
      select workspace_id, array_agg(id) as ids from (
        select workspace_id, id from messages where ${isOpen(tx)} order by id limit ${BATCH}
      ) m group by workspace_id`,
  );
  let worked = 0;
  for (const { workspace_id: workspaceId, ids } of due) worked += await tryAll(workspaceId, ids.map(Number));
  return { worked, next: worked === 0 ? null : await nextFallback() };
}

/** When the earliest text wants another channel. */
export async function nextFallback(): Promise<Date | null> {
  const [row] = await asRouter(
    (tx) => raw(tx)<{ at: string | null }[]>`select min(finished_at) as at from messages where ${isOpen(tx)}`,
  );
  return row?.at ? new Date(row.at) : null;
}

/** A failed text whose other channel nobody has decided about. */
export const isOpen = (tx: Tx) => raw(tx)`
  fallback_channel is not null and replaced_at is null and status in ('failed', 'undelivered', 'suppressed')`;

/** One that cannot be worked on holds up no other. */
async function tryAll(workspaceId: number, ids: number[]): Promise<number> {
  try {
    const done = await withWorkspace(workspaceId, (tx) => standIn(tx, workspaceId, ids), {
      byKey: true,
      timeoutMs: 6_000,
    });
    if (done.made > 0) wake("message/queued");
    return done.looked;
  } catch (err) {
    if (ids.length === 1) {
      log.error({ err, messageId: ids[0] }, "fallback not sent; it is tried again");
      return 0;
    }
    let worked = 0;
    for (const id of ids) worked += await tryAll(workspaceId, [id]);
    return worked;
  }
}

async function standIn(tx: Tx, workspaceId: number, ids: number[]) {
  // Shared with claims: a STOP either is seen here, or ends what is queued here.
  await lockConsent(tx, workspaceId, "claim");
  const rows = await lockOpen(tx, workspaceId, ids);
  if (rows.length === 0) return { looked: 0, made: 0 };
  const [workspace, senders] = await Promise.all([
    loadWorkspace(tx, workspaceId),
    loadSenders(tx, workspaceId),
  ]);
  const planned = rows.map((row) => planFor(workspaceId, row, senders));
  const judge = await gateFacts(
    tx,
    workspace,
    planned.flatMap(({ subject }) => subject ?? []),
  );
  const made: { row: Row; message: NewMessage; verdict: Verdict }[] = [];
  const refused: { row: Row; reason: string; verdict: Verdict | null }[] = [];
  for (const { row, subject, sender, reason } of planned) {
    const verdict = subject && sender ? judge(subject, now(), sender.allowlist) : null;
    if (!sender || !verdict || verdict.outcome === "suppress")
      refused.push({ row, reason: reason ?? verdict?.reason ?? "no_sender", verdict });
    else made.push({ row, verdict, message: toMessage(row, sender, verdict) });
  }
  const newIds = await insertMessages(
    tx,
    workspaceId,
    made.map(({ message }) => message),
    made.map(({ verdict }) => verdict),
  );
  const pairs = made.flatMap(({ row, message }, i) => {
    const id = newIds[i];
    return id === undefined ? [] : [{ row, message, id }];
  });
  await recordStandIns(tx, workspaceId, pairs);
  await recordRefusals(tx, workspaceId, refused);
  await reopenCampaigns(tx, workspaceId, newIds);
  await setAside(tx, workspaceId, newIds);
  return { looked: rows.length, made: made.length };
}

const lockOpen = (tx: Tx, workspaceId: number, ids: number[]) => raw(tx)<Row[]>`
  with open as materialized (
    select * from messages where workspace_id = ${workspaceId} and id = any(${ids}::bigint[]) and ${isOpen(tx)}
    order by id for no key update skip locked)
  select m.*, c.phone_sealed, c.time_zone, c.country, k.status as campaign_status
  from open m
  join contacts c on c.workspace_id = ${workspaceId} and c.id = m.contact_id
  left join campaigns k on k.workspace_id = ${workspaceId} and k.id = m.campaign_id
  order by m.id`;

type Planned = { row: Row; subject: Subject | null; sender: LoadedSender | null; reason: string | null };

function planFor(workspaceId: number, row: Row, senders: LoadedSender[]): Planned {
  const no = (reason: string): Planned => ({ row, subject: null, sender: null, reason });
  const isRefused = row.status === "suppressed" || row.reason === "recipient_opted_out";
  if (!mayStandIn({ status: row.status, reason: row.reason, errorCode: row.error_code }))
    return no((isRefused && row.reason) || "may_have_arrived");
  if (row.campaign_status === "canceled") return no("campaign_canceled");
  const channel = row.fallback_channel;
  const sender = senders.find((s) => s.channel === channel);
  if (!sender) return no("no_sender");
  const subject = { ...subjectOf(workspaceId, row, { channel, senderId: sender.id }), fallbackOf: row.id };
  return { row, subject, sender, reason: null };
}

function toMessage(row: Row, sender: LoadedSender, verdict: Verdict): NewMessage {
  const { channel } = sender;
  const counted = countSegments(row.body);
  const media = channel === "whatsapp" && row.content_sid ? [] : mediaOn(channel, row.media_urls ?? []);
  const segments = channel === "whatsapp" ? 1 : billedSegments(counted.segments, media.length);
  return {
    channel,
    category: row.category,
    purpose: "message",
    contact_id: row.contact_id,
    sender_id: sender.id,
    phone_idx: row.phone_idx,
    phone_last4: row.phone_last4,
    body: row.body,
    encoding: counted.encoding,
    segments,
    template_id: row.template_id,
    template_version: row.template_version,
    batch_id: row.batch_id,
    campaign_id: row.campaign_id,
    idempotency_key: null,
    customer_id: row.customer_id,
    order_id: row.order_id,
    reservation_id: row.reservation_id,
    metadata: row.metadata,
    media_urls: media.length > 0 ? media : null,
    content_sid: channel === "whatsapp" ? row.content_sid : null,
    content_variables: channel === "whatsapp" ? row.content_variables : null,
    fallback_channel: null,
    fallback_of: row.id,
    consent_event_id: null,
    prefix_idx: null,
    priority: row.priority,
    due_at: verdict.until ?? now().toISOString(),
    send_before: row.send_before === null ? null : new Date(row.send_before).toISOString(),
    status: "queued",
    reason: verdict.outcome === "defer" ? verdict.reason : null,
    estimated_cost_micros: estimateMicros({ channel, country: row.country, segments, media: media.length }),
    currency: estimateCurrency,
    actor_kind: row.actor_kind,
    actor_id: row.actor_id,
    actor_name: row.actor_name,
    request_id: row.request_id,
  };
}
