import { type WebhookDoor, webhookDoor } from "@/lib/http/webhook";
import { receiveMessage } from "@/lib/inbox/receive-message";
import { receiveStatus } from "@/lib/messages/receive-status";
import { verifyWebhook } from "@/lib/providers/verify-webhook";

/** Delivery receipts: stored, and applied by a drain. */
export const statusDoor = webhookDoor(verifyWebhook, async (hook, { form, target }) => {
  const query = target.indexOf("?");
  const ref = query < 0 ? null : new URLSearchParams(target.slice(query)).get("ref");
  await receiveStatus(hook, form, ref);
  return { status: 204, headers: {}, body: null };
});

/** Customers' texts. Twilio texts a plain-text answer to the customer: an empty TwiML document says nothing. */
export const inboundDoor = webhookDoor(verifyWebhook, async (hook) => {
  await receiveMessage(hook);
  return {
    status: 200,
    headers: { "content-type": "text/xml" },
    body: '<?xml version="1.0" encoding="UTF-8"?><Response/>',
  };
});

const folders = ["/api/webhooks/twilio", "/api/v1/webhooks/twilio", "/api/v1/sms/webhooks/twilio"];

/** Every path that Twilio may have been given, the rewritten ones of `next.config.mjs` too. */
export const doors: ReadonlyMap<string, WebhookDoor> = new Map([
  ...folders.flatMap((folder): [string, WebhookDoor][] => [
    [`${folder}/status`, statusDoor],
    [`${folder}/inbound`, inboundDoor],
  ]),
  ["/webhook/sms", inboundDoor],
]);
