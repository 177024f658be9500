import { raw, type Tx } from "@/db/client";
import { hours, later, now } from "@/lib/clock";
import type { Step } from "./behavior";
import type { ThreadKey } from "./threads";

/**
 * Free text reaches a person for 24 hours after their own last message; after that WhatsApp takes it and says 63016.
 * Source: https://www.twilio.com/docs/api/errors/63016
 */
export async function isWindowOpen(tx: Tx, { senderId, phoneId }: ThreadKey): Promise<boolean> {
  const [wrote] = await raw(tx)`
    select 1 from sandbox.messages
    where phone_id = ${phoneId} and sender_id = ${senderId} and channel = 'whatsapp' and direction = 'inbound'
      and created_at > ${later(now(), -hours(24)).toISOString()}::timestamptz limit 1`;
  return wrote !== undefined;
}

export const outsideWindow: Step[] = [{ status: "failed", afterMs: 400, errorCode: 63016 }];

/** Whoever opens a WhatsApp conversation has read it, and the business is told; of texts nobody tells. */
export async function markRead(tx: Tx, senderIds: number[], phoneId: number, seenId: number): Promise<void> {
  await raw(tx)`
    insert into sandbox.deliveries (message_id, status, due_at)
    select m.id, 'read', greatest(${now().toISOString()}::timestamptz, d.due_at + interval '300 milliseconds')
    from sandbox.messages m
    cross join lateral (select max(due_at) as due_at, bool_or(status = 'delivered') as arrives,
      bool_or(status = 'read') as is_read from sandbox.deliveries where message_id = m.id) d
    where m.phone_id = ${phoneId} and m.sender_id = any(${senderIds}::bigint[]) and m.channel = 'whatsapp'
      and m.direction = 'outbound-api' and m.id <= ${seenId} and m.status in ('queued', 'accepted', 'sent', 'delivered')
      and d.arrives and not d.is_read`;
}
