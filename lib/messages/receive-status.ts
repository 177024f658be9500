import { asRouter, raw } from "@/db/client";
import { Problem } from "@/lib/errors";
import type { VerifiedWebhook } from "@/lib/providers/verify-webhook";
import { storeProviderEvent } from "./store-provider-event";

// One row that cannot be stored would hold up all that are stored with it.
const sidShape = /^[A-Za-z0-9]{2,64}$/;
const wordShape = /^[a-z_]{2,32}$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Stores a delivery receipt; a drain applies it. Returns after the commit.
 * @throws Problem 403 when a workspace's own account signs a receipt for another workspace's text.
 */
export async function receiveStatus(hook: VerifiedWebhook, form: string, ref: string | null): Promise<void> {
  const { params } = hook;
  const providerSid = params.MessageSid || params.SmsSid || "";
  const word = (params.MessageStatus || params.SmsStatus || "").toLowerCase();
  if (!sidShape.test(providerSid) || !wordShape.test(word)) return;
  const clientRef = ref && uuid.test(ref) ? ref.toLowerCase() : null;
  if (hook.workspaceIds !== null) await requireOwnText(hook.workspaceIds, clientRef, providerSid);
  const code = Number.parseInt(params.ErrorCode ?? "", 10);
  await storeProviderEvent({
    accountSid: hook.accountSid,
    providerSid,
    clientRef,
    word,
    errorCode: Number.isSafeInteger(code) && code > 0 && code < 1_000_000 ? code : null,
    raw: form,
  });
}

async function requireOwnText(workspaceIds: number[], ref: string | null, sid: string): Promise<void> {
  const [foreign] = await asRouter(
    (tx) => raw(tx)`
      select 1 from message_attempts
      where (client_ref = ${ref}::uuid or provider_sid = ${sid}) and not workspace_id = any(${workspaceIds}::bigint[]) limit 1`,
  );
  if (foreign) throw new Problem(403, "invalid_signature", "The signature does not fit this request.");
}
