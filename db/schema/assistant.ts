import {
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { big, createdAt, id, moment, workspaceId } from "./columns";
import { conversations } from "./conversations";
import { messages } from "./messages";
import { turnStatus } from "./states";
import { workspaces } from "./workspaces";

/** What the assistant made of one text: its answer, what it looked up for it, and why a person got it instead. */
export const assistantTurns = pgTable(
  "assistant_turns",
  {
    workspaceId: workspaceId(),
    id: id(),
    conversationId: big("conversation_id").notNull(),
    /** The newest text it answers; each is answered once. */
    messageId: big("message_id").notNull(),
    status: turnStatus("status").notNull().default("working"),
    /** `rules`, or the model's name. */
    engine: text("engine").notNull().default("rules"),
    body: text("body"),
    /** Why it is held, handed over or not answered. */
    reason: text("reason"),
    /** Tools called, with arguments and results, and the facts that the answer leans on. */
    trace: jsonb("trace").$type<unknown[]>().notNull().default([]),
    replyMessageId: big("reply_message_id"),
    tokensIn: integer("tokens_in").notNull().default(0),
    tokensOut: integer("tokens_out").notNull().default(0),
    decidedBy: text("decided_by"),
    createdAt: createdAt(),
    finishedAt: moment("finished_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("assistant_turns_message_key").on(t.workspaceId, t.messageId),
    index("assistant_turns_conversation_idx").on(t.workspaceId, t.conversationId, t.id),
    foreignKey({
      columns: [t.workspaceId, t.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
      name: "assistant_turns_conversation_fk",
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.messageId],
      foreignColumns: [messages.workspaceId, messages.id],
      name: "assistant_turns_message_fk",
    }).onDelete("cascade"),
  ],
);

/** Where a booking dialogue stands: what was offered under which number. Ends by itself. */
export const assistantDialogs = pgTable(
  "assistant_dialogs",
  {
    workspaceId: workspaceId(),
    conversationId: big("conversation_id").notNull(),
    state: jsonb("state").$type<Record<string, unknown>>().notNull(),
    expiresAt: moment("expires_at").notNull(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.conversationId] }),
    foreignKey({
      columns: [t.workspaceId, t.conversationId],
      foreignColumns: [conversations.workspaceId, conversations.id],
      name: "assistant_dialogs_conversation_fk",
    }).onDelete("cascade"),
  ],
);

/** What a day's answers cost in tokens, reserved before each call. */
export const assistantUsage = pgTable(
  "assistant_usage",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    day: date("day").notNull(),
    requests: integer("requests").notNull().default(0),
    tokens: big("tokens").notNull().default(0),
    /** The minute that the next two count. */
    minuteAt: moment("minute_at"),
    minuteRequests: integer("minute_requests").notNull().default(0),
    minuteTokens: big("minute_tokens").notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.day] })],
);
