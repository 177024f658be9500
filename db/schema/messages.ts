import { sql } from "drizzle-orm";
import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { big, createdAt, id, moment, workspaceId } from "./columns";
import { contacts } from "./contacts";
import { senders } from "./senders";
import {
  actorKind,
  category,
  channel,
  direction,
  encoding,
  errorClass,
  messageStatus,
  purpose,
} from "./states";
import { workspaces } from "./workspaces";

export const batches = pgTable(
  "batches",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: id(),
    name: text("name").notNull(),
    idempotencyKey: text("idempotency_key"),
    accepted: integer("accepted").notNull().default(0),
    rejected: jsonb("rejected")
      .$type<{ index: number; code: string; detail: string }[]>()
      .notNull()
      .default([]),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("batches_idempotency_key").on(t.workspaceId, t.idempotencyKey),
  ],
);

export const messages = pgTable(
  "messages",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: id(),
    direction: direction("direction").notNull(),
    channel: channel("channel").notNull(),
    category: category("category").notNull(),
    purpose: purpose("purpose").notNull().default("message"),
    contactId: big("contact_id").notNull(),
    senderId: big("sender_id").notNull(),
    phoneIdx: text("phone_idx").notNull(),
    phoneLast4: text("phone_last4").notNull(),
    body: text("body").notNull(),
    encoding: encoding("encoding").notNull(),
    segments: integer("segments").notNull(),
    templateId: big("template_id"),
    templateVersion: integer("template_version"),
    batchId: big("batch_id"),
    campaignId: big("campaign_id"),
    idempotencyKey: text("idempotency_key"),
    customerId: text("customer_id"),
    orderId: text("order_id"),
    reservationId: text("reservation_id"),
    metadata: jsonb("metadata").$type<Record<string, unknown>>(),
    mediaUrls: text("media_urls").array(),
    /** WhatsApp: the approved template it is sent as, and what fills its {{1}}, {{2}} …; null for free text. */
    contentSid: text("content_sid"),
    contentVariables: jsonb("content_variables").$type<Record<string, string>>(),
    /** Tried once on this channel when the provider says that the first cannot reach the person. */
    fallbackChannel: channel("fallback_channel"),
    /** The text that could not arrive and that this one stands in for. */
    fallbackOf: big("fallback_of"),
    /** When another text took its place: it is told with that one, and counted no more. */
    replacedAt: moment("replaced_at"),
    /** Consent attested by the request itself (`consent: true`), proof tied to that key. */
    consentEventId: big("consent_event_id"),
    /** Blind index of the number without its last four digits; authentication texts only (pumping alarm). */
    prefixIdx: text("prefix_idx"),
    priority: smallint("priority").notNull(),
    dueAt: moment("due_at").notNull(),
    sendBefore: moment("send_before"),
    status: messageStatus("status").notNull(),
    attempt: smallint("attempt").notNull().default(0),
    clientRef: uuid("client_ref"),
    postBy: moment("post_by"),
    leaseUntil: moment("lease_until"),
    reconcileAt: moment("reconcile_at"),
    unconfirmedAt: moment("unconfirmed_at"),
    providerSid: text("provider_sid"),
    /** Why it was not sent, or what it waits for: a code of the gate. */
    reason: text("reason"),
    errorCode: integer("error_code"),
    errorClass: errorClass("error_class"),
    estimatedCostMicros: big("estimated_cost_micros").notNull().default(0),
    priceMicros: big("price_micros"),
    currency: text("currency").notNull().default("USD"),
    priceDueAt: moment("price_due_at"),
    priceTries: smallint("price_tries").notNull().default(0),
    actorKind: actorKind("actor_kind").notNull(),
    actorId: big("actor_id"),
    actorName: text("actor_name"),
    requestId: text("request_id"),
    createdAt: createdAt(),
    sentAt: moment("sent_at"),
    deliveredAt: moment("delivered_at"),
    finishedAt: moment("finished_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    foreignKey({
      columns: [t.workspaceId, t.contactId],
      foreignColumns: [contacts.workspaceId, contacts.id],
      name: "messages_contact_fk",
    }),
    foreignKey({
      columns: [t.workspaceId, t.senderId],
      foreignColumns: [senders.workspaceId, senders.id],
      name: "messages_sender_fk",
    }),
    uniqueIndex("messages_idempotency_key")
      .on(t.workspaceId, t.idempotencyKey)
      .where(sql`${t.idempotencyKey} is not null`),
    uniqueIndex("messages_inbound_sid_key")
      .on(t.workspaceId, t.providerSid)
      .where(sql`${t.direction} = 'inbound'`),
    uniqueIndex("messages_fallback_key")
      .on(t.workspaceId, t.fallbackOf)
      .where(sql`${t.fallbackOf} is not null`),
    // Texts that failed and may go out on their other channel; empty but for the moment until a drain has looked.
    index("messages_fallback_open_idx")
      .on(t.workspaceId, t.campaignId, t.id)
      .where(
        sql`${t.fallbackChannel} is not null and ${t.replacedAt} is null and ${t.status} in ('failed', 'undelivered', 'suppressed')`,
      ),
    // Texts of a campaign that another one stands in for, so that nobody is counted twice.
    index("messages_replaced_idx")
      .on(t.workspaceId, t.campaignId, t.status)
      .where(sql`${t.replacedAt} is not null`),
    // When a person last wrote on WhatsApp: its 24 hours begin there.
    index("messages_whatsapp_received_idx")
      .on(t.workspaceId, t.contactId, t.senderId, t.createdAt)
      .where(sql`${t.direction} = 'inbound' and ${t.channel} = 'whatsapp'`),
    index("messages_claim_idx")
      .on(t.workspaceId, t.senderId, t.priority, t.dueAt)
      .where(sql`${t.status} = 'queued'`),
    index("messages_lease_idx").on(t.leaseUntil).where(sql`${t.status} = 'sending'`),
    index("messages_reconcile_idx").on(t.reconcileAt).where(sql`${t.status} = 'unconfirmed'`),
    index("messages_price_idx").on(t.priceDueAt).where(sql`${t.priceDueAt} is not null`),
    index("messages_open_phone_idx")
      .on(t.workspaceId, t.phoneIdx)
      .where(sql`${t.status} in ('queued', 'sending')`),
    index("messages_contact_idx").on(t.workspaceId, t.contactId, t.id),
    index("messages_batch_idx").on(t.workspaceId, t.batchId, t.status).where(sql`${t.batchId} is not null`),
    index("messages_campaign_idx")
      .on(t.workspaceId, t.campaignId, t.status)
      .where(sql`${t.campaignId} is not null`),
    // Under row-level security a status is no condition of an index, but what an index holds is.
    index("messages_campaign_open_idx")
      .on(t.workspaceId, t.campaignId)
      .where(sql`${t.campaignId} is not null and ${t.status} in ('queued', 'sending', 'unconfirmed')`),
    // How much advertising a person got lately, without reading everything else they were sent.
    index("messages_promotional_idx")
      .on(t.workspaceId, t.contactId, t.createdAt)
      .where(sql`${t.direction} = 'outbound' and ${t.category} in ('marketing', 'program')`),
    index("messages_customer_idx")
      .on(t.workspaceId, t.customerId, t.id)
      .where(sql`${t.customerId} is not null`),
    index("messages_order_idx").on(t.workspaceId, t.orderId, t.id).where(sql`${t.orderId} is not null`),
    index("messages_reservation_idx")
      .on(t.workspaceId, t.reservationId, t.id)
      .where(sql`${t.reservationId} is not null`),
    index("messages_auth_prefix_idx")
      .on(t.workspaceId, t.prefixIdx, t.createdAt)
      .where(sql`${t.prefixIdx} is not null`),
    index("messages_missed_idx")
      .on(t.workspaceId, t.createdAt)
      .where(sql`${t.status} in ('failed', 'undelivered', 'suppressed', 'canceled')`),
    index("messages_created_idx").on(t.workspaceId, t.createdAt),
    // Who wrote, and who was written to, since a moment: read without the rows.
    index("messages_received_idx")
      .on(t.workspaceId, t.createdAt, t.contactId)
      .where(sql`${t.direction} = 'inbound'`),
    index("messages_sent_idx").on(t.workspaceId, t.sentAt, t.contactId).where(sql`${t.sentAt} is not null`),
    index("messages_template_idx")
      .on(t.workspaceId, t.templateId, t.id)
      .where(sql`${t.templateId} is not null`),
  ],
);
