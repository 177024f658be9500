import { asRouter, raw, type Tx, withWorkspace } from "@/db/client";
import type { Category, Channel } from "@/db/enums";
import { wake } from "@/inngest/events";
import { later, now, seconds } from "@/lib/clock";
import { revealPhone } from "@/lib/contacts/phone-identity";
import { log } from "@/lib/log";
import type { ListedText } from "@/lib/providers/carrier";
import { isOptOut } from "@/lib/providers/error-classes";
import { type Credentials, carrierFor, findCredentials } from "@/lib/providers/find-carrier";
import type { Drained } from "./dispatch";
import { insertEvents } from "./insert-messages";
import { isPromotional, statusFromProvider } from "./status";
import { recordProviderOptOut } from "./stop-number";

const BATCH = 50;
const AT_ONCE = 10;

type Lost = {
  id: number;
  attempt: number;
  category: Category;
  channel: Channel;
  body: string;
  content_sid: string | null;
  phone_idx: string;
  phone_sealed: string | null;
  account_id: number | null;
  number: string | null;
  messaging_service_sid: string | null;
  client_ref: string;
  /** When the first try of unknown fate was made: an earlier one may show up late. */
  tried_at: string;
};

/**
 * Finds out what became of texts whose call gave no answer, once the settle window has passed: adopts the provider's
 * record when its list has one; queues the text again only when the list provably has none, and promotional texts
 * not even then. A list that can't be read decides nothing.
 */
export async function reconcileMessages(): Promise<Drained> {
  const due = await asRouter(
    (tx) => raw(tx)<{ workspace_id: number; ids: number[] }[]>`
      select workspace_id, array_agg(id) as ids from (
        select workspace_id, id from messages where status = 'unconfirmed' and reconcile_at <= now()
        order by reconcile_at limit ${BATCH}
      ) m group by workspace_id`,
  );
  let worked = 0;
  for (const { workspace_id: workspaceId, ids } of due)
    worked += await reconcileWorkspace(workspaceId, ids.map(Number));
  return { worked, next: await nextReconcile() };
}

export async function nextReconcile(): Promise<Date | null> {
  const [row] = await asRouter(
    (tx) =>
      raw(tx)<
        { at: string | null }[]
      >`select min(reconcile_at) as at from messages where status = 'unconfirmed'`,
  );
  return row?.at ? new Date(row.at) : null;
}

async function reconcileWorkspace(workspaceId: number, ids: number[]): Promise<number> {
  const lost = await withWorkspace(workspaceId, (tx) => takeTurn(tx, workspaceId, ids), { byKey: true });
  for (let start = 0; start < lost.length; start += AT_ONCE) {
    await Promise.all(lost.slice(start, start + AT_ONCE).map((one) => reconcileOne(workspaceId, one)));
  }
  return lost.length;
}

/** Takes the rows for 25 s (five rounds of calls), so that others look elsewhere; a crash only delays the next look. */
async function takeTurn(tx: Tx, workspaceId: number, ids: number[]): Promise<Lost[]> {
  return raw(tx)<Lost[]>`
    update messages m set reconcile_at = now() + interval '25 seconds'
    from contacts c, senders s
    where m.workspace_id = ${workspaceId} and m.id = any(${ids}::bigint[]) and m.status = 'unconfirmed'
      and m.reconcile_at <= now()
      and c.workspace_id = m.workspace_id and c.id = m.contact_id
      and s.workspace_id = m.workspace_id and s.id = m.sender_id
    returning m.id, m.attempt, m.category, m.channel, m.body, m.content_sid, m.phone_idx, c.phone_sealed, s.account_id, s.number,
      s.messaging_service_sid, m.client_ref, coalesce((
        select min(a.claimed_at) from message_attempts a
        where a.workspace_id = m.workspace_id and a.message_id = m.id
          and (a.outcome is null or a.outcome = 'ambiguous')), m.created_at) as tried_at`;
}

async function reconcileOne(workspaceId: number, lost: Lost): Promise<void> {
  try {
    const listed = await lookUp(workspaceId, lost);
    const found = await withWorkspace(workspaceId, (tx) => conclude(tx, workspaceId, lost, listed), {
      byKey: true,
    });
    if (found === "queued") wake("message/queued");
  } catch (err) {
    log.warn({ err, messageId: lost.id }, "the provider's list could not be read; asking again");
  }
}

async function lookUp(workspaceId: number, lost: Lost): Promise<ListedText[]> {
  if (lost.phone_sealed === null) return [];
  const credentials = await withWorkspace<Credentials>(workspaceId, (tx) =>
    findCredentials(tx, workspaceId, lost.account_id),
  );
  const to = revealPhone(workspaceId, lost.phone_idx, lost.phone_sealed);
  // The provider's clock is to the second, and not ours.
  const since = later(new Date(lost.tried_at), -seconds(10));
  const listed = await carrierFor(credentials).listTo(lost.channel, to, since);
  return listed
    .filter((text) => saysTheSame(text, lost) && isFromSender(text, lost))
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}

/**
 * What an approved template says is WhatsApp's own wording, so any of the sender's texts may be the lost one: taking
 * another for it sends nothing, while passing it over could send it twice.
 */
const saysTheSame = (text: ListedText, { body, content_sid: sid }: Lost): boolean =>
  sid !== null || text.body === body;

/** Workspaces may share an account and write the same words to one person: only the sender's own texts count. */
const isFromSender = (text: ListedText, { number, messaging_service_sid: service }: Lost): boolean =>
  service === null ? text.from === number : text.messagingServiceSid === service;

/** Adopts the first listed text that no other attempt owns; without one, decides by what a second text would cost. */
async function conclude(
  tx: Tx,
  workspaceId: number,
  lost: Lost,
  listed: ListedText[],
): Promise<string | null> {
  const sql = raw(tx);
  if (listed.some((text) => isOptOut(text.errorCode))) {
    const refused = { phoneIdx: lost.phone_idx, channel: lost.channel, messageId: lost.id };
    await recordProviderOptOut(tx, workspaceId, refused);
  }
  const [still] = await sql`select 1 from messages where workspace_id = ${workspaceId} and id = ${lost.id}
    and status = 'unconfirmed' and client_ref = ${lost.client_ref}::uuid for update`;
  if (!still) return null;
  // A twin of the same words that is being sent right now may own what the list shows: wait for its outcome.
  const [twin] =
    await sql`select 1 from messages where workspace_id = ${workspaceId} and phone_idx = ${lost.phone_idx}
    and status = 'sending' and channel = ${lost.channel} and (body = ${lost.body} or ${lost.content_sid !== null}) limit 1`;
  if (twin) return null;
  const owned = await sql<{ provider_sid: string }[]>`
    select provider_sid from message_attempts where provider_sid = any(${listed.map((t) => t.providerSid)}::text[])`;
  const taken = new Set(owned.map((row) => row.provider_sid));
  const match = listed.find((text) => !taken.has(text.providerSid));
  if (match) return adopt(tx, workspaceId, lost, match);
  // Without its number an erased person's text can't be looked up, and must not go out again.
  const isResent = !isPromotional(lost.category) && lost.phone_sealed !== null;
  const status = isResent ? "queued" : "failed";
  await sql`
    update messages set status = ${status}, reconcile_at = null, due_at = least(due_at, now()),
      reason = ${isResent ? null : "outcome_unknown"}, finished_at = case when ${!isResent} then now() end
    where workspace_id = ${workspaceId} and id = ${lost.id}`;
  await insertEvents(tx, workspaceId, [
    {
      messageId: lost.id,
      kind: "reconciled",
      status,
      source: "reconcile",
      data: { found: false, attempt: lost.attempt, listed: listed.length },
    },
  ]);
  return status;
}

async function adopt(tx: Tx, workspaceId: number, lost: Lost, match: ListedText): Promise<string> {
  const sql = raw(tx);
  const status = statusFromProvider(match.word) ?? "sent";
  const finished = status === "sent" ? null : now().toISOString();
  await sql`update message_attempts set provider_sid = ${match.providerSid}, outcome = 'accepted'
    where client_ref = ${lost.client_ref}::uuid`;
  await sql`
    update messages set status = ${status}, provider_sid = ${match.providerSid}, reconcile_at = null, reason = null,
      error_code = ${match.errorCode}, sent_at = coalesce(sent_at, ${match.createdAt.toISOString()}::timestamptz),
      delivered_at = case when ${status} in ('delivered', 'read') then coalesce(delivered_at, now()) end,
      finished_at = ${finished}::timestamptz, price_due_at = now() + interval '60 seconds'
    where workspace_id = ${workspaceId} and id = ${lost.id}`;
  await insertEvents(tx, workspaceId, [
    {
      messageId: lost.id,
      kind: "reconciled",
      status,
      source: "reconcile",
      data: { found: true, attempt: lost.attempt, provider_sid: match.providerSid, word: match.word },
    },
  ]);
  return status;
}
