import type { PendingQuery, Row } from "postgres";
import { raw, type Tx, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { invalid, notFound } from "@/lib/errors";
import type { Page } from "@/lib/paging";
import { conditions } from "./conversation-filter";
import {
  type ConversationRow,
  conversationColumns,
  conversationJoins,
  presentConversation,
} from "./conversation-rows";
import type { ConversationCounts, FoundConversation, ListConversationsQuery } from "./conversations-schema";
import { searchConversations } from "./search-conversations";

type Fragment = PendingQuery<Row[]>;

/** Beyond this many, how many exactly does not matter any more. */
const COUNTED = 100;

/**
 * Conversations by their last text, newest first; those that wait, longest first; those that were searched, by the
 * text that fits. Erased people are in no list, merged numbers under their person.
 */
export async function listConversations(
  actor: Actor,
  query: ListConversationsQuery,
): Promise<Page<FoundConversation>> {
  authorize(actor, "conversations:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    if (query.q) return searchConversations(tx, actor, query.q, query);
    const { limit } = query;
    const isByWait = query.waiting === true;
    const rows = await findRows(tx, actor, query, readStart(query.cursor, isByWait));
    const last = rows.at(limit - 1);
    return {
      data: rows.slice(0, limit).map((row) => ({ ...presentConversation(row, actor), match: null })),
      next_cursor: rows.length > limit && last ? cursorAfter(last, isByWait) : null,
    };
  });
}

/** One row more than asked for, so that the caller knows whether there are more. */
async function findRows(
  tx: Tx,
  actor: Actor,
  query: ListConversationsQuery,
  start: Start | null,
): Promise<ConversationRow[]> {
  const sql = raw(tx);
  const isByWait = query.waiting === true;
  const at = isByWait ? sql`v.waiting_since` : sql`v.last_at`;
  const order = isByWait ? sql`v.waiting_since, v.id` : sql`v.last_at desc, v.id desc`;
  const edge = start === null ? sql`` : sql`(${start.at}::timestamptz, ${start.id}::bigint)`;
  const beyond =
    start === null ? sql`` : isByWait ? sql`and (${at}, v.id) > ${edge}` : sql`and (${at}, v.id) < ${edge}`;
  return sql<ConversationRow[]>`
    with page as materialized (
      select v.id from conversations v
      join contacts c on c.workspace_id = v.workspace_id and c.id = v.contact_id and c.merged_into_id is null
      where v.workspace_id = ${actor.workspaceId} ${conditions(sql, actor, query)} ${beyond}
      order by ${order} limit ${query.limit + 1})
    select ${conversationColumns(sql)} from ${conversationJoins(sql)} join page on page.id = v.id
    where v.workspace_id = ${actor.workspaceId} order by ${order}`;
}

/** What the doors show beside "Inbox": each counted to a hundred. */
export async function countConversations(actor: Actor): Promise<ConversationCounts> {
  authorize(actor, "conversations:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const sql = raw(tx);
    const upTo = (rows: Fragment) => sql`(select count(*) from (${rows} limit ${COUNTED}) n)`;
    const those = (query: Omit<ListConversationsQuery, "limit">) => sql`
      select from conversations v where v.workspace_id = ${actor.workspaceId} ${conditions(sql, actor, query)}`;
    const [row] = await sql<ConversationCounts[]>`
      select ${upTo(those({ waiting: true }))} as waiting, ${upTo(those({ status: "open", owner: "me" }))} as mine,
        ${upTo(those({ status: "open" }))} as open,
        ${upTo(sql`select from tasks where workspace_id = ${actor.workspaceId} and done_at is null`)} as tasks`;
    if (!row) throw new Error("a count without a row");
    return row;
  });
}

/** @throws Problem 404 for another tenant's, an erased person's, or one that never was. */
export async function requireConversation(tx: Tx, workspaceId: number, id: number): Promise<ConversationRow> {
  const sql = raw(tx);
  const [row] = await sql<ConversationRow[]>`
    select ${conversationColumns(sql)} from ${conversationJoins(sql)}
    where v.workspace_id = ${workspaceId} and v.id = ${id}`;
  if (!row) throw notFound();
  return row;
}

type Start = { at: string; id: number };
const startPattern = /^(at|wait):([^|]{10,40})\|(\d{1,15})$/;

function readStart(cursor: string | undefined, isByWait: boolean): Start | null {
  if (cursor === undefined) return null;
  const [, kind, at, id] = startPattern.exec(Buffer.from(cursor, "base64url").toString("utf8")) ?? [];
  if (kind !== (isByWait ? "wait" : "at") || at === undefined || Number.isNaN(Date.parse(at)))
    throw invalid("cursor", "invalid_cursor", "This cursor is not one of this list.");
  return { at, id: Number(id) };
}

const cursorAfter = (row: ConversationRow, isByWait: boolean) =>
  Buffer.from(isByWait ? `wait:${row.waiting_since}|${row.id}` : `at:${row.last_at}|${row.id}`).toString(
    "base64url",
  );
