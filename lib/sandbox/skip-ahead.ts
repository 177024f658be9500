import { raw, withWorkspace } from "@/db/client";
import { wake } from "@/inngest/events";
import { conflict, notFound } from "@/lib/errors";
import { getPhone } from "./phones";
import type { VisibleSender } from "./visible-senders";

/**
 * Lets the demo clock jump to the moment of one scheduled text, for that text alone: it is due now, and its story says
 * that the clock was moved, by whom and from when. Every rule is asked again at the real hour before it goes out, so
 * that no jump passes quiet hours; what they hold already is left alone.
 * @throws Problem 404 for a text not of this phone, 409 `quiet_hours` and `not_waiting`
 */
export async function skipAhead(
  senders: VisibleSender[],
  phoneId: number,
  messageId: number,
  by: { id: number; name: string },
): Promise<void> {
  const phone = await getPhone(senders, phoneId);
  const text = phone.scheduled.find((one) => one.messageId === messageId);
  if (!text) throw notFound();
  if (text.isHeldByQuietHours)
    throw conflict("quiet_hours", "Quiet hours hold this text. The demo clock does not move them.");
  const { workspaceId } = text;
  const isMoved = await withWorkspace(workspaceId, async (tx) => {
    const sql = raw(tx);
    const [moved] = await sql`update messages set due_at = now()
      where workspace_id = ${workspaceId} and id = ${messageId} and status = 'queued' and due_at > now() returning id`;
    if (!moved) return false;
    const data = { from: text.dueAt, by: by.name, actor_id: by.id };
    await sql`insert into message_events (workspace_id, message_id, at, kind, status, source, data)
      values (${workspaceId}, ${messageId}, clock_timestamp(), 'clock_moved', null, 'member', ${sql.json(data)})`;
    return true;
  });
  if (!isMoved) throw conflict("not_waiting", "This text is no longer waiting.");
  wake("message/queued");
}
