import { raw, withoutWorkspace } from "@/db/client";
import { wake } from "@/inngest/events";
import { seal } from "@/lib/crypto";

/** A delivery receipt as the webhook brought it; the raw form is kept sealed, because it holds a number. */
export type StatusReceipt = {
  accountSid: string;
  providerSid: string;
  clientRef: string | null;
  word: string;
  errorCode: number | null;
  raw: string;
};

type Waiting = { receipt: StatusReceipt; done: () => void; fail: (error: unknown) => void };

const GATHER_MS = 4;
const LIMIT = 500;
const home = globalThis as typeof globalThis & {
  parleyReceipts?: { waiting: Waiting[]; timer: NodeJS.Timeout | null };
};

/**
 * Stores a receipt. Receipts that come within a few milliseconds are inserted together; each is answered only after
 * the commit, so that an answered one is never lost.
 */
export function storeProviderEvent(receipt: StatusReceipt): Promise<void> {
  home.parleyReceipts ??= { waiting: [], timer: null };
  const queue = home.parleyReceipts;
  return new Promise((done, fail) => {
    queue.waiting.push({ receipt, done, fail });
    if (queue.waiting.length >= LIMIT) flush();
    else queue.timer ??= setTimeout(flush, GATHER_MS);
  });
}

function flush(): void {
  const queue = home.parleyReceipts;
  if (!queue) return;
  if (queue.timer) clearTimeout(queue.timer);
  queue.timer = null;
  const batch = queue.waiting.splice(0);
  if (batch.length === 0) return;
  insert(batch.map((w) => w.receipt)).then(
    () => {
      for (const { done } of batch) done();
      wake("provider/event");
    },
    (error: unknown) => {
      for (const { fail } of batch) fail(error);
    },
  );
}

async function insert(receipts: StatusReceipt[]): Promise<void> {
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
}
