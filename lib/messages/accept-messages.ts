import type { Tx } from "@/db/client";
import { hours, later } from "@/lib/clock";
import { ensureContacts, findRecipient } from "@/lib/contacts/ensure-contacts";
import { env } from "@/lib/env";
import { insertLinks } from "@/lib/links/insert-links";
import { type Phone, parsePhone } from "@/lib/phone";
import { attestConsent } from "./attest-consent";
import { pickWay } from "./choose-channel";
import type { Refusal, Warning } from "./compose-text";
import type { Verdict } from "./gate";
import { gateFacts } from "./gate-facts";
import { insertMessages, type NewMessage } from "./insert-messages";
import { loadSenders, loadTemplates, loadWorkspace, type SendingWorkspace } from "./load-content";
import { type Draft, type Prepared, prepare, type Refused, refuse } from "./prepare-draft";

/** What became of one draft: a row (queued or suppressed), or a refusal that leaves nothing. */
export type Accepted = { ok: true; id: number; row: NewMessage; verdict: Verdict; warnings: Warning[] };
const LINK_DAYS = 30;

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

/** Consent attested with the request is stored as proof first; then the gate judges, and rows are written. */
async function judgeAndInsert(
  tx: Tx,
  workspace: SendingWorkspace,
  prepared: (Prepared | Refused)[],
): Promise<(Accepted | Refused)[]> {
  const wished = prepared.filter((p) => "ways" in p);
  const attested = wished.filter((p) => p.draft.input.consent === true);
  for (const [actor, group] of Map.groupBy(attested, (p) => p.draft.actor)) {
    // What is attested is a yes to the first channel, not to whatever stands in for it.
    const firsts = group.map(({ ways: [first] }) => first);
    await attestConsent(tx, actor, firsts);
  }
  const judge = await gateFacts(
    tx,
    workspace,
    wished.flatMap(({ ways }) => ways.map(({ subject }) => subject)),
  );
  const picked = wished.map(({ draft: { input }, ways }) =>
    pickWay(ways, input.channel === undefined && input.sender_id === undefined, (way) =>
      judge(way.subject, new Date(way.row.due_at), way.allowlist),
    ),
  );
  const ready = picked.map(({ way }) => way);
  const verdicts = picked.map(({ verdict }) => verdict);
  for (const [i, { row }] of ready.entries()) applyVerdict(row, verdicts[i]);
  const ids = await insertMessages(
    tx,
    workspace.id,
    ready.map((p) => p.row),
    verdicts,
  );
  const links = ready.flatMap(({ row, links }, i) =>
    links.map((link) => ({
      ...link,
      contact_id: row.contact_id,
      message_id: ids[i] ?? 0,
      campaign_id: null,
      expires_at: later(new Date(row.due_at), hours(24 * LINK_DAYS)).toISOString(),
    })),
  );
  await insertLinks(tx, workspace.id, links);
  let next = 0;
  return prepared.map((p): Accepted | Refused => {
    if (!("ways" in p)) return p;
    const i = next++;
    const [id, verdict, way] = [ids[i], verdicts[i], ready[i]];
    if (id === undefined || verdict === undefined || way === undefined)
      throw new Error("an accepted message has no row");
    return { ok: true, id, row: way.row, verdict, warnings: way.warnings };
  });
}

function applyVerdict(row: NewMessage, verdict: Verdict | undefined): void {
  if (!verdict || verdict.outcome === "allow") return;
  row.reason = verdict.reason;
  // Whoever asked was told no: nothing goes out after that, on any channel.
  if (verdict.outcome === "suppress") Object.assign(row, { status: "suppressed", fallback_channel: null });
  else if (verdict.until) row.due_at = verdict.until;
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

const phoneRefusal = (reason: string): Refusal =>
  reason === "destination_not_allowed"
    ? { path: "to", code: reason, detail: "Texts to this number range or country are not allowed." }
    : { path: "to", code: "phone_invalid", detail: "This is not a phone number we can text." };
