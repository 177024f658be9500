import type { Tx } from "@/db/client";
import type { Actor } from "@/lib/actor";
import { estimateCurrency, estimateMicros } from "@/lib/billing/estimate";
import { later, minutes, now } from "@/lib/clock";
import { ensureContacts, findRecipient, type Recipient } from "@/lib/contacts/ensure-contacts";
import { blindIndex } from "@/lib/crypto";
import { env } from "@/lib/env";
import { type Phone, parsePhone } from "@/lib/phone";
import { attestConsent } from "./attest-consent";
import { type Composed, composeText, type Refusal, type Warning } from "./compose-text";
import type { Verdict } from "./gate";
import { gateFacts, type Subject } from "./gate-facts";
import { insertMessages, type NewMessage } from "./insert-messages";
import {
  type LoadedSender,
  loadSenders,
  loadTemplates,
  loadWorkspace,
  type SendingWorkspace,
} from "./load-content";
import type { SendMessageInput } from "./schema";
import { priorityOf } from "./status";

/** What became of one draft: a row (queued or suppressed), or a refusal that leaves nothing. */
export type Accepted = { ok: true; id: number; row: NewMessage; verdict: Verdict; warnings: Warning[] };
export type Refused = { ok: false; refusal: Refusal };
type Prepared = {
  recipient: Recipient;
  row: NewMessage;
  subject: Subject;
  warnings: Warning[];
  allowlist: string[] | null;
};

/** A code that nobody typed within ten minutes is of no use to anyone. */
const AUTHENTICATION_DEADLINE = minutes(10);

/**
 * Judges, renders, counts and inserts drafts inside the caller's transaction, in a fixed number of statements.
 * Nothing is sent here; a queued row is the promise to send. @returns outcomes in the order of the drafts.
 */
export async function acceptMessages(
  tx: Tx,
  actor: Actor,
  drafts: SendMessageInput[],
  options: { batchId?: number; idempotencyKey?: string | null } = {},
): Promise<(Accepted | Refused)[]> {
  const workspaceId = actor.workspaceId;
  // Sent together: the connection answers them in one go.
  const [workspace, templates, senders] = await Promise.all([
    loadWorkspace(tx, workspaceId),
    loadTemplates(
      tx,
      workspaceId,
      drafts.flatMap((d) => d.template_id ?? []),
      drafts.flatMap((d) => d.template_name ?? []),
    ),
    loadSenders(tx, workspaceId),
  ]);
  const phones = drafts.map((d) => (d.to === undefined ? null : readPhone(d.to, workspace)));
  const known = await ensureContacts(
    tx,
    workspaceId,
    phones.flatMap((p) => (p?.ok ? p.phone : [])),
    "message",
  );
  const prepared: (Prepared | Refused)[] = [];
  for (const [i, draft] of drafts.entries()) {
    const contact =
      draft.to === undefined ? await findRecipient(tx, workspaceId, draft.contact_id ?? 0) : null;
    // A person is no way around the rules for numbers.
    const phone = contact ? readPhone(contact.e164, workspace) : phones[i];
    const recipient = contact ?? (phone?.ok ? known.get(phone.phone.e164) : undefined);
    if (phone && !phone.ok) prepared.push({ ok: false, refusal: phoneRefusal(phone.reason) });
    else if (!recipient)
      prepared.push(refuse("contact_id", "contact_not_found", "There is no such contact."));
    else {
      const template = draft.template_id
        ? templates.byId.get(draft.template_id)
        : draft.template_name
          ? templates.byName.get(draft.template_name)
          : null;
      const e164 = phone?.ok ? phone.phone.e164 : null;
      prepared.push(prepare(actor, draft, template, recipient, workspace, senders, e164, options));
    }
  }
  return judgeAndInsert(tx, actor, workspace, drafts, prepared);
}

function prepare(
  actor: Actor,
  draft: SendMessageInput,
  template: Parameters<typeof composeText>[2] | undefined,
  recipient: Recipient,
  workspace: SendingWorkspace,
  senders: LoadedSender[],
  e164: string | null,
  options: { batchId?: number; idempotencyKey?: string | null },
): Prepared | Refused {
  if (template === undefined)
    return refuse("template_id", "template_not_found", "There is no such template.");
  const composed = composeText(actor, draft, template, recipient, workspace);
  if (!composed.ok) return composed;
  if (options.batchId !== undefined && composed.text.category === "authentication") {
    return refuse("category", "authentication_not_in_bulk", "Authentication texts are sent one at a time.");
  }
  const sender = senders.find((s) =>
    draft.sender_id ? s.id === draft.sender_id : s.channel === draft.channel,
  );
  if (!sender) return refuse("channel", "no_sender", "No active sender can carry this text.");
  const times = readTimes(draft, composed.text);
  if ("ok" in times) return times;
  const row = toRow(actor, draft, template, composed.text, recipient, sender, times, e164, options);
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
  };
  return { recipient, row, subject, warnings: composed.text.warnings, allowlist: sender.allowlist };
}

/** Consent attested with the request is stored as proof first; then the gate judges, and rows are written. */
async function judgeAndInsert(
  tx: Tx,
  actor: Actor,
  workspace: SendingWorkspace,
  drafts: SendMessageInput[],
  prepared: (Prepared | Refused)[],
): Promise<(Accepted | Refused)[]> {
  const ready = prepared.flatMap((p, i) => ("row" in p ? [{ p, draft: drafts[i] }] : []));
  await attestConsent(
    tx,
    actor,
    ready.flatMap(({ p, draft }) => (draft?.consent === true ? [p] : [])),
  );
  const subjects = ready.map(({ p }) => p.subject);
  const judge = await gateFacts(tx, workspace, subjects);
  const verdicts = ready.map(({ p }) => judge(p.subject, new Date(p.row.due_at), p.allowlist));
  for (const [i, { p }] of ready.entries()) applyVerdict(p.row, verdicts[i]);
  const ids = await insertMessages(
    tx,
    workspace.id,
    ready.map(({ p }) => p.row),
    verdicts,
  );
  let next = 0;
  return prepared.map((p): Accepted | Refused => {
    if (!("row" in p)) return p;
    const i = next++;
    const [id, verdict] = [ids[i], verdicts[i]];
    if (id === undefined || verdict === undefined) throw new Error("an accepted message has no row");
    return { ok: true, id, row: p.row, verdict, warnings: p.warnings };
  });
}

function applyVerdict(row: NewMessage, verdict: Verdict | undefined): void {
  if (!verdict || verdict.outcome === "allow") return;
  row.reason = verdict.reason;
  if (verdict.outcome === "suppress") row.status = "suppressed";
  else if (verdict.until) row.due_at = verdict.until;
}

function readTimes(
  draft: SendMessageInput,
  text: Composed,
): { dueAt: Date; sendBefore: Date | null } | Refused {
  const at = now();
  if (draft.send_at && draft.send_at < later(at, -minutes(5))) {
    return refuse("send_at", "send_at_past", "This moment has passed.");
  }
  if (draft.send_at && draft.send_at > later(at, minutes(60 * 24 * 366))) {
    return refuse("send_at", "send_at_too_far", "Texts can be scheduled up to a year ahead.");
  }
  const dueAt = draft.send_at && draft.send_at > at ? draft.send_at : at;
  const sendBefore =
    draft.send_before ?? (text.category === "authentication" ? later(dueAt, AUTHENTICATION_DEADLINE) : null);
  if (sendBefore && sendBefore <= dueAt)
    return refuse("send_before", "send_before_past", "The deadline is before the send time.");
  return { dueAt, sendBefore };
}

function toRow(
  actor: Actor,
  draft: SendMessageInput,
  template: { id: number; version: number } | null,
  text: Composed,
  recipient: Recipient,
  sender: LoadedSender,
  times: { dueAt: Date; sendBefore: Date | null },
  e164: string | null,
  options: { batchId?: number; idempotencyKey?: string | null },
): NewMessage {
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
    segments: text.segments,
    template_id: template?.id ?? null,
    template_version: template?.version ?? null,
    batch_id: options.batchId ?? null,
    idempotency_key: options.idempotencyKey ?? null,
    customer_id: draft.customer_id ?? null,
    order_id: draft.order_id ?? null,
    reservation_id: draft.reservation_id ?? null,
    metadata: draft.metadata ?? null,
    media_urls: draft.media_urls ?? null,
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
      segments: text.segments,
    }),
    currency: estimateCurrency,
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_name: actor.name,
    request_id: actor.requestId,
  };
}

const readPhone = (
  to: string,
  workspace: SendingWorkspace,
): { ok: true; phone: Phone } | { ok: false; reason: string } =>
  parsePhone(to, {
    defaultCountry: workspace.defaultCountry,
    allowedCountries: workspace.allowedCountries,
    relaxed: env().isSandbox,
  });

const refuse = (path: string, code: string, detail: string): Refused => ({
  ok: false,
  refusal: { path, code, detail },
});

const phoneRefusal = (reason: string): Refusal =>
  reason === "destination_not_allowed"
    ? { path: "to", code: reason, detail: "Texts to this number range or country are not allowed." }
    : { path: "to", code: "phone_invalid", detail: "This is not a phone number we can text." };
