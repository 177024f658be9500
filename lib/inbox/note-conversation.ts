import { withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { addNote } from "@/lib/contacts/notes";
import type { NoteView } from "@/lib/contacts/schema";
import { requireConversation } from "./queries";

/** A note for the team, kept with the person; it is never sent. @throws Problem 404. */
export async function noteOnConversation(actor: Actor, id: number, body: string): Promise<NoteView> {
  authorize(actor, "conversations:write");
  const { contact_id } = await withWorkspace(actor.workspaceId, (tx) =>
    requireConversation(tx, actor.workspaceId, id),
  );
  return addNote(actor, contact_id, body);
}
