import { withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import type { ContactConsent, OptOutContactInput } from "@/lib/contacts/consent-schema";
import { ledgerIndexes } from "@/lib/contacts/present-contact";
import { requireNumber } from "@/lib/contacts/queries";
import { readConsent } from "@/lib/contacts/read-consent";
import { stopNumber, waitForClaimed } from "./stop-number";

/**
 * A person told staff that they want no more texts, or none of some sorts. Holds for every number of theirs; answers
 * when no text it covers can start any more.
 * @throws Problem 404.
 */
export async function optOutContact(
  actor: Actor,
  id: number,
  input: OptOutContactInput,
): Promise<ContactConsent> {
  authorize(actor, "consent:write");
  const indexes = await withWorkspace(actor.workspaceId, async (tx) => {
    const number = await requireNumber(tx, actor.workspaceId, id);
    const phoneIndexes = ledgerIndexes(number);
    for (const category of input.categories ?? [null])
      await stopNumber(tx, actor, {
        phoneIndexes,
        phoneLast4: number.phoneLast4,
        channel: input.channel ?? null,
        category,
        method: actor.kind === "member" ? "staff" : "api",
        reason: input.reason || null,
      });
    return phoneIndexes;
  });
  await waitForClaimed(actor.workspaceId, indexes);
  return readConsent(actor, id);
}
