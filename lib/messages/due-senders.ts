import { asRouter, raw, type Tx } from "@/db/client";

/** Until it is known who wrote STOP while nobody listened, nothing goes out. */
const KNOWN_WITHIN = "15 minutes";
/** A list that can't be read for that many minutes must not silence a business for good. */
const MOST_TRIES = 5;

/** Whether a sender `s` knows of its customers' texts up to now, more or less; see lib/inbox/recover-missed.ts. */
export const isKnown = (tx: Tx) => raw(tx)`
  (s.inbound_known_until > now() - ${KNOWN_WITHIN}::interval or s.inbound_look_tries > ${MOST_TRIES})`;

/** A sender with queued texts, and when it may next take some. */
export type DueSender = {
  workspaceId: number;
  senderId: number;
  /** Lowest number among the texts that are due. */
  priority: number;
  /** When its next claim makes sense: text due, tokens there, hold over. */
  readyAt: Date;
};

type Row = {
  workspace_id: number;
  sender_id: number;
  priority: number | null;
  first_due: string;
  tokens: number;
  tokens_at: string;
  segments_per_second: number;
  held_until: string | null;
  now: string;
};

/**
 * Every sender that has queued texts, urgent first, then the one that has waited longest: a small tenant is never
 * behind a big one. Skips from sender to sender along the claim index, so its cost follows the number of senders,
 * not of texts. Suspended workspaces, paused senders and those that may have missed a STOP are left out.
 */
export async function listDueSenders(): Promise<DueSender[]> {
  const rows = await asRouter(
    (tx) => raw(tx)<Row[]>`
      with recursive hop as (
        (select workspace_id, sender_id from messages where status = 'queued'
          order by workspace_id, sender_id limit 1)
        union all
        select n.workspace_id, n.sender_id from hop h, lateral (
          select workspace_id, sender_id from messages
          where status = 'queued' and (workspace_id, sender_id) > (h.workspace_id, h.sender_id)
          order by workspace_id, sender_id limit 1) n
      )
      select h.workspace_id, h.sender_id, d.priority, d.first_due, s.tokens, s.tokens_at, s.segments_per_second,
        s.held_until, now() as now
      from hop h
      join senders s on s.workspace_id = h.workspace_id and s.id = h.sender_id and s.status = 'active' and ${isKnown(tx)}
      join workspaces w on w.id = h.workspace_id and w.status = 'active' and w.sending_paused_at is null
      cross join lateral (
        select min(f.due_at) as first_due, min(f.priority) filter (where f.due_at <= now()) as priority
        from (values (1), (2), (3), (4)) p(priority)
        cross join lateral (
          select p.priority, due_at from messages m
          where m.workspace_id = h.workspace_id and m.sender_id = h.sender_id and m.status = 'queued'
            and m.priority = p.priority
          order by due_at limit 1) f) d
      order by d.priority nulls last, s.last_claimed_at`,
  );
  return rows.map((row) => ({
    workspaceId: row.workspace_id,
    senderId: row.sender_id,
    priority: row.priority ?? 5,
    readyAt: readyAt(row),
  }));
}

/** Tokens a claim waits for: a fifth of a second's worth, so that pacing is even and claims are not tiny. */
export const claimThreshold = (segmentsPerSecond: number): number => Math.max(1, segmentsPerSecond * 0.2);

/** Urgent texts may overdraw the bucket by two seconds' worth, so that a login code never waits for a campaign. */
export const overdraft = (segmentsPerSecond: number): number => Math.max(2, segmentsPerSecond * 2);

function readyAt(row: Row): Date {
  const base = new Date(row.now).getTime();
  const rate = row.segments_per_second;
  const filled = row.tokens + ((base - new Date(row.tokens_at).getTime()) / 1000) * rate;
  const needed = row.priority !== null && row.priority <= 2 ? 1 - overdraft(rate) : claimThreshold(rate);
  const tokensAt = filled >= needed ? 0 : base + ((needed - filled) / rate) * 1000;
  const heldUntil = row.held_until ? new Date(row.held_until).getTime() : 0;
  return new Date(Math.max(new Date(row.first_due).getTime(), tokensAt, heldUntil));
}
