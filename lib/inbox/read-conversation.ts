import { raw, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { notFound } from "@/lib/errors";

/** Somebody of the team has seen what came in. Changes nothing that others act on. @throws Problem 404. */
export async function markRead(actor: Actor, id: number): Promise<void> {
  authorize(actor, "conversations:write");
  await withWorkspace(actor.workspaceId, async (tx) => {
    const [row] = await raw(tx)`
      update conversations set unread = 0 where workspace_id = ${actor.workspaceId} and id = ${id} returning id`;
    if (!row) throw notFound();
  });
}

/** Tells colleagues who looks at a conversation and who writes; good for some seconds. @throws Problem 404. */
export async function announcePresence(actor: Actor, id: number, isTyping: boolean): Promise<void> {
  authorize(actor, "conversations:read");
  await withWorkspace(actor.workspaceId, async (tx) => {
    const sql = raw(tx);
    const [row] =
      await sql`select from conversations where workspace_id = ${actor.workspaceId} and id = ${id}`;
    if (!row) throw notFound();
    // A key is nobody who could be seen.
    if (actor.kind !== "member" || actor.id === null) return;
    await sql`
      insert into conversation_presence (workspace_id, conversation_id, user_id, name, is_typing, seen_at)
      values (${actor.workspaceId}, ${id}, ${actor.id}, ${actor.name}, ${isTyping}, now())
      on conflict (workspace_id, conversation_id, user_id)
        do update set is_typing = excluded.is_typing, name = excluded.name, seen_at = now()`;
  });
}
