import { raw, type Tx } from "@/db/client";

export type NewTask = {
  contactId: number;
  bookingId?: number | null;
  messageId?: number | null;
  /** `visit_question` or `handover`. */
  kind: string;
  /** What to do, in a sentence for staff; no phone number. */
  detail: string;
};

/**
 * Leaves a person of the team something to do; the same text opens a task of one kind once.
 * @returns its id, or null when it was there.
 */
export async function openTask(tx: Tx, workspaceId: number, task: NewTask): Promise<number | null> {
  const [row] = await raw(tx)<{ id: number }[]>`
    insert into tasks (workspace_id, contact_id, booking_id, message_id, kind, detail)
    select ${workspaceId}, coalesce(c.merged_into_id, c.id), ${task.bookingId ?? null}::bigint,
      ${task.messageId ?? null}::bigint, ${task.kind}, ${task.detail}
    from contacts c where c.workspace_id = ${workspaceId} and c.id = ${task.contactId}
    on conflict (workspace_id, message_id, kind) where message_id is not null do nothing
    returning id`;
  return row?.id ?? null;
}
