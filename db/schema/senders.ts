import { sql } from "drizzle-orm";
import {
  boolean,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { big, createdAt, id, moment, workspaceId } from "./columns";
import { channel, optOutReply, provider, senderStatus } from "./states";
import { workspaces } from "./workspaces";

/** A workspace's own account at a provider. The platform's own account lives in the environment, not here. */
export const providerAccounts = pgTable(
  "provider_accounts",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: id(),
    provider: provider("provider").notNull(),
    accountSid: text("account_sid").notNull(),
    authTokenSealed: text("auth_token_sealed").notNull(),
    previousTokenSealed: text("previous_token_sealed"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("provider_accounts_sid_key").on(t.workspaceId, t.provider, t.accountSid),
  ],
);

export const senders = pgTable(
  "senders",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: id(),
    name: text("name").notNull(),
    provider: provider("provider").notNull().default("twilio"),
    channel: channel("channel").notNull().default("sms"),
    /** The business's own number in E.164, public by nature; inbound texts are routed by it. */
    number: text("number"),
    messagingServiceSid: text("messaging_service_sid"),
    /** Null: the platform's account from the environment. */
    accountId: big("account_id"),
    status: senderStatus("status").notNull().default("active"),
    isDefault: boolean("is_default").notNull().default(false),
    optOutReplies: optOutReply("opt_out_replies").notNull().default("provider"),
    /** Trial accounts may text only these (indexes of numbers); null means anyone. */
    allowlist: text("allowlist").array(),
    segmentsPerSecond: doublePrecision("segments_per_second").notNull().default(1),
    dailyQuota: integer("daily_quota"),
    tokens: doublePrecision("tokens").notNull().default(0),
    tokensAt: moment("tokens_at").notNull().defaultNow(),
    heldUntil: moment("held_until"),
    problemCode: integer("problem_code"),
    problemDetail: text("problem_detail"),
    problemAt: moment("problem_at"),
    lastClaimedAt: moment("last_claimed_at").notNull().default(sql`'epoch'`),
    /** Customers' texts up to here are known, whether or not a webhook brought them. */
    inboundKnownUntil: moment("inbound_known_until").notNull().defaultNow(),
    /** When the provider's list is looked at next; tries that failed since it was read last. */
    inboundLookAt: moment("inbound_look_at").notNull().defaultNow(),
    inboundLookTries: smallint("inbound_look_tries").notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("senders_inbound_look_idx").on(t.inboundLookAt),
    index("senders_number_idx").on(t.provider, t.number),
    index("senders_service_idx").on(t.provider, t.messagingServiceSid),
    foreignKey({
      columns: [t.workspaceId, t.accountId],
      foreignColumns: [providerAccounts.workspaceId, providerAccounts.id],
      name: "senders_account_fk",
    }),
  ],
);

/** Messages taken by claims per local day to one country; written only where there is a quota for that. */
export const countryUsage = pgTable(
  "country_usage",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    country: text("country").notNull(),
    day: date("day").notNull(),
    messages: integer("messages").notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.country, t.day] })],
);

/** Messages taken by claims per local day: sender 0 counts the whole workspace. */
export const dailyUsage = pgTable(
  "daily_usage",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    senderId: big("sender_id").notNull(),
    day: date("day").notNull(),
    messages: integer("messages").notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.senderId, t.day] })],
);
