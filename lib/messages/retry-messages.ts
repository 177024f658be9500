import { raw, withWorkspace } from "@/db/client";
import { wake } from "@/inngest/events";
import { type Actor, authorize } from "@/lib/actor";
import { recordAudit } from "@/lib/workspaces/record-audit";
import { insertEvents } from "./insert-messages";
import { reopenCampaigns } from "./reopen-campaigns";
import type { RetriedMessages, RetryMessagesInput } from "./retry-schema";
import { isRetryable } from "./retryable";

const AT_ONCE = 500;

/**
 * Sends again what failed of one cause, or of all, as far as that is certainly safe (see `isRetryable`). The gate
 * judges each anew. At most 500 at a time; `left` says whether more may follow.
 */
export async function retryMessages(actor: Actor, input: RetryMessagesInput): Promise<RetriedMessages> {
  authorize(actor, "messages:write");
  const answer = await withWorkspace(actor.workspaceId, async (tx) => {
    const sql = raw(tx);
    const { error_code: code, reason } = input;
    const cause = sql`
      ${code === undefined ? sql`true` : sql`m.error_code is not distinct from ${code}::int`}
      and ${reason === undefined ? sql`true` : sql`m.reason is not distinct from ${reason}::text`}`;
    const rows = await sql<{ id: number }[]>`
      select m.id from messages m where m.workspace_id = ${actor.workspaceId} and ${cause} and ${isRetryable(sql)}
      order by m.id limit ${AT_ONCE + 1} for update skip locked`;
    const ids = rows.slice(0, AT_ONCE).map((row) => row.id);
    if (ids.length === 0) return { retried: 0, left: false };
    await sql`
      update messages set status = 'queued', due_at = now(), reason = null, error_code = null, error_class = null,
        finished_at = null
      where workspace_id = ${actor.workspaceId} and id = any(${ids}::bigint[]) and status in ('failed', 'undelivered')
        and replaced_at is null`;
    await reopenCampaigns(tx, actor.workspaceId, ids);
    const data = { by: actor.name };
    await insertEvents(
      tx,
      actor.workspaceId,
      ids.map((messageId) => ({ messageId, kind: "retried", status: "queued", source: actor.kind, data })),
    );
    await recordAudit(tx, actor, {
      verb: "messages.retried",
      subjectType: "message",
      subjectId: null,
      after: { count: ids.length, error_code: code ?? null, reason: reason ?? null },
    });
    return { retried: ids.length, left: rows.length > AT_ONCE };
  });
  if (answer.retried > 0) wake("message/queued");
  return answer;
}
