import { raw, type Tx } from "@/db/client";

/**
 * A text whose campaign is paused keeps its moment, a thousand years later: the way back loses nothing, and no reader
 * of moments meets an "infinity". Hours, because days of a zone are not all alike.
 */
export const ASIDE = "8766000 hours";

/**
 * For texts that came back from a failed try while their campaign stood still: those of a paused one wait with it,
 * those of a canceled one end.
 */
export async function setAside(tx: Tx, workspaceId: number, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  await raw(tx)`
    with moved as (
      update messages m set status = case g.status when 'paused' then 'queued' else 'canceled' end::message_status,
        reason = case g.status when 'paused' then 'campaign_paused' else 'campaign_canceled' end,
        due_at = case g.status when 'paused' then m.due_at + ${ASIDE}::interval else m.due_at end,
        finished_at = case g.status when 'paused' then null else now() end
      from campaigns g
      where m.workspace_id = ${workspaceId} and m.id = any(${ids}::bigint[]) and m.status = 'queued'
        and g.workspace_id = ${workspaceId} and g.id = m.campaign_id and g.status in ('paused', 'canceled')
      returning m.id, m.status, m.reason)
    insert into message_events (workspace_id, message_id, at, kind, status, source, data)
    select ${workspaceId}, id, clock_timestamp(), case status when 'queued' then 'deferred' else 'canceled' end, status,
      'campaign', jsonb_build_object('reason', reason)
    from moved`;
}
