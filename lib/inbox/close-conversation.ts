import { raw, type Tx, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { recordAudit } from "@/lib/workspaces/record-audit";
import type { ConversationRow } from "./conversation-rows";
import type { ConversationDetail, VersionInput } from "./conversations-schema";
import { readConversation } from "./get-conversation";
import { lockConversation } from "./lock-conversation";
import { finishHandover } from "./tasks";

/**
 * Puts a conversation away: nobody waits, nothing is due. Their next text opens it again. Closing a closed one changes
 * nothing. @throws Problem 404; 409 `conversation_changed`.
 */
export const closeConversation = (
  actor: Actor,
  id: number,
  seen: VersionInput,
): Promise<ConversationDetail> =>
  turn(actor, id, seen, "closed", async (tx, { contact_id }) => {
    await raw(tx)`
      update conversations set status = 'closed', closed_at = now(), waiting_since = null, unread = 0,
        answer_due_at = null, handover_reason = null, handed_over_at = null, version = version + 1
      where workspace_id = ${actor.workspaceId} and id = ${id}`;
    await finishHandover(tx, actor, contact_id);
  });

/**
 * Brings a conversation back as somebody's matter; whoever spoke last without an answer waits again.
 * @throws Problem 404; 409 `conversation_changed`.
 */
export const reopenConversation = (
  actor: Actor,
  id: number,
  seen: VersionInput,
): Promise<ConversationDetail> =>
  turn(actor, id, seen, "reopened", async (tx) => {
    await raw(tx)`
      update conversations c set status = 'open', closed_at = null, version = c.version + 1,
        waiting_since = (select m.created_at from messages m where m.workspace_id = c.workspace_id
          and m.id = c.last_message_id and m.direction = 'inbound')
      where c.workspace_id = ${actor.workspaceId} and c.id = ${id}`;
  });

async function turn(
  actor: Actor,
  id: number,
  { version }: VersionInput,
  into: "closed" | "reopened",
  write: (tx: Tx, before: ConversationRow) => Promise<void>,
): Promise<ConversationDetail> {
  authorize(actor, "conversations:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const before = await lockConversation(tx, actor, id, version);
    if ((before.status === "closed") !== (into === "closed")) {
      await write(tx, before);
      await recordAudit(tx, actor, {
        verb: `conversation.${into}`,
        subjectType: "conversation",
        subjectId: id,
      });
    }
    return readConversation(tx, actor, id);
  });
}
