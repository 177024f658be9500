import { webhook } from "@/lib/http/webhook";
import { receiveMessage } from "@/lib/inbox/receive-message";
import { verifyWebhook } from "@/lib/providers/verify-webhook";

/** Twilio texts a plain-text answer to the customer: an empty TwiML document says nothing. */
const silence = () =>
  new Response('<?xml version="1.0" encoding="UTF-8"?><Response/>', {
    headers: { "Content-Type": "text/xml" },
  });

export const POST = webhook(verifyWebhook, async (hook) => {
  await receiveMessage(hook);
  return silence();
});
