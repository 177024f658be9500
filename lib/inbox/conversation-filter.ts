import type { PendingQuery, Row } from "postgres";
import type { raw } from "@/db/client";
import type { Actor } from "@/lib/actor";
import { personOf } from "@/lib/contacts/numbers-of";
import type { ListConversationsQuery } from "./conversations-schema";

type Sql = ReturnType<typeof raw>;
type Fragment = PendingQuery<Row[]>;

/** States are spelled out: only then does the index that holds just those rows apply. */
export function conditions(
  sql: Sql,
  actor: Actor,
  { status, owner, unread, waiting, contact_id }: Omit<ListConversationsQuery, "limit">,
): Fragment {
  return sql`
    ${status === "open" ? sql`and v.status = 'open'` : status === "closed" ? sql`and v.status = 'closed'` : sql``}
    ${owner === undefined ? sql`` : ownedBy(sql, actor, owner)}
    ${unread === undefined ? sql`` : unread ? sql`and v.unread > 0` : sql`and v.unread = 0`}
    ${waiting === undefined ? sql`` : waiting ? sql`and v.waiting_since is not null` : sql`and v.waiting_since is null`}
    ${contact_id === undefined ? sql`` : sql`and v.contact_id = ${personOf(sql, actor.workspaceId, contact_id)}`}`;
}

function ownedBy(sql: Sql, actor: Actor, owner: NonNullable<ListConversationsQuery["owner"]>): Fragment {
  if (owner === "nobody") return sql`and v.owner = 'nobody'`;
  if (owner === "assistant") return sql`and v.owner = 'assistant'`;
  // A key is nobody of the team, and has none of its own.
  const id = owner === "me" ? (actor.kind === "member" ? actor.id : null) : owner;
  return sql`and v.owner = 'member' and v.owner_id = ${id}::bigint`;
}
