import { raw, type Tx } from "@/db/client";
import type { Channel, ConversationOwner, TurnStatus } from "@/db/enums";
import { hours, later, minutes } from "@/lib/clock";
import { asksForAnswer } from "@/lib/consent/keywords";
import { numbersOf } from "@/lib/contacts/numbers-of";
import type { Decision, TraceEntry } from "./decision";
import type { Lately } from "./limits";

/** One answer in the making, and what it must know of its conversation. */
export type Turn = {
  id: number;
  /** Names every effect of this turn, so that a second run of it repeats none. */
  key: string;
  messageId: number;
  conversationId: number;
  contactId: number;
  /** The number they wrote from, which the answer goes to: theirs, or one that was merged into them. */
  numberId: number;
  channel: Channel;
  senderId: number | null;
  owner: ConversationOwner;
  handoverReason: string | null;
  handedOverAt: Date | null;
  /** Now, by the clock that the texts carry. */
  at: Date;
  /** When a member of the team last wrote, else when anything was last said before this text. */
  silentSince: Date | null;
  lately: Lately;
  /** What a run before this one decided, which died before it was said. */
  decided: Decision | null;
};

type Row = {
  contact_id: number;
  channel: Channel;
  sender_id: number | null;
  owner: ConversationOwner;
  handover_reason: string | null;
  handed_over_at: string | null;
  waiting_since: string | null;
  at: string;
};

/** Begins, or goes on with, the turn for a conversation's newest text; null when that was answered already. */
export async function openTurn(tx: Tx, workspaceId: number, conversationId: number): Promise<Turn | null> {
  const sql = raw(tx);
  const [row] = await sql<Row[]>`
    select v.contact_id, v.channel, v.sender_id, v.owner, v.handover_reason, v.handed_over_at, v.waiting_since,
      now() as at
    from conversations v join contacts c on c.workspace_id = v.workspace_id and c.id = v.contact_id
    where v.workspace_id = ${workspaceId} and v.id = ${conversationId} and c.phone_sealed is not null
    for update of v`;
  const newest = row && (await newestText(tx, workspaceId, row.contact_id));
  if (!newest) return null;
  const isGivenBack = row.owner === "assistant" && row.waiting_since !== null;
  const [turn] = await sql<{ id: number; status: TurnStatus; begun: string; trace: TraceEntry[] }[]>`
    insert into assistant_turns as t (workspace_id, conversation_id, message_id)
    values (${workspaceId}, ${conversationId}, ${newest.id})
    on conflict (workspace_id, message_id) do update
      set status = case when ${isGivenBack} and t.status in ('silent', 'handed_over') then 'working' else t.status end,
        created_at = case when ${isGivenBack} and t.status in ('silent', 'handed_over') then now() else t.created_at end
    returning id, status, extract(epoch from created_at)::text as begun, trace`;
  if (turn?.status !== "working") return null;
  const { lately, silentSince } = await readLately(
    tx,
    workspaceId,
    row.contact_id,
    newest.id,
    new Date(row.at),
  );
  return {
    id: turn.id,
    key: `${turn.id}/${turn.begun}`,
    messageId: newest.id,
    conversationId,
    contactId: row.contact_id,
    numberId: newest.contact_id,
    channel: row.channel,
    senderId: row.sender_id,
    owner: row.owner,
    handoverReason: row.handover_reason,
    handedOverAt: row.handed_over_at === null ? null : new Date(row.handed_over_at),
    at: new Date(row.at),
    silentSince,
    lately,
    decided: decidedIn(turn.trace),
  };
}

/** What they wrote last, read behind the conversation's lock: a text that was being taken in is among them. */
async function newestText(
  tx: Tx,
  workspaceId: number,
  personId: number,
): Promise<{ id: number; contact_id: number } | null> {
  const sql = raw(tx);
  const [text] = await sql<{ id: number; contact_id: number }[]>`
    select m.id, m.contact_id from unnest(${numbersOf(sql, workspaceId, personId)}) n(id) cross join lateral (
      select id, contact_id from messages where workspace_id = ${workspaceId} and contact_id = n.id
        and direction = 'inbound' order by id desc limit 1) m
    order by m.id desc limit 1`;
  return text ?? null;
}

/** A decision is written down before it is acted on; the step holds it until it was. */
const decidedIn = (trace: TraceEntry[]): Decision | null => {
  const last = trace.at(-1);
  return last?.step === "decided" ? (last.decision as Decision) : null;
};

/** More texts than these in two days are a flood, whatever else they are. */
const LATELY = 200;

type LatelyRow = {
  id: number;
  direction: "inbound" | "outbound";
  body: string;
  actor_kind: string;
  at: string;
  is_ours: boolean;
};

async function readLately(
  tx: Tx,
  workspaceId: number,
  contactId: number,
  messageId: number,
  at: Date,
): Promise<{ lately: Lately; silentSince: Date | null }> {
  const sql = raw(tx);
  const rows = await sql<LatelyRow[]>`
    select m.* from unnest(${numbersOf(sql, workspaceId, contactId)}) n(id) cross join lateral (
      select id, direction, body, actor_kind, created_at as at,
        direction = 'outbound' and actor_kind = 'system' and category = 'conversation' and purpose = 'message' as is_ours
      from messages where workspace_id = ${workspaceId} and contact_id = n.id
        and created_at > ${later(at, -hours(48)).toISOString()}
        and (direction = 'inbound' or status <> 'suppressed')
      order by id desc limit ${LATELY}) m
    order by m.id desc limit ${LATELY}`;
  const since = (ms: number) => (row: LatelyRow) => new Date(row.at) > later(at, -ms);
  const ours = rows.filter(({ is_ours }) => is_ours);
  const theirs = rows.filter(({ direction }) => direction === "inbound");
  const before = rows.filter(({ id }) => id < messageId);
  const member = before.find(
    ({ direction, actor_kind }) => direction === "outbound" && actor_kind === "member",
  );
  const last = member ?? before[0];
  return {
    lately: {
      inboundLastMinute: theirs.filter(since(minutes(1))).length,
      repliesLastTenMinutes: ours.filter(since(minutes(10))).length,
      repliesLastHour: ours.filter(since(hours(1))).length,
      ownTexts: ours.filter(since(hours(24))).map(({ body }) => body),
      theirTexts: theirs
        .filter(since(hours(1)))
        .map(({ body }) => body)
        .filter(asksForAnswer),
    },
    silentSince: last ? new Date(last.at) : null,
  };
}
