import type { Row as AnyRow, PendingQuery } from "postgres";
import { raw, type Tx, withWorkspace } from "@/db/client";
import { type MessageStatus, messageStatuses, recipientStatuses } from "@/db/enums";
import { type Actor, authorize } from "@/lib/actor";
import { errorSentence, reasonSentence } from "@/lib/messages/explain";
import { type Page, readCursor, toPage } from "@/lib/paging";
import { maskPhone } from "@/lib/phone";
import { requireCampaign } from "./find-campaign";
import type { ListRecipientsQuery, RecipientView } from "./recipients-schema";

export type RecipientFilter = Pick<ListRecipientsQuery, "status" | "reason" | "variant">;
export type RecipientRow = Omit<
  RecipientView,
  "name" | "phone" | "sentence" | "due_at" | "sent_at" | "delivered_at" | "clicked_at"
> & {
  id: number;
  first_name: string | null;
  last_name: string | null;
  phone_last4: string | null;
  due_at: string;
  sent_at: string | null;
  delivered_at: string | null;
  clicked_at: string | null;
};

/** The people of a campaign, newest first, each with where they stand and why. @throws Problem 404. */
export async function listRecipients(
  actor: Actor,
  id: number,
  query: ListRecipientsQuery,
): Promise<Page<RecipientView>> {
  authorize(actor, "campaigns:read");
  const { limit, cursor, ...filter } = query;
  return withWorkspace(actor.workspaceId, async (tx) => {
    await requireCampaign(tx, actor.workspaceId, id);
    const rows = await findRecipients(tx, actor.workspaceId, id, filter, readCursor(cursor), limit + 1);
    return toPage(rows, limit, presentRecipient);
  });
}

type Sql = ReturnType<typeof raw>;
type Fragment = PendingQuery<AnyRow[]>;
type Where = { workspaceId: number; campaignId: number; before: number | null };

/** At most `limit` of them with smaller contact ids than `before`. Names and numbers are read for these alone. */
export async function findRecipients(
  tx: Tx,
  workspaceId: number,
  campaignId: number,
  filter: RecipientFilter,
  before: number | null,
  limit: number,
): Promise<RecipientRow[]> {
  const sql = raw(tx);
  const where = { workspaceId, campaignId, before };
  const { status } = filter;
  const found =
    status === "clicked"
      ? byClick(sql, where, filter)
      : status !== undefined && isTextStatus(status)
        ? byText(sql, where, filter, status)
        : byRecipient(sql, where, filter);
  return sql<RecipientRow[]>`
    with found as materialized (${found} order by contact_id desc limit ${limit})
    select r.contact_id as id, r.contact_id, r.channel, r.variant, r.wave,
      coalesce(m.status::text, r.status::text) as status, ${reasonOf(sql)} as reason, r.facts, r.due_at, r.segments,
      r.cost_micros, r.message_id, m.error_code, m.sent_at, m.delivered_at, c.first_name, c.last_name, c.phone_last4,
      (select min(l.clicked_at) from short_links l where l.workspace_id = ${workspaceId}
        and l.campaign_id = ${campaignId} and l.contact_id = f.contact_id and l.clicked_at is not null) as clicked_at
    from found f
    join campaign_recipients r on r.workspace_id = ${workspaceId} and r.campaign_id = ${campaignId}
      and r.contact_id = f.contact_id
    left join messages m on m.workspace_id = ${workspaceId} and m.id = r.message_id
    join contacts c on c.workspace_id = ${workspaceId} and c.id = f.contact_id
    order by f.contact_id desc`;
}

/** Once there is a text, it tells why. */
const reasonOf = (sql: Sql): Fragment => sql`case when m.id is null then r.reason else m.reason end`;

const isOneOf = <T extends string>(list: readonly T[], status: string): status is T =>
  (list as readonly string[]).includes(status);
/** Canceled is who was dropped before their text was made, too. */
const isTextStatus = (status: string): status is MessageStatus =>
  status !== "canceled" && isOneOf(messageStatuses, status);

/** Starts at the texts: those that failed are few, and the audience is large. */
function byText(
  sql: Sql,
  where: Where,
  { reason, variant }: RecipientFilter,
  status: MessageStatus,
): Fragment {
  const { workspaceId, campaignId, before } = where;
  return sql`
    select m.contact_id from messages m
    where m.workspace_id = ${workspaceId} and m.campaign_id = ${campaignId} and m.status = ${status}
      and m.replaced_at is null
      ${before === null ? sql`` : sql`and m.contact_id < ${before}`}
      ${reason === undefined ? sql`` : sql`and m.reason = ${reason}`}
      ${
        variant === undefined
          ? sql``
          : sql`and exists (select from campaign_recipients r where r.workspace_id = ${workspaceId}
            and r.campaign_id = ${campaignId} and r.contact_id = m.contact_id and r.variant = ${variant})`
      }`;
}

/** Starts at the links that were followed. */
function byClick(
  sql: Sql,
  { workspaceId, campaignId, before }: Where,
  { reason, variant }: RecipientFilter,
): Fragment {
  return sql`
    select distinct r.contact_id from short_links l
    join campaign_recipients r on r.workspace_id = ${workspaceId} and r.campaign_id = ${campaignId}
      and r.contact_id = l.contact_id
    left join messages m on m.workspace_id = ${workspaceId} and m.id = r.message_id
    where l.workspace_id = ${workspaceId} and l.campaign_id = ${campaignId} and l.clicked_at is not null
      ${before === null ? sql`` : sql`and l.contact_id < ${before}`}
      ${variant === undefined ? sql`` : sql`and r.variant = ${variant}`}
      ${reason === undefined ? sql`` : sql`and ${reasonOf(sql)} = ${reason}`}`;
}

function byRecipient(sql: Sql, where: Where, { status, reason, variant }: RecipientFilter): Fragment {
  const { workspaceId, campaignId, before } = where;
  const isCanceled = status === "canceled";
  const texts = isCanceled || (reason !== undefined && status === undefined);
  return sql`
    select r.contact_id from campaign_recipients r
    ${texts ? sql`left join messages m on m.workspace_id = ${workspaceId} and m.id = r.message_id` : sql``}
    where r.workspace_id = ${workspaceId} and r.campaign_id = ${campaignId}
      ${before === null ? sql`` : sql`and r.contact_id < ${before}`}
      ${isCanceled ? sql`and (r.status = 'canceled' or m.status = 'canceled')` : sql``}
      ${!isCanceled && status !== undefined && isOneOf(recipientStatuses, status) ? sql`and r.status = ${status}` : sql``}
      ${variant === undefined ? sql`` : sql`and r.variant = ${variant}`}
      ${reason === undefined ? sql`` : texts ? sql`and ${reasonOf(sql)} = ${reason}` : sql`and r.reason = ${reason}`}`;
}

const iso = (moment: string | null): string | null =>
  moment === null ? null : new Date(moment).toISOString();

export function presentRecipient(row: RecipientRow): RecipientView {
  const { id, first_name, last_name, phone_last4, ...rest } = row;
  return {
    ...rest,
    name: [first_name, last_name].filter(Boolean).join(" ") || null,
    phone: maskPhone(phone_last4 ?? ""),
    sentence: sentenceOf(row),
    due_at: iso(row.due_at) ?? "",
    sent_at: iso(row.sent_at),
    delivered_at: iso(row.delivered_at),
    clicked_at: iso(row.clicked_at),
  };
}

function sentenceOf({ error_code: code, reason }: RecipientRow): string | null {
  if (code !== null) return errorSentence(code).meaning;
  return reason === null ? null : reasonSentence(reason);
}
