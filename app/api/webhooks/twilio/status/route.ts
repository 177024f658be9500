import { webhook } from "@/lib/http/webhook";
import { receiveStatus } from "@/lib/messages/receive-status";
import { verifyWebhook } from "@/lib/providers/verify-webhook";

export const POST = webhook(verifyWebhook, async (hook, form, request) => {
  await receiveStatus(hook, form, new URL(request.url).searchParams.get("ref"));
  return new Response(null, { status: 204 });
});
