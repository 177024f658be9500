import type { raw } from "@/db/client";
import type { Channel, ConversationOwner, ConversationStatus, Direction, MessageStatus } from "@/db/enums";
import type { Actor } from "@/lib/actor";
import { maskPhone } from "@/lib/phone";
import type { ConversationView } from "./conversations-schema";
import { handoverSentence } from "./handover-words";

type Sql = ReturnType<typeof raw>;

export type ConversationRow = {
  id: number;
  status: ConversationStatus;
  owner: ConversationOwner;
  owner_id: number | null;
  owner_name: string | null;
  version: number;
  contact_id: number;
  first_name: string | null;
  last_name: string | null;
  phone_last4: string | null;
  phone_idx: string | null;
  channel: Channel;
  sender_id: number | null;
  unread: number;
  waiting_since: string | null;
  last_at: string;
  last_inbound_at: string | null;
  last_id: number | null;
  last_direction: Direction;
  last_status: MessageStatus;
  last_body: string;
  last_has_media: boolean;
  last_sent_by: string | null;
  has_draft: boolean;
  handover_reason: string | null;
  handed_over_at: string | null;
  closed_at: string | null;
  created_at: string;
};

/** The columns of a conversation `v` with its person `c`, its last text `l` and its owner's name. */
export const conversationColumns = (sql: Sql) => sql`
  v.id, v.status, v.owner, v.owner_id, (select u.name from users u where u.id = v.owner_id) as owner_name,
  v.version, v.contact_id, c.first_name, c.last_name, c.phone_last4, c.phone_idx, v.channel, v.sender_id, v.unread,
  v.waiting_since, v.last_at, v.last_inbound_at, v.handover_reason, v.handed_over_at, v.closed_at, v.created_at,
  l.id as last_id, l.direction as last_direction, l.status as last_status, left(l.body, 200) as last_body,
  l.media_urls is not null as last_has_media, l.actor_name as last_sent_by,
  coalesce((select t.status in ('draft', 'held') and t.body is not null
      and (l.direction = 'inbound' or l.id <= t.message_id)
    from assistant_turns t where t.workspace_id = v.workspace_id and t.conversation_id = v.id
    order by t.id desc limit 1), false) as has_draft`;

/** What those columns are read from: `v` is found by whoever asks. */
export const conversationJoins = (sql: Sql) => sql`
  conversations v
  join contacts c on c.workspace_id = v.workspace_id and c.id = v.contact_id
    and c.erased_at is null and c.merged_into_id is null
  left join lateral (select * from messages m where m.workspace_id = v.workspace_id and m.id = v.last_message_id
    offset 0) l on true`;

const iso = (moment: string | null): string | null =>
  moment === null ? null : new Date(moment).toISOString();

export const nameOf = (row: { first_name: string | null; last_name: string | null }): string | null =>
  [row.first_name, row.last_name].filter(Boolean).join(" ") || null;

export const presentConversation = (row: ConversationRow, actor: Actor): ConversationView => ({
  id: row.id,
  status: row.status,
  owner: row.owner,
  owner_member: row.owner_id === null ? null : { id: row.owner_id, name: row.owner_name },
  is_mine: row.owner === "member" && actor.kind === "member" && row.owner_id === actor.id,
  version: row.version,
  contact: { id: row.contact_id, name: nameOf(row), phone: maskPhone(row.phone_last4 ?? "") },
  channel: row.channel,
  unread: row.unread,
  waiting_since: iso(row.waiting_since),
  last_at: iso(row.last_at) ?? "",
  last_inbound_at: iso(row.last_inbound_at),
  last_message:
    row.last_id === null
      ? null
      : {
          id: row.last_id,
          direction: row.last_direction,
          status: row.last_status,
          body: row.last_body,
          has_media: row.last_has_media,
          sent_by: row.last_sent_by,
        },
  has_draft: row.has_draft,
  handover_reason: row.handover_reason,
  handover_sentence: row.handover_reason === null ? null : handoverSentence(row.handover_reason),
  handed_over_at: iso(row.handed_over_at),
  closed_at: iso(row.closed_at),
  created_at: iso(row.created_at) ?? "",
});
