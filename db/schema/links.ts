import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { campaigns } from "./campaigns";
import { big, createdAt, id, moment, workspaceId } from "./columns";
import { contacts } from "./contacts";
import { messages } from "./messages";
import { workspaces } from "./workspaces";

/** An address in one person's text, under a short code of our own. It leads only where it was made for. */
export const shortLinks = pgTable(
  "short_links",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: id(),
    /** Random, never counted up: nobody finds another one's link by trying. */
    code: text("code").notNull(),
    target: text("target").notNull(),
    contactId: big("contact_id").notNull(),
    messageId: big("message_id"),
    campaignId: big("campaign_id"),
    /** The first click that looks like a person's. */
    clickedAt: moment("clicked_at"),
    /** The first one of a machine: a preview, a scanner. */
    botClickedAt: moment("bot_clicked_at"),
    expiresAt: moment("expires_at").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("short_links_code_key").on(t.code),
    index("short_links_message_idx").on(t.workspaceId, t.messageId),
    // Results look at what was touched, which is little beside what was sent.
    index("short_links_touched_idx")
      .on(t.workspaceId, t.campaignId, t.contactId)
      .where(
        sql`${t.campaignId} is not null and (${t.clickedAt} is not null or ${t.botClickedAt} is not null)`,
      ),
    index("short_links_clicked_idx").on(t.workspaceId, t.clickedAt).where(sql`${t.clickedAt} is not null`),
    index("short_links_expires_idx").on(t.workspaceId, t.expiresAt),
    foreignKey({
      columns: [t.workspaceId, t.contactId],
      foreignColumns: [contacts.workspaceId, contacts.id],
      name: "short_links_contact_fk",
    }),
    foreignKey({
      columns: [t.workspaceId, t.messageId],
      foreignColumns: [messages.workspaceId, messages.id],
      name: "short_links_message_fk",
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.campaignId],
      foreignColumns: [campaigns.workspaceId, campaigns.id],
      name: "short_links_campaign_fk",
    }).onDelete("cascade"),
  ],
);

/** Every time somebody, or some machine, followed one; at most a few dozen are kept a link. */
export const linkClicks = pgTable(
  "link_clicks",
  {
    workspaceId: workspaceId(),
    id: id(),
    linkId: big("link_id").notNull(),
    at: moment("at").notNull().defaultNow(),
    isBot: boolean("is_bot").notNull(),
    /** How it was told: a word like `preview`, `scanner`, `too_soon`. */
    botReason: text("bot_reason"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("link_clicks_link_idx").on(t.workspaceId, t.linkId, t.id),
    foreignKey({
      columns: [t.workspaceId, t.linkId],
      foreignColumns: [shortLinks.workspaceId, shortLinks.id],
      name: "link_clicks_link_fk",
    }).onDelete("cascade"),
  ],
);
