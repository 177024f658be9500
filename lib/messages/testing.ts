import { claimBatch } from "./claim-batch";
import { recordStatuses } from "./record-statuses";
import { type Result, settleAttempts } from "./settle-attempts";
import { storeProviderEvent } from "./store-provider-event";
import type { Claim } from "./take-up";

export type Taken = { claim: Claim; sid: string };

let lastSid = 0;

/** Takes up what is due and lets the provider answer so; by default it takes everything. Tests only. */
export async function handOver(workspaceId: number, senderId: number, answer?: Result): Promise<Taken[]> {
  const claims = await claimBatch(workspaceId, senderId, 50);
  const taken = claims.map((claim) => ({ claim, sid: `SM${String(++lastSid).padStart(32, "0")}` }));
  await settleAttempts(
    taken.map(({ claim, sid: providerSid }) => ({
      claim,
      result: answer ?? { kind: "accepted", providerSid, httpStatus: 201, word: "queued" },
    })),
  );
  return taken;
}

export const refusedWith = (errorCode: number): Result => ({
  kind: "rejected",
  httpStatus: 400,
  errorCode,
  detail: "",
});

/** The provider's words about these texts, in this order, taken in. Tests only. */
export async function receipts(
  taken: Taken[],
  ...words: [word: string, errorCode?: number][]
): Promise<void> {
  for (const { claim, sid: providerSid } of taken) {
    const { accountSid } = claim.credentials;
    for (const [word, errorCode = null] of words)
      await storeProviderEvent({
        accountSid,
        providerSid,
        clientRef: claim.clientRef,
        raw: "",
        word,
        errorCode,
      });
  }
  await recordStatuses();
}
