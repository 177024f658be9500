import { raw, withoutWorkspace } from "@/db/client";
import { wake } from "@/inngest/events";
import { seal } from "@/lib/crypto";
import { gather } from "@/lib/gather";

/** A delivery receipt as the webhook brought it; the raw form is kept sealed, because it holds a number. */
export type StatusReceipt = {
  accountSid: string;
  providerSid: string;
  clientRef: string | null;
  word: string;
  errorCode: number | null;
  raw: string;
};

/**
 * Stores a receipt. Receipts that come within a few milliseconds are inserted together; each is answered only after
 * the commit, so that an answered one is never lost.
 */
export async function storeProviderEvent(receipt: StatusReceipt): Promise<void> {
  await storeTogether(receipt);
  wake("provider/event");
}

/** Nobody waits for the answer to a receipt but the carrier, so a moment is spent on gathering more of them. */
const storeTogether = gather(insert, { keyOf: () => "every receipt", limit: 500, waitMs: 8 });

async function insert(receipts: StatusReceipt[]): Promise<undefined[]> {
  const rows = receipts.map((r) => ({
    account_sid: r.accountSid,
    provider_sid: r.providerSid,
    client_ref: r.clientRef,
    status: r.word,
    error_code: r.errorCode,
    payload_sealed: seal(r.raw, `provider_event|${r.providerSid}`),
  }));
  await withoutWorkspace(async (tx) => {
    const sql = raw(tx);
    await sql`
      insert into provider_events (provider, account_sid, provider_sid, client_ref, status, error_code, payload_sealed)
      select 'twilio', r.account_sid, r.provider_sid, r.client_ref, r.status, r.error_code, r.payload_sealed
      from jsonb_to_recordset(${sql.json(rows)})
        as r(account_sid text, provider_sid text, client_ref uuid, status text, error_code int, payload_sealed text)`;
  });
  return receipts.map(() => undefined);
}
