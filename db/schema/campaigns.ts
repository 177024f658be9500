import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { big, createdAt, id, moment, workspaceId } from "./columns";
import { contacts } from "./contacts";
import { segments } from "./segments";
import { actorKind, campaignStatus, channel, lateChoice, recipientStatus } from "./states";
import { templates } from "./templates";
import { workspaces } from "./workspaces";

/** Percentages of the first wave, or of all that went out, at which a campaign pauses itself; null never. */
export type BreakerLimits = {
  filtered_percent: number | null;
  failed_percent: number | null;
  opt_out_percent: number | null;
};

/** One text, or variants of it, to everybody in a segment. Counts are derived from its recipients and messages. */
export const campaigns = pgTable(
  "campaigns",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: id(),
    name: text("name").notNull(),
    status: campaignStatus("status").notNull().default("draft"),
    templateId: big("template_id").notNull(),
    segmentId: big("segment_id"),
    excludeSegmentId: big("exclude_segment_id"),
    /** Null: each recipient gets the channel they agreed to, SMS first. */
    channel: channel("channel"),
    /** Tried once where the first channel turns out not to reach somebody. */
    fallbackChannel: channel("fallback_channel"),
    /** Addresses in the text become short ones of our own, one for every recipient, so that clicks can be counted. */
    shortensLinks: boolean("shortens_links").notNull().default(false),
    linkDays: integer("link_days").notNull().default(30),
    variables: jsonb("variables").$type<Record<string, string>>().notNull().default({}),
    sendAt: moment("send_at"),
    /** "HH:MM" on each recipient's own clock. */
    localTime: text("local_time"),
    sendBefore: moment("send_before"),
    ifLate: lateChoice("if_late").notNull().default("cancel"),
    throttlePerSecond: real("throttle_per_second"),
    notMarketedWithinDays: integer("not_marketed_within_days"),
    skipsOpenConversations: boolean("skips_open_conversations").notNull().default(false),
    holdOutPercent: real("hold_out_percent").notNull().default(0),
    /** Who goes first, to see whether carriers and people take it well; null: everybody at once. */
    firstWavePercent: real("first_wave_percent"),
    firstWaveMinutes: integer("first_wave_minutes").notNull().default(15),
    limits: jsonb("limits").$type<BreakerLimits>().notNull(),
    version: integer("version").notNull().default(1),
    /** What was launched: the segments' definitions as they were then. Null for a draft. */
    frozen: jsonb("frozen").$type<{ segment: unknown; exclude: unknown }>(),
    /** The audience is written down up to this contact, newest first; each page moves it in its own transaction. */
    freezeCursor: big("freeze_cursor"),
    frozenAt: moment("frozen_at"),
    /** When the drain should look at it next; null while there is nothing to do. */
    lookAt: moment("look_at"),
    /** Texts that may go out now under the throttle, as of `tokens_at`. */
    tokens: real("tokens").notNull().default(0),
    tokensAt: moment("tokens_at"),
    firstWaveEndedAt: moment("first_wave_ended_at"),
    /** When its limits were last compared with what came of its texts. */
    judgedAt: moment("judged_at"),
    /** Why it stands still: `by_hand`, or a limit that was passed, with the figures. */
    pauseReason: text("pause_reason"),
    pauseFacts: jsonb("pause_facts").$type<Record<string, unknown>>(),
    actorKind: actorKind("actor_kind").notNull(),
    actorId: big("actor_id"),
    actorName: text("actor_name").notNull(),
    requestId: text("request_id"),
    createdAt: createdAt(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
    launchedAt: moment("launched_at"),
    pausedAt: moment("paused_at"),
    finishedAt: moment("finished_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("campaigns_look_idx").on(t.lookAt).where(sql`${t.lookAt} is not null`),
    index("campaigns_template_idx").on(t.workspaceId, t.templateId),
    index("campaigns_segment_idx").on(t.workspaceId, t.segmentId),
    foreignKey({
      columns: [t.workspaceId, t.templateId],
      foreignColumns: [templates.workspaceId, templates.id],
      name: "campaigns_template_fk",
    }),
    foreignKey({
      columns: [t.workspaceId, t.segmentId],
      foreignColumns: [segments.workspaceId, segments.id],
      name: "campaigns_segment_fk",
    }),
    foreignKey({
      columns: [t.workspaceId, t.excludeSegmentId],
      foreignColumns: [segments.workspaceId, segments.id],
      name: "campaigns_exclude_segment_fk",
    }),
  ],
);

/** The texts of a campaign. A launched one has at least one, with the template's version as it was then. */
export const campaignVariants = pgTable(
  "campaign_variants",
  {
    workspaceId: workspaceId(),
    campaignId: big("campaign_id").notNull(),
    position: smallint("position").notNull(),
    templateId: big("template_id").notNull(),
    /** Null while a draft: the template's present version counts. */
    templateVersion: integer("template_version"),
    weight: integer("weight").notNull(),
    /** People who clicked a link that is deleted by now, and those whose link machines alone had opened. */
    pastClicks: integer("past_clicks").notNull().default(0),
    pastBotClicks: integer("past_bot_clicks").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.campaignId, t.position] }),
    foreignKey({
      columns: [t.workspaceId, t.campaignId],
      foreignColumns: [campaigns.workspaceId, campaigns.id],
      name: "campaign_variants_campaign_fk",
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.templateId],
      foreignColumns: [templates.workspaceId, templates.id],
      name: "campaign_variants_template_fk",
    }),
  ],
);

/** The frozen audience: one row a person and number, with what the gate said and, once queued, the message. */
export const campaignRecipients = pgTable(
  "campaign_recipients",
  {
    workspaceId: workspaceId(),
    campaignId: big("campaign_id").notNull(),
    contactId: big("contact_id").notNull(),
    phoneIdx: text("phone_idx").notNull(),
    variant: smallint("variant").notNull().default(0),
    /** 1 goes first, 2 after it. */
    wave: smallint("wave").notNull().default(1),
    channel: channel("channel").notNull(),
    status: recipientStatus("status").notNull(),
    /** Why not, or what it waits for: a code of the gate. */
    reason: text("reason"),
    /** The inputs of that verdict. */
    facts: jsonb("facts").$type<Record<string, unknown>>(),
    dueAt: moment("due_at").notNull(),
    sendBefore: moment("send_before"),
    segments: smallint("segments").notNull(),
    costMicros: big("cost_micros").notNull(),
    messageId: big("message_id"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.campaignId, t.contactId] }),
    uniqueIndex("campaign_recipients_phone_key").on(t.workspaceId, t.campaignId, t.phoneIdx),
    index("campaign_recipients_pending_idx")
      .on(t.workspaceId, t.campaignId, t.wave, t.dueAt)
      .where(sql`${t.status} = 'pending'`),
    index("campaign_recipients_left_out_idx")
      .on(t.workspaceId, t.campaignId, t.status, t.contactId)
      .where(sql`${t.status} in ('excluded', 'held_out', 'canceled')`),
    foreignKey({
      columns: [t.workspaceId, t.campaignId],
      foreignColumns: [campaigns.workspaceId, campaigns.id],
      name: "campaign_recipients_campaign_fk",
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.contactId],
      foreignColumns: [contacts.workspaceId, contacts.id],
      name: "campaign_recipients_contact_fk",
    }),
  ],
);

/** What a launch would do, worked out page by page like the launch itself; one a campaign, the latest. */
export const campaignDryRuns = pgTable(
  "campaign_dry_runs",
  {
    workspaceId: workspaceId(),
    campaignId: big("campaign_id").notNull(),
    /** The draft it was made of; another version makes it stale. */
    version: integer("version").notNull(),
    cursor: big("cursor"),
    total: integer("total").notNull(),
    done: integer("done").notNull().default(0),
    tallies: jsonb("tallies").$type<unknown>().notNull(),
    startedAt: moment("started_at").notNull().defaultNow(),
    finishedAt: moment("finished_at"),
    lookAt: moment("look_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.campaignId] }),
    index("campaign_dry_runs_look_idx").on(t.lookAt).where(sql`${t.lookAt} is not null`),
    foreignKey({
      columns: [t.workspaceId, t.campaignId],
      foreignColumns: [campaigns.workspaceId, campaigns.id],
      name: "campaign_dry_runs_campaign_fk",
    }).onDelete("cascade"),
  ],
);
