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
import { big, id, moment, workspaceId } from "./columns";
import { messages } from "./messages";
import { attemptOutcome, messageStatus } from "./states";

/** One committed row before every call to a provider; its `client_ref` travels in the callback URL. */
export const messageAttempts = pgTable(
  "message_attempts",
  {
    workspaceId: workspaceId(),
    id: id(),
    messageId: big("message_id").notNull(),
    number: smallint("number").notNull(),
    clientRef: uuid("client_ref").notNull(),
    /** The gate's verdict at claim, with its inputs. */
    gate: jsonb("gate").$type<unknown>().notNull(),
    claimedAt: moment("claimed_at").notNull().defaultNow(),
    postBy: moment("post_by").notNull(),
    outcome: attemptOutcome("outcome"),
    providerSid: text("provider_sid"),
    httpStatus: smallint("http_status"),
    errorCode: integer("error_code"),
    detail: text("detail"),
    finishedAt: moment("finished_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("message_attempts_ref_key").on(t.clientRef),
    uniqueIndex("message_attempts_sid_key").on(t.providerSid),
    index("message_attempts_message_idx").on(t.workspaceId, t.messageId, t.number),
    foreignKey({
      columns: [t.workspaceId, t.messageId],
      foreignColumns: [messages.workspaceId, messages.id],
      name: "message_attempts_message_fk",
    }).onDelete("cascade"),
  ],
);

/** Append-only, partitioned by month: the message's story, one row for every change and every word from outside. */
export const messageEvents = pgTable(
  "message_events",
  {
    workspaceId: workspaceId(),
    id: id(),
    messageId: big("message_id").notNull(),
    at: moment("at").notNull().defaultNow(),
    kind: text("kind").notNull(),
    status: messageStatus("status"),
    source: text("source").notNull(),
    data: jsonb("data").$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id, t.at] }),
    index("message_events_message_idx").on(t.workspaceId, t.messageId, t.id),
  ],
);

/** Tenantless, insert-only: what webhooks brought, sealed, until a drain applies it. */
export const providerEvents = pgTable(
  "provider_events",
  {
    id: big("id").primaryKey().generatedAlwaysAsIdentity(),
    provider: text("provider").notNull(),
    accountSid: text("account_sid").notNull(),
    providerSid: text("provider_sid").notNull(),
    clientRef: uuid("client_ref"),
    status: text("status").notNull(),
    errorCode: integer("error_code"),
    payloadSealed: text("payload_sealed").notNull(),
    receivedAt: moment("received_at").notNull().defaultNow(),
    nextTryAt: moment("next_try_at").notNull().defaultNow(),
    tries: smallint("tries").notNull().default(0),
    appliedAt: moment("applied_at"),
    outcome: text("outcome"),
  },
  (t) => [
    index("provider_events_pending_idx").on(t.nextTryAt, t.id).where(sql`${t.appliedAt} is null`),
    index("provider_events_sid_idx").on(t.providerSid),
  ],
);
