import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { bookings } from "./bookings";
import { big, createdAt, id, moment, workspaceId } from "./columns";
import { contacts } from "./contacts";
import { messages } from "./messages";
import { channel, conversationOwner, conversationStatus, intent, intentSource } from "./states";
import { users, workspaces } from "./workspaces";

/** Everything said with one person, over whatever channel: one row a contact, made by their first text or our first reply. */
export const conversations = pgTable(
  "conversations",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: id(),
    contactId: big("contact_id").notNull(),
    /** What they used last, and what an answer uses. */
    channel: channel("channel").notNull(),
    senderId: big("sender_id"),
    status: conversationStatus("status").notNull().default("open"),
    owner: conversationOwner("owner").notNull().default("nobody"),
    /** Whose it is while `owner` is a member. */
    ownerId: big("owner_id").references(() => users.id, { onDelete: "set null" }),
    /** Counted up by whatever somebody else should have seen before they act. */
    version: integer("version").notNull().default(1),
    lastMessageId: big("last_message_id"),
    lastAt: moment("last_at").notNull().defaultNow(),
    lastInboundAt: moment("last_inbound_at"),
    /** Texts of theirs that nobody of the team has seen. */
    unread: integer("unread").notNull().default(0),
    /** Since when they wait for an answer; null when we spoke last or nothing asks for one. */
    waitingSince: moment("waiting_since"),
    /** Why a person should answer: a code of the assistant or of the rules. */
    handoverReason: text("handover_reason"),
    handedOverAt: moment("handed_over_at"),
    /** When the assistant looks at what came in; null when there is nothing for it to do. */
    answerDueAt: moment("answer_due_at"),
    answerLeaseUntil: moment("answer_lease_until"),
    closedAt: moment("closed_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("conversations_contact_key").on(t.workspaceId, t.contactId),
    index("conversations_last_idx").on(t.workspaceId, t.lastAt, t.id),
    // Under row-level security a status is no condition of an index, but what an index holds is.
    index("conversations_open_idx").on(t.workspaceId, t.lastAt, t.id).where(sql`${t.status} = 'open'`),
    index("conversations_closed_idx").on(t.workspaceId, t.lastAt, t.id).where(sql`${t.status} = 'closed'`),
    index("conversations_waiting_idx")
      .on(t.workspaceId, t.waitingSince, t.id)
      .where(sql`${t.waitingSince} is not null`),
    index("conversations_unread_idx").on(t.workspaceId, t.lastAt, t.id).where(sql`${t.unread} > 0`),
    index("conversations_owner_idx")
      .on(t.workspaceId, t.ownerId, t.lastAt)
      .where(sql`${t.ownerId} is not null`),
    index("conversations_answer_idx").on(t.answerDueAt).where(sql`${t.answerDueAt} is not null`),
    foreignKey({
      columns: [t.workspaceId, t.contactId],
      foreignColumns: [contacts.workspaceId, contacts.id],
      name: "conversations_contact_fk",
    }),
  ],
);

/** Who of the team looks at a conversation, and whether they are writing; a row is worth some seconds. */
export const conversationPresence = pgTable(
  "conversation_presence",
  {
    workspaceId: workspaceId(),
    conversationId: big("conversation_id").notNull(),
    userId: big("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    isTyping: boolean("is_typing").notNull().default(false),
    seenAt: moment("seen_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.conversationId, t.userId] }),
    foreignKey({
      columns: [t.workspaceId, t.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
      name: "conversation_presence_conversation_fk",
    }).onDelete("cascade"),
  ],
);

/** Something a person of the team should do: call about a visit, look at a refusal. */
export const tasks = pgTable(
  "tasks",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: id(),
    contactId: big("contact_id").notNull(),
    bookingId: big("booking_id"),
    messageId: big("message_id"),
    /** `visit_question` or `handover`. */
    kind: text("kind").notNull(),
    detail: text("detail").notNull(),
    doneAt: moment("done_at"),
    doneBy: text("done_by"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("tasks_open_idx").on(t.workspaceId, t.id).where(sql`${t.doneAt} is null`),
    index("tasks_contact_idx").on(t.workspaceId, t.contactId, t.id),
    uniqueIndex("tasks_message_key")
      .on(t.workspaceId, t.messageId, t.kind)
      .where(sql`${t.messageId} is not null`),
    foreignKey({
      columns: [t.workspaceId, t.contactId],
      foreignColumns: [contacts.workspaceId, contacts.id],
      name: "tasks_contact_fk",
    }),
    foreignKey({
      columns: [t.workspaceId, t.bookingId],
      foreignColumns: [bookings.workspaceId, bookings.id],
      name: "tasks_booking_fk",
    }),
    foreignKey({
      columns: [t.workspaceId, t.messageId],
      foreignColumns: [messages.workspaceId, messages.id],
      name: "tasks_message_fk",
    }),
  ],
);

/** What each text of a customer is about, as the rules or the model read it. */
export const messageIntents = pgTable(
  "message_intents",
  {
    workspaceId: workspaceId(),
    messageId: big("message_id").notNull(),
    intent: intent("intent").notNull(),
    source: intentSource("source").notNull(),
    confidence: real("confidence").notNull(),
    /** BCP 47, as far as it can be told. */
    language: text("language"),
    at: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.messageId] }),
    foreignKey({
      columns: [t.workspaceId, t.messageId],
      foreignColumns: [messages.workspaceId, messages.id],
      name: "message_intents_message_fk",
    }).onDelete("cascade"),
  ],
);
