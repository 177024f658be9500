import { raw, type Tx } from "@/db/client";
import type { Actor } from "@/lib/actor";
import { escapeLike, peopleWho } from "@/lib/contacts/contact-filter";
import { readFilter } from "@/lib/contacts/queries";
import { type Page, readCursor, writeCursor } from "@/lib/paging";
import { conditions } from "./conversation-filter";
import {
  type ConversationRow,
  conversationColumns,
  conversationJoins,
  presentConversation,
} from "./conversation-rows";
import type { FoundConversation, ListConversationsQuery } from "./conversations-schema";

/** How many texts one page looks through; more is a page further back. */
const SCANNED = 20_000;
/** People by name: more than these, and the words were too common to mean one. */
const NAMED = 100;

type Hit = { contact_id: number; message_id: number | null; body: string; at: string };

/**
 * Conversations of people whose name or number fits, then of those who wrote or got these words: the newest texts first,
 * a bounded stretch a page, so that a rare word never reads a million rows at once.
 */
export async function searchConversations(
  tx: Tx,
  actor: Actor,
  q: string,
  query: ListConversationsQuery,
): Promise<Page<FoundConversation>> {
  const before = readCursor(query.cursor);
  const named = before === null ? await findNamed(tx, actor.workspaceId, q) : [];
  const { hits, next } = await findSaid(tx, actor.workspaceId, q, before, query.limit);
  const matches = new Map<number, Hit>();
  for (const hit of [...named, ...hits]) if (!matches.has(hit.contact_id)) matches.set(hit.contact_id, hit);
  const sql = raw(tx);
  const rows = await sql<ConversationRow[]>`
    select ${conversationColumns(sql)} from ${conversationJoins(sql)}
    where v.workspace_id = ${actor.workspaceId} and v.contact_id = any(${[...matches.keys()]}::bigint[])
      ${conditions(sql, actor, query)}`;
  const byContact = new Map(rows.map((row) => [row.contact_id, row]));
  const data = [...matches.values()].flatMap((hit): FoundConversation[] => {
    const row = byContact.get(hit.contact_id);
    return row ? [{ ...presentConversation(row, actor), match: matchOf(hit) }] : [];
  });
  return { data, next_cursor: next === null ? null : writeCursor(next) };
}

const matchOf = ({ message_id, body, at }: Hit): FoundConversation["match"] =>
  message_id === null ? null : { message_id, body, at: new Date(at).toISOString() };

async function findNamed(tx: Tx, workspaceId: number, q: string): Promise<Hit[]> {
  const sql = raw(tx);
  // The end of a number has an index of its own; names are seldom figures.
  const isDigits = /^\d{2,4}$/.test(q);
  const wanted = await readFilter(tx, workspaceId, isDigits ? { last4: q } : { q });
  const people = peopleWho(sql, workspaceId, wanted, null);
  const rows = await sql<{ contact_id: number }[]>`
    select v.contact_id from (${people} limit ${NAMED * 10}) p
    join conversations v on v.workspace_id = ${workspaceId} and v.contact_id = p.id
    order by v.last_at desc limit ${NAMED}`;
  return rows.map(({ contact_id }) => ({ contact_id, message_id: null, body: "", at: "" }));
}

/** Texts with these words, each person's newest, and the id below which the next page looks. */
async function findSaid(
  tx: Tx,
  workspaceId: number,
  q: string,
  before: number | null,
  limit: number,
): Promise<{ hits: Hit[]; next: number | null }> {
  const sql = raw(tx);
  const stretch = sql`
    select id, contact_id, body, created_at, campaign_id from messages where workspace_id = ${workspaceId}
      ${before === null ? sql`` : sql`and id < ${before}`} order by id desc limit ${SCANNED}`;
  // What a campaign says to thousands leads to nobody in particular.
  const rows = await sql<Hit[]>`
    select coalesce(c.merged_into_id, c.id) as contact_id, m.id as message_id, left(m.body, 300) as body, m.created_at as at
    from (${stretch}) m join contacts c on c.workspace_id = ${workspaceId} and c.id = m.contact_id
    where m.campaign_id is null and m.body ilike ${`%${escapeLike(q)}%`}
    order by m.id desc limit ${limit + 1}`;
  const last = rows.at(limit - 1);
  if (rows.length > limit && last) return { hits: rows.slice(0, limit), next: last.message_id };
  const [edge] = await sql<{ id: number }[]>`
    select id from messages where workspace_id = ${workspaceId}
      ${before === null ? sql`` : sql`and id < ${before}`} order by id desc offset ${SCANNED - 1} limit 1`;
  return { hits: rows, next: edge?.id ?? null };
}
