import { withWorkspace } from "@/db/client";
import { type Category, type Channel, type ConsentMethod, categories, channels } from "@/db/enums";
import { type Actor, authorize } from "@/lib/actor";
import { type ConsentFact, consentState } from "@/lib/consent/consent-state";
import { ledgerOf, ledgersOf } from "@/lib/consent/queries";
import { type ConsentEntry, lockConsent, recordConsent } from "@/lib/consent/record-consent";
import { invalid } from "@/lib/errors";
import { recordAudit } from "@/lib/workspaces/record-audit";
import type { ContactConsent, OptInContactInput } from "./consent-schema";
import type { GivenBy } from "./given-by";
import { ledgerIndexes } from "./present-contact";
import { requireNumber } from "./queries";
import { readConsent } from "./read-consent";

const methods: Record<GivenBy, ConsentMethod> = {
  in_person: "staff",
  on_paper: "staff",
  by_phone: "staff",
  in_writing: "staff",
  web_form: "web_form",
};

/**
 * Writes down that this number may be texted, with its evidence. Unlike a merge or an import it lifts an earlier no,
 * because a person asked to come back; then the words they used are required, and a no that they did not take back
 * stays: whoever said STOP and wants reminders again still gets no offers.
 * @throws Problem 404, 422 `evidence_required`.
 */
export async function optInContact(
  actor: Actor,
  id: number,
  input: OptInContactInput,
): Promise<ContactConsent> {
  authorize(actor, "consent:write");
  await withWorkspace(actor.workspaceId, async (tx) => {
    const number = await requireNumber(tx, actor.workspaceId, id);
    await lockConsent(tx, actor.workspaceId, "write");
    const indexes = ledgerIndexes(number);
    const ledger = ledgerOf(await ledgersOf(tx, actor.workspaceId, indexes), indexes);
    const asked = input.categories ?? categories;
    const over = input.channel ? [input.channel] : channels;
    const isReturn = over.some((channel) =>
      asked.some((category) => consentState(ledger, channel, category).optedOut),
    );
    if (isReturn && !input.wording)
      throw invalid(
        "wording",
        "evidence_required",
        "They had opted out. Write down in which words they asked to get texts again.",
      );
    const lines = over.flatMap((channel) => linesFor(ledger, channel, asked));
    await recordConsent(
      tx,
      actor,
      lines.map(
        (line): ConsentEntry => ({
          ...line,
          phoneIdx: number.phoneIdx ?? "",
          phoneLast4: number.phoneLast4,
          method: methods[input.given],
          reason:
            line.action === "opted_in" ? input.given.replace("_", " ") : "not among what they asked for",
          wording: line.action === "opted_in" ? input.wording || null : null,
          at: line.action === "opted_in" ? input.at : undefined,
        }),
      ),
    );
    await recordAudit(tx, actor, {
      verb: "contact.opted_in",
      subjectType: "contact",
      subjectId: number.id,
      after: { channel: input.channel ?? null, categories: asked, was_opted_out: isReturn },
    });
  });
  return readConsent(actor, id);
}

type Line = Pick<ConsentEntry, "channel" | "category" | "action">;

/** A general no is lifted by a general yes only; what was not asked for is refused again right after it. */
function linesFor(ledger: ConsentFact[], channel: Channel, asked: readonly Category[]): Line[] {
  const state = (category: Category) => consentState(ledger, channel, category);
  if (asked.length === categories.length) return [{ channel, category: null, action: "opted_in" }];
  const stillOut = categories.filter((category) => !asked.includes(category) && state(category).optedOut);
  const specific = asked.map((category): Line => ({ channel, category, action: "opted_in" }));
  const isStillStopped = asked.some(
    (category) => consentState([...ledger, ...asFacts(specific)], channel, category).optedOut,
  );
  if (!isStillStopped) return specific;
  const refusedAgain = categories.filter(
    (category) => !asked.includes(category) && (stillOut.includes(category) || !state(category).optedIn),
  );
  return [
    { channel, category: null, action: "opted_in" },
    ...refusedAgain.map((category): Line => ({ channel, category, action: "opted_out" })),
  ];
}

const asFacts = (lines: Line[]): ConsentFact[] =>
  lines.map(({ channel, category, action }) => ({
    id: 0,
    channel,
    category,
    action,
    method: "staff",
    at: "",
  }));
