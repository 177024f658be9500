import { raw, type Tx } from "@/db/client";
import { asksForAnswer } from "@/lib/consent/keywords";
import { type CampaignFacts, OPEN_DAYS } from "./gate";
import type { CampaignAsks } from "./gate-facts";

type Asking = { messageId: number | null; contactId: number | null; campaign?: CampaignAsks | null };

/**
 * What campaigns ask of their people besides the workspace's rules, in at most two reads, and in none where no
 * campaign asks. @returns a function to be called once per text.
 */
export async function campaignFacts(tx: Tx, workspaceId: number, texts: readonly Asking[]) {
  const days = Math.max(0, ...new Set(texts.map((t) => t.campaign?.notMarketedWithinDays ?? 0)));
  const asking = (asks: (campaign: CampaignAsks) => boolean) =>
    texts.filter(({ campaign, contactId }) => contactId !== null && campaign && asks(campaign));
  const [marketed, waiting] = await Promise.all([
    lastMarketed(
      tx,
      workspaceId,
      asking(({ notMarketedWithinDays: n }) => n !== null),
      days,
    ),
    waitingPeople(
      tx,
      workspaceId,
      asking(({ skipsOpenConversations: skips }) => skips),
    ),
  ]);
  return ({ contactId, campaign }: Asking): CampaignFacts | null => {
    if (!campaign || contactId === null) return null;
    const { notMarketedWithinDays: withinDays, skipsOpenConversations } = campaign;
    return {
      marketed: withinDays === null ? null : { withinDays, lastAt: marketed.get(contactId) ?? null },
      conversation: skipsOpenConversations ? { waitingSince: waiting.get(contactId) ?? null } : null,
    };
  };
}

/** When each person last got, or may have got, a promotional text. The texts that are judged are still queued. */
async function lastMarketed(
  tx: Tx,
  workspaceId: number,
  texts: readonly Asking[],
  days: number,
): Promise<Map<number, Date>> {
  if (texts.length === 0) return new Map();
  const rows = await raw(tx)<{ contact_id: number; at: string | null }[]>`
    select w.id as contact_id, m.at
    from unnest(${idsOf(texts)}::bigint[]) as w(id)
    cross join lateral (
      select max(coalesce(sent_at, created_at)) as at from messages
      where workspace_id = ${workspaceId} and contact_id = w.id
        and (contact_id, created_at) > (w.id, now() - make_interval(days => ${days + 1}))
        and direction = 'outbound' and category in ('marketing', 'program')
        and status in ('sending', 'unconfirmed', 'sent', 'delivered', 'read', 'undelivered')
      offset 0) m
    where m.at is not null`;
  return new Map(rows.flatMap(({ contact_id, at }) => (at === null ? [] : [[contact_id, new Date(at)]])));
}

/**
 * Since when people wait: their newest text asks for an answer, and nothing of ours but advertising that still
 * waits came after it.
 */
async function waitingPeople(
  tx: Tx,
  workspaceId: number,
  texts: readonly Asking[],
): Promise<Map<number, Date>> {
  if (texts.length === 0) return new Map();
  const rows = await raw(tx)<{ contact_id: number; at: string; body: string }[]>`
    with recent as materialized (
      select id, contact_id, body, created_at from messages
      where workspace_id = ${workspaceId} and direction = 'inbound'
        and created_at > now() - make_interval(days => ${OPEN_DAYS})),
    said as materialized (
      select distinct on (contact_id) id, contact_id, body, created_at from recent
      where contact_id = any(${idsOf(texts)}::bigint[]) order by contact_id, id desc)
    select s.contact_id, s.created_at as at, s.body from said s
    where not exists (select from messages m
      where m.workspace_id = ${workspaceId} and m.contact_id = s.contact_id and m.id > s.id
        and m.direction = 'outbound' and m.status not in ('suppressed', 'canceled', 'failed')
        and (m.status <> 'queued' or m.category not in ('marketing', 'program')))`;
  return new Map(
    rows.flatMap(({ contact_id, at, body }) => (asksForAnswer(body) ? [[contact_id, new Date(at)]] : [])),
  );
}

const idsOf = (texts: readonly Asking[]): number[] => [...new Set(texts.flatMap((t) => t.contactId ?? []))];
