import { raw, type Tx } from "@/db/client";
import type { Channel, RecipientStatus } from "@/db/enums";
import { rowColumns } from "@/db/row-columns";
import { hours, later } from "@/lib/clock";
import { drawCodes } from "@/lib/links/draw-codes";
import { insertLinks, type NewLink } from "@/lib/links/insert-links";
import { insertMessages, type NewMessage } from "@/lib/messages/insert-messages";
import { priorityOf } from "@/lib/messages/status";
import { type Evaluated, evaluatePage } from "./evaluate-page";
import { recipientTypes } from "./insert-recipients";
import type { Plan } from "./plan";

type Wish = {
  /** Texts at most. */
  want: number;
  lastWave: 1 | 2;
  at: Date;
};

export type Queued = {
  /** Recipients looked at, and texts that came of it. */
  looked: number;
  queued: number;
  /** Nobody can be texted, because there is no sender: they stay pending. */
  hasNoSender: boolean;
};

/** A recipient's row, as it stands or as it becomes. */
type Row = {
  contact_id: number;
  phone_idx: string;
  variant: number;
  wave: number;
  channel: Channel;
  status: RecipientStatus;
  reason: string | null;
  facts: Record<string, unknown> | null;
  due_at: string;
  send_before: string | null;
  segments: number;
  cost_micros: number;
  message_id: number | null;
};

/**
 * Makes texts of the recipients whose moment has come, judged and filled in anew, and notes on each row what became
 * of it: the row and its text are written together, so that a recipient has one text at most, ever. The caller holds
 * the campaign's row and the consent lock.
 */
export async function queueRecipients(tx: Tx, plan: Plan, wish: Wish): Promise<Queued> {
  const { id, workspaceId } = plan.campaign;
  const waiting = await readDue(tx, workspaceId, id, wish);
  const known = waiting.filter(({ gone }) => gone === null);
  const people = await evaluatePage(
    tx,
    plan,
    known.map(({ contact_id }) => contact_id),
    wish.at,
  );
  const isStranded = people.length > 0 && people.every(({ reason }) => reason === "no_sender");
  if (isStranded) return { looked: 0, queued: 0, hasNoSender: true };
  const byContact = new Map(people.map((person) => [person.contactId, person]));
  const ready = known.flatMap(({ contact_id: contactId }) => {
    const person = byContact.get(contactId);
    return person && isReady(person, wish.at) ? [person] : [];
  });
  const coded = ready.map(({ body, links }) => drawCodes({ text: body ?? "", links }));
  const messageIds = await insertMessages(
    tx,
    workspaceId,
    ready.map((person, i) => ({ ...toMessage(plan, person, wish.at), body: coded[i]?.text ?? "" })),
    ready.flatMap(({ verdict }) => verdict ?? []),
  );
  const expiresAt = later(wish.at, hours(24 * plan.campaign.linkDays)).toISOString();
  await insertLinks(
    tx,
    workspaceId,
    ready.flatMap(({ contactId }, i): NewLink[] =>
      (coded[i]?.links ?? []).map((link) => ({
        ...link,
        contact_id: contactId,
        message_id: messageIds[i] ?? 0,
        campaign_id: id,
        expires_at: expiresAt,
      })),
    ),
  );
  const messageOf = new Map(ready.map(({ contactId }, i) => [contactId, messageIds[i] ?? null]));
  await writeOutcomes(
    tx,
    plan,
    waiting.map(({ gone, ...row }) => {
      const person = gone === null ? byContact.get(row.contact_id) : undefined;
      return person
        ? outcomeOf(row, person, messageOf.get(row.contact_id) ?? null)
        : canceled(row, gone ?? "erased");
    }),
  );
  return { looked: waiting.length, queued: ready.length, hasNoSender: false };
}

/** `gone` says why the person is not who was written down. */
type Waiting = Row & { gone: "erased" | "contact_merged" | "number_changed" | null };

/** First wave first, longest due first. */
const readDue = (tx: Tx, workspaceId: number, campaignId: number, { want, lastWave, at }: Wish) => raw(tx)<
  Waiting[]
>`
  select r.*, case when c.phone_idx is null then 'erased' when c.merged_into_id is not null then 'contact_merged'
    when c.phone_idx <> r.phone_idx then 'number_changed' end as gone
  from (select contact_id, phone_idx, variant, wave, channel, status, reason, facts, due_at, send_before, segments,
      cost_micros, message_id
    from campaign_recipients
    where workspace_id = ${workspaceId} and campaign_id = ${campaignId} and status = 'pending' and wave <= ${lastWave}
      and due_at <= ${at.toISOString()}::timestamptz
    order by wave, due_at limit ${want}) r
  join contacts c on c.workspace_id = ${workspaceId} and c.id = r.contact_id
  order by r.wave, r.due_at`;

const isReady = ({ status, dueAt, body, senderId, verdict }: Evaluated, at: Date): boolean =>
  status === "pending" && dueAt <= at && body !== null && senderId !== null && verdict !== null;

function toMessage({ campaign }: Plan, person: Evaluated, at: Date): NewMessage {
  return {
    channel: person.channel,
    category: person.category,
    purpose: "message",
    contact_id: person.contactId,
    sender_id: person.senderId ?? 0,
    phone_idx: person.phoneIdx,
    phone_last4: person.phoneLast4,
    body: person.body ?? "",
    encoding: person.encoding,
    segments: person.segments,
    template_id: person.templateId,
    template_version: person.templateVersion,
    batch_id: null,
    campaign_id: campaign.id,
    idempotency_key: `campaign/${campaign.id}/${person.contactId}`,
    customer_id: null,
    order_id: null,
    reservation_id: null,
    metadata: null,
    content_sid: person.content?.sid ?? null,
    content_variables: person.content?.variables ?? null,
    fallback_channel: person.fallbackChannel,
    media_urls: person.mediaUrls.length > 0 ? person.mediaUrls : null,
    consent_event_id: null,
    prefix_idx: null,
    priority: priorityOf(person.category),
    due_at: at.toISOString(),
    send_before: person.sendBefore?.toISOString() ?? null,
    status: "queued",
    reason: null,
    estimated_cost_micros: person.costMicros,
    currency: person.currency,
    actor_kind: campaign.actorKind,
    actor_id: campaign.actorId,
    actor_name: campaign.actorName,
    request_id: campaign.requestId,
  };
}

function outcomeOf(row: Row, person: Evaluated, messageId: number | null): Row {
  const { status, reason, facts, channel, segments, costMicros: cost_micros } = person;
  const send_before = person.sendBefore?.toISOString() ?? null;
  const seen = { ...row, channel, send_before, message_id: messageId };
  if (messageId !== null)
    return { ...seen, status: "queued", reason: null, facts: null, segments, cost_micros };
  if (status === "pending")
    return { ...seen, reason, facts, due_at: person.dueAt.toISOString(), segments, cost_micros };
  // Dropped for its hour, not for who it is.
  return { ...seen, status: reason === "deadline_passed" ? "canceled" : status, reason, facts };
}

/** Somebody who was erased or merged, or has another number now: the row keeps nothing of them. */
const canceled = (row: Row, reason: string): Row => ({ ...row, status: "canceled", reason, facts: null });

/**
 * Every row is there and is written over by its key: no join to be planned by statistics that know nothing yet of an
 * audience written down a minute ago.
 */
async function writeOutcomes(tx: Tx, { campaign }: Plan, rows: Row[]): Promise<void> {
  if (rows.length === 0) return;
  const sql = raw(tx);
  const { names, values, source } = rowColumns(sql, outcomeTypes, rows, ["contact_id"]);
  await sql`
    insert into campaign_recipients (workspace_id, campaign_id, ${names})
    select ${campaign.workspaceId}::bigint, ${campaign.id}::bigint, ${values} from ${source}
    on conflict (workspace_id, campaign_id, contact_id) do update set channel = excluded.channel,
      status = excluded.status, reason = excluded.reason, facts = excluded.facts, due_at = excluded.due_at,
      send_before = excluded.send_before, segments = excluded.segments, cost_micros = excluded.cost_micros,
      message_id = excluded.message_id`;
}

const outcomeTypes = { ...recipientTypes, message_id: "bigint" } as const;
