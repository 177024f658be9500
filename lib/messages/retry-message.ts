import { raw, withWorkspace } from "@/db/client";
import { wake } from "@/inngest/events";
import { type Actor, authorize } from "@/lib/actor";
import { conflict } from "@/lib/errors";
import { insertEvents } from "./insert-messages";
import { getMessageRow, presentMessage } from "./queries";
import { reopenCampaigns } from "./reopen-campaigns";
import type { MessageView } from "./schema";

/**
 * Sends a text again that certainly did not arrive. Never one whose outcome is unknown, never one past its deadline;
 * the gate judges it anew. @throws Problem 409 `not_retryable`.
 */
export async function retryMessage(actor: Actor, id: number): Promise<MessageView> {
  authorize(actor, "messages:write");
  const view = await withWorkspace(actor.workspaceId, async (tx) => {
    const [queued] = await raw(tx)`
      update messages set status = 'queued', due_at = now(), reason = null, error_code = null, error_class = null,
        finished_at = null
      where workspace_id = ${actor.workspaceId} and id = ${id} and direction = 'outbound'
        and status in ('failed', 'undelivered') and coalesce(reason, '') not in ('outcome_unknown', 'recipient_opted_out')
        and replaced_at is null and (send_before is null or send_before > now())
      returning id`;
    const row = await getMessageRow(tx, actor.workspaceId, id);
    if (!queued)
      throw conflict(
        "not_retryable",
        "This text can't be sent again: it is not known to have failed, or its time is over.",
      );
    await reopenCampaigns(tx, actor.workspaceId, [id]);
    await insertEvents(tx, actor.workspaceId, [
      { messageId: id, kind: "retried", status: "queued", source: actor.kind, data: { by: actor.name } },
    ]);
    return presentMessage(row);
  });
  wake("message/queued");
  return view;
}
