import { z } from "zod";
import { withWorkspace } from "@/db/client";
import { categories, channels } from "@/db/enums";
import { type Actor, authorize } from "@/lib/actor";
import { billedSegments, estimateCurrency, estimateMicros } from "@/lib/billing/estimate";
import { now } from "@/lib/clock";
import { findContact } from "@/lib/contacts/ensure-contacts";
import { indexesOf } from "@/lib/contacts/phone-identity";
import { env } from "@/lib/env";
import { invalid } from "@/lib/errors";
import { maskPhone, parsePhone } from "@/lib/phone";
import { pickContent } from "@/lib/templates/contents";
import { findPlaceholders, render, resolveVariables } from "@/lib/templates/render";
import { countSegments } from "@/lib/templates/segments";
import { pickWay, type Way, waysFor } from "./choose-channel";
import { composeText, patternOf, shortenIfAsked } from "./compose-text";
import { fitMedia } from "./fit-media";
import { gateFacts, type Subject } from "./gate-facts";
import { loadSenders, loadTemplates, loadWorkspace } from "./load-content";
import type { SendMessageInput } from "./schema";
import { tellVerdict } from "./verdict-words";
import { whatsAppWay } from "./whatsapp-facts";

export const messagePreview = z
  .object({
    channel: z.enum(channels).meta({ description: "The one it would go out on" }),
    is_approved_template: z
      .boolean()
      .meta({ description: "It goes out as WhatsApp's approved template, which says the same" }),
    body: z.string(),
    encoding: z.string(),
    characters: z.number(),
    segments: z.number(),
    parts: z.array(z.string()),
    media_urls: z
      .array(z.string())
      .meta({ description: "Pictures that go with it; not looked at before it is sent" }),
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
    const senders = await loadSenders(tx, actor.workspaceId);
    const named = senders.find(({ id }) => id === input.sender_id);
    // A number nobody knows may still be in the ledger: an erased person's STOP holds.
    const typed = phone?.ok ? phone.phone : null;
    const lookAt = ({ channel, asksForYes }: Way) => {
      const sender = named?.channel === channel ? named : senders.find((s) => s.channel === channel);
      const approved =
        template && channel === "whatsapp" ? pickContent(template.contents, contact?.language) : null;
      const pattern = template ? patternOf(template, contact, approved) : (input.body ?? "");
      const full = template ? render(pattern, resolve) : ({ ok: true, text: pattern } as const);
      const shown = full.ok ? full.text : showMissing(pattern, resolve);
      const { text: body } = approved ? { text: shown } : shortenIfAsked(input, shown);
      const composed = composeText(actor, input, template, contact, workspace, channel);
      const category = composed.ok
        ? composed.text.category
        : (input.category ?? template?.category ?? "order");
      const subject: Subject = {
        ...subjectOf(category, input, contact, body, {
          country: typed?.country ?? null,
          indexes: typed ? indexesOf(actor.workspaceId, typed.e164) : [],
        }),
        channel,
        asksForYes,
        whatsapp: whatsAppWay(channel, { senderId: sender?.id ?? 0, hasContent: approved !== null }),
      };
      return {
        channel,
        sender,
        pattern,
        full,
        body,
        composed,
        category,
        subject,
        isApproved: approved !== null,
      };
    };
    const wished = waysFor({
      asked: named?.channel ?? input.channel ?? null,
      fallback: input.fallback_channel ?? null,
      preferred: contact?.preferredChannel ?? null,
    });
    const usable = wished.filter(({ channel }) => senders.some((s) => s.channel === channel));
    const [first, ...others] = (usable.length > 0 ? usable : wished.slice(0, 1)).map(lookAt);
    if (!first) throw new Error("a text without a channel");
    const judge = await gateFacts(
      tx,
      workspace,
      [first, ...others].map(({ subject }) => subject),
    );
    const dueAt = input.send_at && input.send_at > now() ? input.send_at : now();
    const isFree = input.channel === undefined && named === undefined;
    const { way, verdict } = pickWay([first, ...others], isFree, ({ subject, sender }) =>
      judge(subject, dueAt, sender?.allowlist ?? null),
    );
    const { channel, pattern, full, body, composed, category } = way;
    const counted = countSegments(body);
    const fitted = fitMedia(input, template, channel, way.isApproved);
    const media = fitted.ok ? fitted.urls : (input.media_urls ?? []);
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
      channel,
      is_approved_template: way.isApproved,
      body,
      encoding: counted.encoding,
      characters: counted.characters,
      segments: channel === "whatsapp" ? 1 : billedSegments(counted.segments, media.length),
      parts: counted.parts,
      media_urls: media,
      missing_variables: full.ok ? [] : full.missing,
      warnings: [...(composed.ok ? composed.text.warnings : []), ...(fitted.ok ? fitted.warnings : [])],
      estimated_cost_micros: estimateMicros({
        channel,
        country: contact?.country ?? typed?.country ?? null,
        segments: counted.segments,
        media: media.length,
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
