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

/** A text somebody wants sent. `idempotencyKey`: no two messages of a workspace carry the same. */
export type Draft = {
  actor: Actor;
  input: SendMessageInput;
  batchId?: number;
  idempotencyKey?: string | null;
};

/** What became of one draft: a row (queued or suppressed), or a refusal that leaves nothing. */
export type Accepted = { ok: true; id: number; row: NewMessage; verdict: Verdict; warnings: Warning[] };
export type Refused = { ok: false; refusal: Refusal };
type Prepared = {
  draft: Draft;
  row: NewMessage;
  subject: Subject;
  warnings: Warning[];
  allowlist: string[] | null;
};

/** A code that nobody typed within ten minutes is of no use to anyone. */
const AUTHENTICATION_DEADLINE = minutes(10);

/**
 * Judges, renders, counts and inserts one workspace's drafts inside the caller's transaction, in a fixed number of
 * round trips. Nothing is sent here; a queued row is the promise to send. @returns outcomes in the order of the drafts.
 */
export async function acceptMessages(
  tx: Tx,
  workspaceId: number,
  drafts: Draft[],
): Promise<(Accepted | Refused)[]> {
  const inputs = drafts.map((d) => d.input);
  // Sent together: the connection answers them in one go.
  const [workspace, templates, senders] = await Promise.all([
    loadWorkspace(tx, workspaceId),
    loadTemplates(
      tx,
      workspaceId,
      inputs.flatMap((d) => d.template_id ?? []),
      inputs.flatMap((d) => d.template_name ?? []),
    ),
    loadSenders(tx, workspaceId),
  ]);
  const phones = inputs.map((d) => (d.to === undefined ? null : readPhone(d.to, workspace)));
  const known = await ensureContacts(
    tx,
    workspaceId,
    phones.flatMap((p) => (p?.ok ? p.phone : [])),
    "message",
  );
  const contacts = await Promise.all(
    inputs.map((d) => (d.to === undefined ? findRecipient(tx, workspaceId, d.contact_id ?? 0) : null)),
  );
  const prepared = drafts.map((draft, i): Prepared | Refused => {
    const { template_id: id, template_name: name } = draft.input;
    const contact = contacts[i];
    // A person is no way around the rules for numbers.
    const phone = contact ? readPhone(contact.e164, workspace) : phones[i];
    const recipient = contact ?? (phone?.ok ? known.get(phone.phone.e164) : undefined);
    if (phone && !phone.ok) return { ok: false, refusal: phoneRefusal(phone.reason) };
    if (!recipient) return refuse("contact_id", "contact_not_found", "There is no such contact.");
    const template = id ? templates.byId.get(id) : name ? templates.byName.get(name) : null;
    return prepare(draft, template, recipient, workspace, senders, phone?.ok ? phone.phone.e164 : null);
  });
  return judgeAndInsert(tx, workspace, prepared);
}

function prepare(
  draft: Draft,
  template: Parameters<typeof composeText>[2] | undefined,
  recipient: Recipient,
  workspace: SendingWorkspace,
  senders: LoadedSender[],
  e164: string | null,
): Prepared | Refused {
  const { actor, input, batchId } = draft;
  if (template === undefined)
    return refuse("template_id", "template_not_found", "There is no such template.");
  const composed = composeText(actor, input, template, recipient, workspace);
  if (!composed.ok) return composed;
  if (batchId !== undefined && composed.text.category === "authentication") {
    return refuse("category", "authentication_not_in_bulk", "Authentication texts are sent one at a time.");
  }
  const sender = senders.find((s) =>
    input.sender_id ? s.id === input.sender_id : s.channel === input.channel,
  );
  if (!sender) return refuse("channel", "no_sender", "No active sender can carry this text.");
  const times = readTimes(input, composed.text);
  if ("ok" in times) return times;
  const row = toRow(draft, template, composed.text, recipient, sender, times, e164);
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
  return { draft, row, subject, warnings: composed.text.warnings, allowlist: sender.allowlist };
}

/** Consent attested with the request is stored as proof first; then the gate judges, and rows are written. */
async function judgeAndInsert(
  tx: Tx,
  workspace: SendingWorkspace,
  prepared: (Prepared | Refused)[],
): Promise<(Accepted | Refused)[]> {
  const ready = prepared.filter((p) => "row" in p);
  const attested = ready.filter((p) => p.draft.input.consent === true);
  for (const [actor, group] of Map.groupBy(attested, (p) => p.draft.actor))
    await attestConsent(tx, actor, group);
  const judge = await gateFacts(
    tx,
    workspace,
    ready.map((p) => p.subject),
  );
  const verdicts = ready.map((p) => judge(p.subject, new Date(p.row.due_at), p.allowlist));
  for (const [i, { row }] of ready.entries()) applyVerdict(row, verdicts[i]);
  const ids = await insertMessages(
    tx,
    workspace.id,
    ready.map((p) => p.row),
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
    batch_id: batchId ?? null,
    campaign_id: null,
    idempotency_key: idempotencyKey ?? null,
    customer_id: input.customer_id ?? null,
    order_id: input.order_id ?? null,
    reservation_id: input.reservation_id ?? null,
    metadata: input.metadata ?? null,
    media_urls: input.media_urls ?? null,
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
