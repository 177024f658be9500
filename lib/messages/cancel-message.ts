import { raw, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { conflict } from "@/lib/errors";
import { insertEvents } from "./insert-messages";
import { getMessageRow, presentMessage } from "./queries";
import type { MessageView } from "./schema";

/** Cancels a text that still waits. @throws Problem 409 `too_late` once it was taken up, 404 for an unknown id. */
export async function cancelMessage(actor: Actor, id: number): Promise<MessageView> {
  authorize(actor, "messages:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const [canceled] = await raw(tx)`
      update messages set status = 'canceled', reason = 'canceled_by_person', finished_at = now()
      where workspace_id = ${actor.workspaceId} and id = ${id} and status = 'queued' returning id`;
    const row = await getMessageRow(tx, actor.workspaceId, id);
    if (!canceled) throw conflict("too_late", "This text is no longer waiting, so it can't be canceled.");
    await insertEvents(tx, actor.workspaceId, [
      { messageId: id, kind: "canceled", status: "canceled", source: actor.kind, data: { by: actor.name } },
    ]);
    return presentMessage(row);
  });
}
