import { raw, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { requireContact } from "@/lib/contacts/queries";
import type { ConversationDetail } from "./conversations-schema";
import { readConversation } from "./get-conversation";

/**
 * The conversation with a person, made if there is none yet; one that was closed stays closed until somebody writes.
 * @throws Problem 404 for no such person.
 */
export async function openConversation(actor: Actor, contactId: number): Promise<ConversationDetail> {
  authorize(actor, "conversations:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const person = await requireContact(tx, actor.workspaceId, contactId);
    const [row] = await raw(tx)<{ id: number }[]>`
      insert into conversations as c (workspace_id, contact_id, channel, last_message_id, last_at)
      select ${actor.workspaceId}, ${person.id}, coalesce(l.channel, ${person.preferredChannel ?? "sms"}), l.id,
        coalesce(l.created_at, now())
      from (select) one left join lateral (select id, channel, created_at from messages
        where workspace_id = ${actor.workspaceId} and contact_id = ${person.id} order by id desc limit 1) l on true
      on conflict (workspace_id, contact_id) do update set version = c.version
      returning id`;
    if (!row) throw new Error("a conversation was not stored");
    return readConversation(tx, actor, row.id);
  });
}
