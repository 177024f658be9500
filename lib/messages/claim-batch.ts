import { randomUUID } from "node:crypto";
import { raw, type Tx, withWorkspace } from "@/db/client";
import type { Category, Channel, Encoding, Purpose } from "@/db/enums";
import { now } from "@/lib/clock";
import { lockConsent } from "@/lib/consent/record-consent";
import { indexesOf, revealPhone } from "@/lib/contacts/phone-identity";
import { hasFormerIndexKeys } from "@/lib/crypto";
import { type Credentials, findCredentials } from "@/lib/providers/find-carrier";
import { overdraft } from "./due-senders";
import type { Verdict } from "./gate";
import { gateFacts, type Subject } from "./gate-facts";
import { insertEvents } from "./insert-messages";
import { loadWorkspace, trialAllowlist } from "./load-content";
import { readQuota, spendQuota } from "./quota";
import { setAside } from "./set-aside";

/** No call starts later than this after its claim. */
export const POST_BY_MS = 5_000;
/** After this nobody can still be calling: post_by, one call, and a margin. */
export const LEASE_MS = POST_BY_MS + 4_000 + 3_000;

/** A text that this process, and no other, may hand to the provider until `postBy` (performance.now() time). */
export type Claim = {
  workspaceId: number;
  messageId: number;
  clientRef: string;
  attempt: number;
  priority: number;
  category: Category;
  channel: Channel;
  phoneIdx: string;
  phoneSealed: string;
  body: string;
  mediaUrls: string[] | null;
  senderId: number;
  number: string | null;
  messagingServiceSid: string | null;
  credentials: Credentials;
  postBy: number;
};

type SenderRow = {
  account_id: number | null;
  number: string | null;
  messaging_service_sid: string | null;
  allowlist: string[] | null;
  segments_per_second: number;
  daily_quota: number | null;
  tokens: number;
  elapsed: number;
};

type MessageRow = {
  id: number;
  category: Category;
  channel: Channel;
  purpose: Purpose;
  contact_id: number;
  phone_idx: string;
  phone_sealed: string | null;
  time_zone: string | null;
  country: string | null;
  body: string;
  encoding: Encoding;
  segments: number;
  media_urls: string[] | null;
  priority: number;
  attempt: number;
  send_before: string | null;
  campaign_id: number | null;
  not_marketed_within_days: number | null;
  skips_open_conversations: boolean | null;
  is_halted: boolean;
};

type Judged = { row: MessageRow; verdict: Verdict };

/**
 * Takes up to `want` due texts of one sender, judging each again inside the claim's transaction: a STOP that came
 * while a text was queued wins. Every text taken has its attempt row committed before this returns. Another process
 * claiming the same sender is skipped past. Takes at most two seconds' worth of the sender's tokens.
 */
export async function claimBatch(workspaceId: number, senderId: number, want: number): Promise<Claim[]> {
  // Read before the transaction: the local deadline is never later than the one in the database.
  const postBy = performance.now() + POST_BY_MS;
  return withWorkspace(
    workspaceId,
    async (tx) => {
      await lockConsent(tx, workspaceId, "claim");
      const sender = await lockSender(tx, workspaceId, senderId);
      if (!sender) return [];
      const workspace = await loadWorkspace(tx, workspaceId);
      if (workspace.status !== "active" || workspace.sendingPausedAt !== null) return [];
      const quota = await readQuota(tx, workspaceId, senderId, workspace.timeZone, sender.daily_quota);
      const rate = sender.segments_per_second;
      const tokens = Math.min(Math.max(rate, 1), sender.tokens + sender.elapsed * rate);
      const due = await lockDue(tx, workspaceId, senderId, want);
      const halted = due.filter((row) => row.is_halted).map((row) => row.id);
      await setAside(tx, workspaceId, halted);
      const rows = withinTokens(
        halted.length === 0 ? due : due.filter((row) => !row.is_halted),
        tokens,
        rate,
      );
      if (rows.length === 0) return [];

      const judged = await judge(
        tx,
        workspace,
        rows,
        sender.allowlist ?? trialAllowlist(workspaceId, sender.account_id),
      );
      const passed = judged.filter((j) => j.verdict.outcome === "allow");
      const taken = passed.slice(0, quota.left);
      await holdBack(tx, workspaceId, judged, passed.slice(quota.left), quota.resetsAt);
      const claims = await takeUp(tx, workspaceId, senderId, sender, taken, postBy);
      const spent = taken.reduce((sum, { row }) => sum + row.segments, 0);
      await raw(
        tx,
      )`update senders set tokens = ${tokens - spent}, tokens_at = now(), last_claimed_at = clock_timestamp()
      where workspace_id = ${workspaceId} and id = ${senderId}`;
      await spendQuota(tx, workspaceId, senderId, quota.day, taken.length);
      return claims;
    },
    // A claim holds the consent lock: however it ends, a STOP that waits for it is answered in time.
    { byKey: true, timeoutMs: 5_000 },
  );
}

async function lockSender(tx: Tx, workspaceId: number, senderId: number): Promise<SenderRow | undefined> {
  const [sender] = await raw(tx)<SenderRow[]>`
    select account_id, number, messaging_service_sid, allowlist, segments_per_second, daily_quota, tokens,
      extract(epoch from now() - tokens_at)::float8 as elapsed
    from senders
    where workspace_id = ${workspaceId} and id = ${senderId} and status = 'active'
      and (held_until is null or held_until <= now())
    for no key update skip locked`;
  return sender;
}

/**
 * Due texts, urgent first. One probe a priority: texts scheduled for later are never walked past. A campaign that was
 * paused or canceled has put its texts aside in that same transaction; it is asked all the same.
 */
const lockDue = (tx: Tx, workspaceId: number, senderId: number, want: number) => raw(tx)<MessageRow[]>`
  with due as materialized (
    select m.* from (values (1), (2), (3), (4)) p(priority)
    cross join lateral (
      select id, category, channel, purpose, contact_id, phone_idx, body, encoding, segments, media_urls, priority,
        attempt, send_before, due_at, campaign_id
      from messages
      where workspace_id = ${workspaceId} and sender_id = ${senderId} and status = 'queued'
        and priority = p.priority and due_at <= now()
      order by due_at limit ${want} for no key update skip locked) m)
  select m.*, c.phone_sealed, c.time_zone, c.country, k.not_marketed_within_days, k.skips_open_conversations,
    coalesce(k.status in ('paused', 'canceled'), false) as is_halted
  from due m
  join contacts c on c.workspace_id = ${workspaceId} and c.id = m.contact_id
  left join campaigns k on k.workspace_id = ${workspaceId} and k.id = m.campaign_id
  order by m.priority, m.due_at, m.id
  limit ${want}`;

/** Cuts a claim to what the bucket holds; the last text may overdraw it, and is waited for afterwards. */
function withinTokens(rows: MessageRow[], tokens: number, rate: number): MessageRow[] {
  let left = Math.min(tokens, rate * 2);
  return rows.filter((row) => {
    const floor = row.priority <= 2 ? -overdraft(rate) : 0;
    if (left <= floor) return false;
    left -= row.segments;
    return true;
  });
}

async function judge(
  tx: Tx,
  workspace: Parameters<typeof gateFacts>[1],
  rows: MessageRow[],
  allowlist: string[] | null,
): Promise<Judged[]> {
  const subjects = rows.map(
    (row): Subject => ({
      messageId: row.id,
      category: row.category,
      channel: row.channel,
      purpose: row.purpose,
      contactId: row.contact_id,
      phoneIndexes: knownIndexes(workspace.id, row),
      phoneIdx: row.phone_idx,
      timeZone: row.time_zone,
      country: row.country,
      body: row.body,
      sendBefore: row.send_before ? new Date(row.send_before) : null,
      erased: row.phone_sealed === null,
      campaign:
        row.campaign_id === null
          ? null
          : {
              notMarketedWithinDays: row.not_marketed_within_days,
              skipsOpenConversations: row.skips_open_conversations === true,
            },
    }),
  );
  const decide = await gateFacts(tx, workspace, subjects);
  const at = now();
  return rows.flatMap((row, i) => {
    const subject = subjects[i];
    return subject ? [{ row, verdict: decide(subject, at, allowlist) }] : [];
  });
}

/** Only while former index keys are kept is a number known by more than its row's own index. */
const knownIndexes = (workspaceId: number, row: MessageRow): string[] =>
  row.phone_sealed === null || !hasFormerIndexKeys()
    ? [row.phone_idx]
    : [
        ...new Set([
          row.phone_idx,
          ...indexesOf(workspaceId, revealPhone(workspaceId, row.phone_idx, row.phone_sealed)),
        ]),
      ];

/** Writes what does not go out now: refused for good, past its deadline, or held until a better hour. */
async function holdBack(
  tx: Tx,
  workspaceId: number,
  judged: Judged[],
  overQuota: Judged[],
  quotaResetsAt: Date,
): Promise<void> {
  const held = [
    ...judged
      .filter((j) => j.verdict.outcome !== "allow")
      .map(({ row, verdict }) => ({ row, verdict, reason: verdict.reason, until: verdict.until })),
    ...overQuota.map(({ row, verdict }) => ({
      row,
      verdict,
      reason: "daily_quota",
      until: quotaResetsAt.toISOString(),
    })),
  ].map((h) => ({ ...h, ...ending(h.row, h.reason, h.until) }));
  if (held.length === 0) return;
  const sql = raw(tx);
  const rows = held.map(({ row, status, reason, until }) => ({
    of: workspaceId,
    id: row.id,
    status,
    reason: reason ?? "",
    until,
  }));
  await sql`
    update messages m set status = r.status::message_status, reason = r.reason,
      due_at = coalesce(r.until::timestamptz, m.due_at), finished_at = case when r.status <> 'queued' then now() end
    from jsonb_to_recordset(${sql.json(rows)}) as r(of bigint, id bigint, status text, reason text, until text)
    where r.of = ${workspaceId} and m.workspace_id = ${workspaceId} and m.id = r.id and m.status = 'queued'`;
  await insertEvents(
    tx,
    workspaceId,
    held.map((h) => ({
      messageId: h.row.id,
      kind: h.status === "queued" ? "deferred" : h.status === "canceled" ? "expired" : "suppressed",
      status: h.status,
      source: "gate",
      data: { reason: h.reason, until: h.until, verdict: h.verdict },
    })),
  );
}

/** A deadline that would pass while waiting is told now, not later. */
function ending(row: MessageRow, reason: string | null, until: string | null) {
  const missed = until !== null && row.send_before !== null && new Date(until) >= new Date(row.send_before);
  if (reason === "deadline_passed" || missed)
    return { status: "canceled", reason: "deadline_passed", until: null };
  return until === null ? { status: "suppressed", reason, until } : { status: "queued", reason, until };
}

/** Marks texts as being sent and writes their attempts. Committed before any call starts. */
async function takeUp(
  tx: Tx,
  workspaceId: number,
  senderId: number,
  sender: SenderRow,
  taken: Judged[],
  postBy: number,
): Promise<Claim[]> {
  if (taken.length === 0) return [];
  const credentials = await findCredentials(tx, workspaceId, sender.account_id);
  const refs = taken.map(() => randomUUID());
  const sql = raw(tx);
  const rows = taken.map(({ row, verdict }, i) => ({
    of: workspaceId,
    id: row.id,
    ref: refs[i],
    gate: verdict,
  }));
  const [postSeconds, leaseSeconds] = [POST_BY_MS / 1000, LEASE_MS / 1000];
  await sql`
    with taken as (
      update messages m set status = 'sending', attempt = m.attempt + 1, client_ref = r.ref, reason = null,
        post_by = now() + make_interval(secs => ${postSeconds}), lease_until = now() + make_interval(secs => ${leaseSeconds})
      from jsonb_to_recordset(${sql.json(rows as never)}) as r(of bigint, id bigint, ref uuid, gate jsonb)
      where r.of = ${workspaceId} and m.workspace_id = ${workspaceId} and m.id = r.id
      returning m.id, m.attempt, m.post_by, r.ref, r.gate
    )
    insert into message_attempts (workspace_id, message_id, number, client_ref, gate, post_by)
    select ${workspaceId}, id, attempt, ref, gate, post_by from taken`;
  return taken.flatMap(({ row }, i) => {
    const clientRef = refs[i];
    if (clientRef === undefined || row.phone_sealed === null) return [];
    return [
      {
        workspaceId,
        messageId: row.id,
        clientRef,
        attempt: row.attempt + 1,
        priority: row.priority,
        category: row.category,
        channel: row.channel,
        phoneIdx: row.phone_idx,
        phoneSealed: row.phone_sealed,
        body: row.body,
        mediaUrls: row.media_urls,
        senderId,
        number: sender.number,
        messagingServiceSid: sender.messaging_service_sid,
        credentials,
        postBy: Math.min(postBy, deadlineOf(row)),
      },
    ];
  });
}

/** When the text's own deadline passes, in performance.now() time: a claim never outlives it. */
const deadlineOf = ({ send_before: deadline }: MessageRow): number =>
  deadline === null
    ? Number.POSITIVE_INFINITY
    : performance.now() + new Date(deadline).getTime() - now().getTime();
