import { z } from "zod";
import { withWorkspace } from "@/db/client";
import { categories, channels, consentMethods } from "@/db/enums";
import { type Actor, authorize } from "@/lib/actor";
import { type ConsentFact, consentState } from "@/lib/consent/consent-state";
import { ledgerOf, ledgersOf } from "@/lib/consent/queries";
import { recordConsent } from "@/lib/consent/record-consent";
import { indexesOf } from "@/lib/contacts/phone-identity";
import { env } from "@/lib/env";
import { invalid } from "@/lib/errors";
import { maskPhone, parsePhone } from "@/lib/phone";
import { loadWorkspace } from "./load-content";
import { optOut } from "./stop-number";

const callersId = z.union([z.string().max(100), z.number()]).optional();

const withReason = (input: unknown): unknown => {
  if (typeof input !== "object" || input === null || !("opt_out_reason" in input) || "reason" in input)
    return input;
  const { opt_out_reason: reason, ...rest } = input as Record<string, unknown>;
  return { ...rest, reason };
};

export const optOutInput = z
  .preprocess(
    withReason,
    z.strictObject({
      phone_number: z.string().max(40),
      reason: z.string().max(500).optional(),
      category: z.enum(categories).optional(),
      channel: z.enum(channels).optional(),
      customer_id: callersId,
    }),
  )
  .meta({ id: "OptOut" });

export const optInInput = z
  .strictObject({
    phone_number: z.string().max(40),
    category: z.enum(categories).optional(),
    channel: z.enum(channels).optional(),
    method: z.enum(consentMethods).default("api"),
    wording: z.string().max(2_000).optional(),
    customer_id: callersId,
  })
  .meta({ id: "OptIn" });

export const consentView = z
  .object({
    phone: z.string().meta({ description: "Masked" }),
    opted_out: z.boolean(),
    categories: z.array(z.enum(categories)).meta({ description: "Categories that may not be sent" }),
    since: z.string().nullable(),
    method: z.string().nullable(),
  })
  .meta({ id: "ConsentState" });
export type ConsentView = z.output<typeof consentView>;

/** Records an opt-out by API or by staff; answers when no text to the number can start any more. */
export async function optOutPhone(actor: Actor, input: z.output<typeof optOutInput>): Promise<ConsentView> {
  const phone = await readNumber(actor, input.phone_number);
  await optOut(actor, {
    phoneIndexes: phone.indexes,
    phoneLast4: phone.last4,
    channel: input.channel ?? null,
    category: input.category ?? null,
    method: actor.kind === "member" ? "staff" : "api",
    reason: input.reason ?? null,
  });
  return checkPhone(actor, input.phone_number);
}

/** Records an opt-in with its evidence. Without a category it covers all of them and undoes a STOP. */
export async function optInPhone(actor: Actor, input: z.output<typeof optInInput>): Promise<ConsentView> {
  authorize(actor, "consent:write");
  const phone = await readNumber(actor, input.phone_number);
  await withWorkspace(actor.workspaceId, (tx) =>
    recordConsent(tx, actor, [
      {
        phoneIdx: phone.indexes[0] ?? "",
        phoneLast4: phone.last4,
        channel: input.channel ?? null,
        category: input.category ?? null,
        action: "opted_in",
        // Only a text from the person counts as their own keyword.
        method: input.method === "keyword" ? "api" : input.method,
        wording: input.wording ?? null,
      },
    ]),
  );
  return checkPhone(actor, input.phone_number);
}

/** Whether a number may be texted. A number nobody knows is not opted out. */
export async function checkPhone(actor: Actor, number: string): Promise<ConsentView> {
  authorize(actor, "consent:read");
  const phone = await readNumber(actor, number);
  const ledgers = await withWorkspace(actor.workspaceId, (tx) =>
    ledgersOf(tx, actor.workspaceId, phone.indexes),
  );
  return viewOf(ledgerOf(ledgers, phone.indexes), phone.last4);
}

function viewOf(facts: ConsentFact[], last4: string): ConsentView {
  const states = categories.map((category) => ({ category, ...consentState(facts, "sms", category) }));
  const whatsapp = categories.map((category) => ({ category, ...consentState(facts, "whatsapp", category) }));
  const stopped = [...states, ...whatsapp].filter((s) => s.optedOut);
  const isEverything = categories.every((c) => stopped.some((s) => s.category === c));
  const first = stopped[0] ?? null;
  return {
    phone: maskPhone(last4),
    opted_out: isEverything,
    categories: categories.filter((c) => stopped.some((s) => s.category === c)),
    since: first?.since ? new Date(first.since).toISOString() : null,
    method: first?.method ?? null,
  };
}

async function readNumber(actor: Actor, number: string): Promise<{ indexes: string[]; last4: string }> {
  const workspace = await withWorkspace(actor.workspaceId, (tx) => loadWorkspace(tx, actor.workspaceId));
  // A no is taken for any number, whatever countries may be texted.
  const parsed = parsePhone(number, { defaultCountry: workspace.defaultCountry, relaxed: env().isSandbox });
  if (!parsed.ok) throw invalid("phone_number", "phone_invalid", "This is not a phone number.");
  return { indexes: indexesOf(actor.workspaceId, parsed.phone.e164), last4: parsed.phone.last4 };
}
