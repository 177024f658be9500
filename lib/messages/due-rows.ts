import { raw, type Tx } from "@/db/client";
import type { Category, Channel, Encoding, Purpose } from "@/db/enums";
import { isKnown, overdraft } from "./due-senders";

export type SenderRow = {
  account_id: number | null;
  number: string | null;
  messaging_service_sid: string | null;
  allowlist: string[] | null;
  segments_per_second: number;
  daily_quota: number | null;
  has_siblings: boolean;
  tokens: number;
  elapsed: number;
};

/** A queued text with what judging and sending it needs to know. */
export type MessageRow = {
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
  content_sid: string | null;
  content_variables: Record<string, string> | null;
  fallback_of: number | null;
  priority: number;
  attempt: number;
  send_before: string | null;
  campaign_id: number | null;
  not_marketed_within_days: number | null;
  skips_open_conversations: boolean | null;
  is_halted: boolean;
};

/** The sender, for this claim alone; undefined when another process claims it, or it may not send. */
export async function lockSender(
  tx: Tx,
  workspaceId: number,
  senderId: number,
): Promise<SenderRow | undefined> {
  const [sender] = await raw(tx)<SenderRow[]>`
    select account_id, number, messaging_service_sid, allowlist, segments_per_second, daily_quota, tokens,
      exists (select from senders o where o.workspace_id = ${workspaceId} and o.id <> ${senderId}) as has_siblings,
      extract(epoch from now() - tokens_at)::float8 as elapsed
    from senders s
    where workspace_id = ${workspaceId} and id = ${senderId} and status = 'active'
      and (held_until is null or held_until <= now()) and ${isKnown(tx)}
    for no key update skip locked`;
  return sender;
}

/**
 * Due texts, urgent first. One probe a priority: texts scheduled for later are never walked past. A campaign that was
 * paused or canceled has put its texts aside in that same transaction; it is asked all the same.
 */
export const lockDue = (tx: Tx, workspaceId: number, senderId: number, want: number) => raw(tx)<MessageRow[]>`
  with due as materialized (
    select m.* from (values (1), (2), (3), (4)) p(priority)
    cross join lateral (
      select id, category, channel, purpose, contact_id, phone_idx, body, encoding, segments, media_urls, content_sid,
        content_variables, fallback_of, priority, attempt, send_before, due_at, campaign_id
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
export function withinTokens(rows: MessageRow[], tokens: number, rate: number): MessageRow[] {
  let left = Math.min(tokens, rate * 2);
  return rows.filter((row) => {
    const floor = row.priority <= 2 ? -overdraft(rate) : 0;
    if (left <= floor) return false;
    left -= row.segments;
    return true;
  });
}
