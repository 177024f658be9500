import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { big, createdAt, id, moment, workspaceId } from "./columns";
import { actorKind, role, workspaceKind, workspaceStatus } from "./states";

export type Hours = { start: string; end: string };
/** Opening hours by weekday, `mon` to `sun`; several spans a day allow a break, none means closed. */
export type OpeningHours = Record<"mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun", Hours[]>;
export type FrequencyCap = { per_day: number | null; per_week: number | null };

export const workspaces = pgTable("workspaces", {
  id: big("id").primaryKey().generatedByDefaultAsIdentity(),
  name: text("name").notNull(),
  kind: workspaceKind("kind").notNull().default("other"),
  status: workspaceStatus("status").notNull().default("active"),
  email: text("email"),
  timeZone: text("time_zone").notNull().default("America/New_York"),
  defaultCountry: text("default_country").notNull().default("US"),
  allowedCountries: text("allowed_countries").array(),
  language: text("language").notNull().default("en"),
  quietHours: jsonb("quiet_hours").$type<Hours | null>(),
  quietForTransactional: boolean("quiet_for_transactional").notNull().default(false),
  frequencyCap: jsonb("frequency_cap").$type<FrequencyCap>().notNull().default({ per_day: 1, per_week: 4 }),
  dailyQuota: integer("daily_quota"),
  /** Texts a day to any one country but the default one. */
  foreignQuota: integer("foreign_quota"),
  openingHours: jsonb("opening_hours").$type<OpeningHours | null>(),
  address: text("address"),
  phone: text("phone"),
  website: text("website"),
  retentionDays: integer("retention_days").notNull().default(730),
  /** How visits are booked and reminded of; what is not set has its default (lib/workspaces/booking-rules.ts). */
  bookingRules: jsonb("booking_rules").$type<Record<string, unknown>>().notNull().default({}),
  /** How the assistant answers; what is not set has its default (lib/workspaces/assistant-settings.ts). */
  assistant: jsonb("assistant").$type<Record<string, unknown>>().notNull().default({}),
  /** Since when nothing is sent at all; null while sending. */
  sendingPausedAt: moment("sending_paused_at"),
  isDemo: boolean("is_demo").notNull().default(false),
  version: integer("version").notNull().default(1),
  createdAt: createdAt(),
});

/** People who sign in. Not tenant data: membership decides what they may see. */
export const users = pgTable(
  "users",
  {
    id: big("id").primaryKey().generatedAlwaysAsIdentity(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    passwordHash: text("password_hash"),
    sessionEpoch: integer("session_epoch").notNull().default(1),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("users_email_key").on(sql`lower(${t.email})`)],
);

export const memberships = pgTable(
  "memberships",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    userId: big("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: role("role").notNull(),
    /** Told to a few minutes. */
    lastSeenAt: moment("last_seen_at"),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.userId] })],
);

/** A link that lets somebody join; only its hash is kept. */
export const invites = pgTable(
  "invites",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: id(),
    email: text("email").notNull(),
    role: role("role").notNull(),
    tokenHash: text("token_hash").notNull(),
    invitedById: big("invited_by_id"),
    invitedByName: text("invited_by_name").notNull(),
    expiresAt: moment("expires_at").notNull(),
    acceptedAt: moment("accepted_at"),
    acceptedById: big("accepted_by_id"),
    revokedAt: moment("revoked_at"),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), uniqueIndex("invites_token_key").on(t.tokenHash)],
);

/** A filter somebody gave a name to; without a user it is everybody's. */
export const savedViews = pgTable(
  "saved_views",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: id(),
    userId: big("user_id").references(() => users.id, { onDelete: "cascade" }),
    /** Which page it belongs to: `messages` or `contacts`. */
    page: text("page").notNull(),
    name: text("name").notNull(),
    /** The address's query, as the page writes it. */
    query: text("query").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("saved_views_name_key").on(t.workspaceId, t.page, t.userId, t.name),
  ],
);

export const apiKeys = pgTable(
  "api_keys",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: id(),
    name: text("name").notNull(),
    prefix: text("prefix").notNull(),
    hash: text("hash").notNull(),
    scopes: text("scopes").array().notNull(),
    lastUsedAt: moment("last_used_at"),
    revokedAt: moment("revoked_at"),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), uniqueIndex("api_keys_hash_key").on(t.hash)],
);

/** Append-only, partitioned by month (see the migration): who did what to whom. */
export const auditEvents = pgTable(
  "audit_events",
  {
    workspaceId: workspaceId(),
    id: id(),
    at: moment("at").notNull().defaultNow(),
    actorKind: actorKind("actor_kind").notNull(),
    actorId: big("actor_id"),
    actorName: text("actor_name").notNull(),
    verb: text("verb").notNull(),
    subjectType: text("subject_type").notNull(),
    subjectId: big("subject_id"),
    before: jsonb("before").$type<Record<string, unknown>>(),
    after: jsonb("after").$type<Record<string, unknown>>(),
    requestId: text("request_id"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id, t.at] }),
    index("audit_events_subject_idx").on(t.workspaceId, t.subjectType, t.subjectId, t.id),
    index("audit_events_actor_idx").on(t.workspaceId, t.actorKind, t.actorId, t.id),
  ],
);

/** What a POST with an Idempotency-Key answered, sealed, for 24 hours. Workspace 0 is the operator. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    workspaceId: workspaceId(),
    keyHash: text("key_hash").notNull(),
    requestHash: text("request_hash").notNull(),
    status: integer("status"),
    answer: text("answer"),
    lockedUntil: moment("locked_until").notNull(),
    expiresAt: moment("expires_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.keyHash] })],
);
