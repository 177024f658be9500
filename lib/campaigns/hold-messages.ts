import { raw, type Tx } from "@/db/client";
import { ASIDE } from "@/lib/messages/set-aside";

/** Puts a campaign's queued texts aside, where no claim finds them. @returns how many. */
export async function holdMessages(tx: Tx, workspaceId: number, campaignId: number): Promise<number> {
  const { count } = await raw(tx)`
    with held as (
      update messages set due_at = due_at + ${ASIDE}::interval, reason = 'campaign_paused'
      where workspace_id = ${workspaceId} and campaign_id = ${campaignId} and status = 'queued'
        and reason is distinct from 'campaign_paused'
      returning id)
    insert into message_events (workspace_id, message_id, at, kind, status, source, data)
    select ${workspaceId}, id, clock_timestamp(), 'deferred', 'queued', 'campaign', '{"reason":"campaign_paused"}'::jsonb
    from held`;
  return count;
}

/**
 * Gives a campaign's texts back to their moments. Those that missed their deadline meanwhile are dropped by the next
 * claim or, with `isDeferred`, move by whole days together with it. @returns how many.
 */
export async function releaseMessages(
  tx: Tx,
  workspaceId: number,
  campaignId: number,
  at: Date,
  isDeferred: boolean,
): Promise<number> {
  const late = raw(tx)`case when ${isDeferred} and send_before <= ${at.toISOString()}::timestamptz
    then ceil(extract(epoch from ${at.toISOString()}::timestamptz - send_before + interval '1 second') / 86400) else 0 end`;
  const { count } = await raw(tx)`
    with released as (
      update messages set due_at = due_at - ${ASIDE}::interval + make_interval(hours => (24 * ${late})::int),
        send_before = send_before + make_interval(hours => (24 * ${late})::int), reason = null
      where workspace_id = ${workspaceId} and campaign_id = ${campaignId} and status = 'queued'
        and reason = 'campaign_paused'
      returning id)
    insert into message_events (workspace_id, message_id, at, kind, status, source, data)
    select ${workspaceId}, id, clock_timestamp(), 'released', 'queued', 'campaign', '{}'::jsonb from released`;
  return count;
}

/** Cancels a campaign's queued texts, or those whose deadline passed by `before`. @returns how many. */
export async function dropMessages(
  tx: Tx,
  workspaceId: number,
  campaignId: number,
  reason: "campaign_canceled" | "deadline_passed",
  before: Date | null = null,
): Promise<number> {
  const limit =
    before === null ? raw(tx)`` : raw(tx)`and send_before <= ${before.toISOString()}::timestamptz`;
  const { count } = await raw(tx)`
    with dropped as (
      update messages set status = 'canceled', reason = ${reason}, finished_at = now()
      where workspace_id = ${workspaceId} and campaign_id = ${campaignId} and status = 'queued' ${limit}
      returning id)
    insert into message_events (workspace_id, message_id, at, kind, status, source, data)
    select ${workspaceId}, id, clock_timestamp(), ${reason === "deadline_passed" ? "expired" : "canceled"}, 'canceled',
      'campaign', jsonb_build_object('reason', ${reason}::text)
    from dropped`;
  return count;
}
