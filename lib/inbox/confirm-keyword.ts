import { raw, type Tx } from "@/db/client";
import type { Purpose } from "@/db/enums";
import type { Actor } from "@/lib/actor";
import { estimateCurrency, estimateMicros } from "@/lib/billing/estimate";
import { later, minutes, now } from "@/lib/clock";
import type { Recipient } from "@/lib/contacts/ensure-contacts";
import { insertMessages } from "@/lib/messages/insert-messages";
import { countSegments } from "@/lib/templates/segments";
import type { InboundSender } from "./find-inbound-sender";
import type { InboundText } from "./schema";

/** A text that was taken in, with whose it is and whom it was sent to. */
export type Inbound = { sender: InboundSender; contact: Recipient; text: InboundText; messageId: number };

/** A confirmation later than this is no longer one (47 CFR 64.1200(a)(12)). */
const CONFIRM_WITHIN = minutes(5);

/**
 * Queues the answer to a keyword beside what the keyword did. One in five minutes: a customer is confirmed once, and two
 * machines that answer each other end here.
 */
export async function confirmKeyword(
  tx: Tx,
  actor: Actor,
  inbound: Inbound,
  purpose: Purpose,
  body: string,
): Promise<void> {
  const { contact, sender, text } = inbound;
  const [recent] = await raw(tx)`
    select 1 from messages where workspace_id = ${actor.workspaceId} and contact_id = ${contact.id}
      and purpose = ${purpose} and direction = 'outbound' and status <> 'suppressed'
      and created_at > now() - interval '5 minutes' limit 1`;
  if (recent) return;
  const { encoding, segments } = countSegments(body);
  const at = now();
  await insertMessages(
    tx,
    actor.workspaceId,
    [
      {
        channel: text.channel,
        category: "conversation",
        purpose,
        contact_id: contact.id,
        sender_id: sender.senderId,
        phone_idx: contact.phoneIdx,
        phone_last4: contact.phoneLast4,
        body,
        encoding,
        segments,
        template_id: null,
        template_version: null,
        batch_id: null,
        campaign_id: null,
        idempotency_key: null,
        customer_id: null,
        order_id: null,
        reservation_id: null,
        metadata: null,
        media_urls: null,
        consent_event_id: null,
        prefix_idx: null,
        priority: 2,
        due_at: at.toISOString(),
        send_before: later(at, CONFIRM_WITHIN).toISOString(),
        status: "queued",
        reason: null,
        estimated_cost_micros: estimateMicros({ channel: text.channel, country: contact.country, segments }),
        currency: estimateCurrency,
        actor_kind: "system",
        actor_id: null,
        actor_name: "Parley",
        request_id: null,
      },
    ],
    [
      {
        outcome: "allow",
        reason: null,
        until: null,
        at: at.toISOString(),
        checks: [{ check: "keyword", passed: true, facts: { purpose } }],
      },
    ],
  );
}
