import { z } from "zod";
import { withWorkspace } from "@/db/client";
import { categories } from "@/db/enums";
import { type Actor, authorize } from "@/lib/actor";
import { estimateCurrency, estimateMicros } from "@/lib/billing/estimate";
import { now } from "@/lib/clock";
import { findContact } from "@/lib/contacts/ensure-contacts";
import { indexesOf } from "@/lib/contacts/phone-identity";
import { env } from "@/lib/env";
import { invalid } from "@/lib/errors";
import { maskPhone, parsePhone } from "@/lib/phone";
import { findPlaceholders, render, resolveVariables } from "@/lib/templates/render";
import { countSegments } from "@/lib/templates/segments";
import { pickBody } from "@/lib/templates/texts";
import { composeText } from "./compose-text";
import { gateFacts } from "./gate-facts";
import { loadSenders, loadTemplates, loadWorkspace } from "./load-content";
import type { SendMessageInput } from "./schema";
import { tellVerdict } from "./verdict-words";

export const messagePreview = z
  .object({
    body: z.string(),
    encoding: z.string(),
    characters: z.number(),
    segments: z.number(),
    parts: z.array(z.string()),
    missing_variables: z.array(z.string()),
    warnings: z.array(z.object({ code: z.string(), message: z.string() })),
    estimated_cost_micros: z.number(),
    currency: z.string(),
    verdict: z.object({
      outcome: z.enum(["allow", "suppress", "defer"]),
      reason: z.string().nullable(),
      sentence: z.string(),
      remedy: z.string().nullable().meta({ description: "What could be done about it" }),
      until: z.string().nullable(),
      checks: z.array(
        z.object({ check: z.string(), passed: z.boolean(), facts: z.record(z.string(), z.unknown()) }),
      ),
    }),
    category: z.enum(categories),
    filled: z
      .record(z.string(), z.string())
      .meta({ description: "Placeholders that the contact or the workspace fills, with their values" }),
    time_zone: z.string().nullable().meta({ description: "Where the recipient lives, when that is known" }),
    contact: z.object({ id: z.number(), name: z.string().nullable(), phone: z.string() }).nullable(),
  })
  .meta({ id: "MessagePreview" });
export type MessagePreview = z.output<typeof messagePreview>;

/** What a send would do, judged by the very gate that sends, without writing anything. */
export async function previewMessage(actor: Actor, input: SendMessageInput): Promise<MessagePreview> {
  authorize(actor, "messages:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const workspace = await loadWorkspace(tx, actor.workspaceId);
    const phone =
      input.to === undefined ? null : parsePhone(input.to, { ...workspace, relaxed: env().isSandbox });
    if (phone && !phone.ok) throw invalid("to", phone.reason, "This is not a number we can text.");
    const contact = await findContact(
      tx,
      actor.workspaceId,
      phone ? { e164: phone.phone.e164 } : { id: input.contact_id ?? 0 },
    );
    if (!phone && !contact) throw invalid("contact_id", "contact_not_found", "There is no such contact.");
    const { byId, byName } = await loadTemplates(
      tx,
      actor.workspaceId,
      input.template_id ? [input.template_id] : [],
      input.template_name ? [input.template_name] : [],
    );
    const template = input.template_id
      ? byId.get(input.template_id)
      : input.template_name
        ? byName.get(input.template_name)
        : null;
    if (template === undefined)
      throw invalid("template_id", "template_not_found", "There is no such template.");

    const resolve = resolveVariables({ request: input.variables, contact, workspace });
    const pattern = template ? pickBody(template, contact?.language) : (input.body ?? "");
    const full = template ? render(pattern, resolve) : ({ ok: true, text: pattern } as const);
    const body = full.ok ? full.text : showMissing(pattern, resolve);
    const counted = countSegments(body);
    const composed = composeText(actor, input, template, contact, workspace);
    const category = composed.ok ? composed.text.category : (input.category ?? template?.category ?? "order");
    const senders = await loadSenders(tx, actor.workspaceId);
    const sender = senders.find((s) =>
      input.sender_id ? s.id === input.sender_id : s.channel === input.channel,
    );
    // A number nobody knows may still be in the ledger: an erased person's STOP holds.
    const typed = phone?.ok ? phone.phone : null;
    const subject = subjectOf(category, input, contact, body, {
      country: typed?.country ?? null,
      indexes: typed ? indexesOf(actor.workspaceId, typed.e164) : [],
    });
    const judge = await gateFacts(tx, workspace, [subject]);
    const dueAt = input.send_at && input.send_at > now() ? input.send_at : now();
    const verdict = judge(subject, dueAt, sender?.allowlist ?? null);
    const personZone = contact?.timeZone ?? null;
    const told = tellVerdict({
      verdict,
      name: contact?.firstName ?? null,
      category,
      dueAt,
      now: now(),
      workspaceZone: workspace.timeZone,
      personZone,
    });
    return {
      body,
      encoding: counted.encoding,
      characters: counted.characters,
      segments: counted.segments,
      parts: counted.parts,
      missing_variables: full.ok ? [] : full.missing,
      warnings: composed.ok ? composed.text.warnings : [],
      estimated_cost_micros: estimateMicros({
        channel: input.channel,
        country: contact?.country ?? typed?.country ?? null,
        segments: counted.segments,
      }),
      currency: estimateCurrency,
      verdict: {
        outcome: verdict.outcome,
        reason: verdict.reason,
        sentence: told.sentence,
        remedy: told.remedy,
        until: verdict.until,
        checks: verdict.checks,
      },
      category,
      filled: template ? filledFrom(pattern, resolveVariables({ contact, workspace })) : {},
      time_zone: personZone,
      contact: contact
        ? {
            id: contact.id,
            name: [contact.firstName, contact.lastName].filter(Boolean).join(" ") || null,
            phone: maskPhone(contact.phoneLast4),
          }
        : null,
    };
  });
}

type Contact = Awaited<ReturnType<typeof findContact>>;

const subjectOf = (
  category: Parameters<typeof composeText>[1]["category"] & string,
  input: SendMessageInput,
  contact: Contact,
  body: string,
  typed: { country: string | null; indexes: string[] },
) => ({
  messageId: null,
  category,
  channel: input.channel,
  purpose: "message" as const,
  contactId: contact?.id ?? null,
  phoneIndexes: contact?.phoneIndexes ?? typed.indexes,
  phoneIdx: contact?.phoneIdx ?? "",
  timeZone: contact?.timeZone ?? null,
  country: contact?.country ?? typed.country,
  body,
  sendBefore: input.send_before ?? null,
  erased: false,
});

/** What nobody needs to type: placeholders that are known without the request. */
function filledFrom(pattern: string, resolve: (name: string) => string | undefined): Record<string, string> {
  const known = findPlaceholders(pattern).map((name) => [name, resolve(name)] as const);
  return Object.fromEntries(known.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** Fills what is known and leaves the rest visible as `{{name}}`. */
function showMissing(pattern: string, resolve: (name: string) => string | undefined): string {
  const names = new Set(findPlaceholders(pattern));
  const shown = render(pattern, (name) => resolve(name) ?? (names.has(name) ? `{{${name}}}` : undefined));
  return shown.ok ? shown.text : pattern;
}
