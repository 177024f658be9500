import type { Actor } from "@/lib/actor";
import { billedSegments, estimateCurrency, estimateMicros } from "@/lib/billing/estimate";
import { later, minutes, now } from "@/lib/clock";
import type { Recipient } from "@/lib/contacts/ensure-contacts";
import { blindIndex } from "@/lib/crypto";
import { type Coded, drawCodes } from "@/lib/links/draw-codes";
import { type Way, waysFor } from "./choose-channel";
import { type Composed, composeText, type Refusal, type Warning } from "./compose-text";
import { fitMedia } from "./fit-media";
import type { Subject } from "./gate-facts";
import type { NewMessage } from "./insert-messages";
import type { LoadedSender, LoadedTemplate, SendingWorkspace } from "./load-content";
import type { SendMessageInput } from "./schema";
import { priorityOf } from "./status";
import { whatsAppWay } from "./whatsapp-facts";

/** A text somebody wants sent. `idempotencyKey`: no two messages of a workspace carry the same. */
export type Draft = {
  actor: Actor;
  input: SendMessageInput;
  batchId?: number;
  idempotencyKey?: string | null;
};

export type Refused = { ok: false; refusal: Refusal };
/** A text on one channel, before the gate has spoken. */
export type Ready = {
  row: NewMessage;
  links: Coded[];
  subject: Subject;
  warnings: Warning[];
  allowlist: string[] | null;
};
/** The ways it may go, best first. */
export type Prepared = { draft: Draft; ways: [Ready, ...Ready[]] };

/** A code that nobody typed within ten minutes is of no use to anyone. */
const AUTHENTICATION_DEADLINE = minutes(10);
type Preparing = {
  draft: Draft;
  template: LoadedTemplate | null;
  recipient: Recipient;
  workspace: SendingWorkspace;
  senders: LoadedSender[];
  e164: string | null;
};

/**
 * A draft as the rows it may become: one for each channel that may carry it, best first. Pure but for the codes of
 * short links. @returns a refusal where no channel can.
 */
export function prepare(
  draft: Draft,
  template: LoadedTemplate | null | undefined,
  recipient: Recipient,
  workspace: SendingWorkspace,
  senders: LoadedSender[],
  e164: string | null,
): Prepared | Refused {
  const { input } = draft;
  if (template === undefined)
    return refuse("template_id", "template_not_found", "There is no such template.");
  const named = senders.find(({ id }) => id === input.sender_id);
  if (input.sender_id && !named) return noSender;
  const ways = waysFor({
    asked: named?.channel ?? input.channel ?? null,
    fallback: input.fallback_channel ?? null,
    preferred: recipient.preferredChannel,
  });
  const preparing = { draft, template, recipient, workspace, senders, e164 };
  const made = ways.map((way) => prepareOn(preparing, way, named));
  const ready = made.filter((way) => "row" in way);
  const [first, ...others] = ready;
  if (!first) return made.find((way) => "refusal" in way) ?? noSender;
  setFallbacks(input, ready);
  return { draft, ways: [first, ...others] };
}

/** Each text knows the one channel that may stand in for it, and one by SMS what WhatsApp would be told. */
function setFallbacks({ fallback_channel: fallback }: SendMessageInput, ready: Ready[]): void {
  const standIn = ready.find(({ row }) => row.channel === fallback);
  for (const { row, warnings } of ready) {
    if (fallback === undefined || row.channel === fallback) continue;
    if (!standIn) {
      const message = "The fallback channel can't carry this text, so there is none.";
      warnings.push({ code: "fallback_not_possible", message });
      continue;
    }
    row.fallback_channel = fallback;
    row.content_sid ??= standIn.row.content_sid;
    row.content_variables ??= standIn.row.content_variables;
    // An approved template takes no pictures, but the text that may stand in for it does.
    row.media_urls ??= standIn.row.media_urls;
  }
}

/** The text as it would go on one channel: from which sender, in which words, and when. */
function prepareOn(
  { draft, template, recipient, workspace, senders, e164 }: Preparing,
  { channel, asksForYes }: Way,
  named: LoadedSender | undefined,
): Ready | Refused {
  const { actor, input, batchId } = draft;
  const sender = named?.channel === channel ? named : senders.find((s) => s.channel === channel);
  if (!sender) return noSender;
  const composed = composeText(actor, input, template, recipient, workspace, channel);
  if (!composed.ok) return composed;
  if (batchId !== undefined && composed.text.category === "authentication") {
    return refuse("category", "authentication_not_in_bulk", "Authentication texts are sent one at a time.");
  }
  const media = fitMedia(input, template, sender.channel, composed.text.content !== null);
  if (!media.ok) return media;
  const times = readTimes(input, composed.text);
  if ("ok" in times) return times;
  const { text: body, links } = drawCodes({ text: composed.text.body, links: composed.text.links });
  const row = toRow(draft, template, { ...composed.text, body }, recipient, sender, times, e164, media.urls);
  const subject: Subject = {
    messageId: null,
    category: row.category,
    channel: row.channel,
    purpose: "message",
    contactId: recipient.id,
    phoneIndexes: recipient.phoneIndexes,
    phoneIdx: recipient.phoneIdx,
    timeZone: recipient.timeZone,
    country: recipient.country,
    body: row.body,
    sendBefore: times.sendBefore,
    erased: false,
    asksForYes,
    whatsapp: whatsAppWay(channel, { senderId: sender.id, hasContent: composed.text.content !== null }),
  };
  return {
    row,
    links,
    subject,
    warnings: [...composed.text.warnings, ...media.warnings],
    allowlist: sender.allowlist,
  };
}

function readTimes(
  input: SendMessageInput,
  text: Composed,
): { dueAt: Date; sendBefore: Date | null } | Refused {
  const at = now();
  if (input.send_at && input.send_at < later(at, -minutes(5))) {
    return refuse("send_at", "send_at_past", "This moment has passed.");
  }
  if (input.send_at && input.send_at > later(at, minutes(60 * 24 * 366))) {
    return refuse("send_at", "send_at_too_far", "Texts can be scheduled up to a year ahead.");
  }
  const dueAt = input.send_at && input.send_at > at ? input.send_at : at;
  const sendBefore =
    input.send_before ?? (text.category === "authentication" ? later(dueAt, AUTHENTICATION_DEADLINE) : null);
  if (sendBefore && sendBefore <= dueAt)
    return refuse("send_before", "send_before_past", "The deadline is before the send time.");
  return { dueAt, sendBefore };
}

function toRow(
  { actor, input, batchId, idempotencyKey }: Draft,
  template: { id: number; version: number } | null,
  text: Composed,
  recipient: Recipient,
  sender: LoadedSender,
  times: { dueAt: Date; sendBefore: Date | null },
  e164: string | null,
  mediaUrls: string[],
): NewMessage {
  const segments = billedSegments(text.segments, mediaUrls.length);
  return {
    channel: sender.channel,
    category: text.category,
    purpose: "message",
    contact_id: recipient.id,
    sender_id: sender.id,
    phone_idx: recipient.phoneIdx,
    phone_last4: recipient.phoneLast4,
    body: text.body,
    encoding: text.encoding,
    segments,
    template_id: template?.id ?? null,
    template_version: template?.version ?? null,
    batch_id: batchId ?? null,
    campaign_id: null,
    idempotency_key: idempotencyKey ?? null,
    customer_id: input.customer_id ?? null,
    order_id: input.order_id ?? null,
    reservation_id: input.reservation_id ?? null,
    metadata: input.metadata ?? null,
    media_urls: mediaUrls.length > 0 ? mediaUrls : null,
    content_sid: text.content?.sid ?? null,
    content_variables: text.content?.variables ?? null,
    consent_event_id: null,
    prefix_idx:
      text.category === "authentication" && e164 ? blindIndex(actor.workspaceId, e164.slice(0, -4)) : null,
    priority: priorityOf(text.category),
    due_at: times.dueAt.toISOString(),
    send_before: times.sendBefore?.toISOString() ?? null,
    status: "queued",
    reason: null,
    estimated_cost_micros: estimateMicros({
      channel: sender.channel,
      country: recipient.country,
      segments,
      media: mediaUrls.length,
    }),
    currency: estimateCurrency,
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_name: actor.name,
    request_id: actor.requestId,
  };
}

export const refuse = (path: string, code: string, detail: string): Refused => ({
  ok: false,
  refusal: { path, code, detail },
});

const noSender: Refused = refuse("channel", "no_sender", "No active sender can carry this text.");
