import { raw, type Tx, withWorkspace } from "@/db/client";
import type { TurnStatus } from "@/db/enums";
import { type Actor, authorize } from "@/lib/actor";
import { hours, later, seconds } from "@/lib/clock";
import { consentState } from "@/lib/consent/consent-state";
import { ledgerOf, ledgersOf } from "@/lib/consent/queries";
import { findRecipient } from "@/lib/contacts/ensure-contacts";
import { numbersOf } from "@/lib/contacts/numbers-of";
import { type ConversationRow, presentConversation } from "./conversation-rows";
import type { ConversationDetail } from "./conversations-schema";
import { requireConversation } from "./queries";
import { listTasksOf } from "./tasks";

/** Whoever said nothing for longer than this has left. */
const SEEN_WITHIN_MS = seconds(12);
/** Meta: free text until 24 hours after their last one. */
const WINDOW = hours(24);

/** One conversation with all that an answer should know. @throws Problem 404. */
export async function getConversation(actor: Actor, id: number): Promise<ConversationDetail> {
  authorize(actor, "conversations:read");
  return withWorkspace(actor.workspaceId, (tx) => readConversation(tx, actor, id));
}

export async function readConversation(tx: Tx, actor: Actor, id: number): Promise<ConversationDetail> {
  const { workspaceId } = actor;
  const row = await requireConversation(tx, workspaceId, id);
  const [presence, tasks, draft, isOptedOut, whatsAppUntil] = await Promise.all([
    findPresence(tx, actor, id),
    listTasksOf(tx, workspaceId, row.contact_id),
    row.has_draft ? findDraft(tx, workspaceId, id) : null,
    saidStop(tx, workspaceId, row),
    row.channel === "whatsapp" ? windowEnd(tx, workspaceId, row) : null,
  ]);
  return {
    ...presentConversation(row, actor),
    presence,
    tasks,
    draft,
    is_opted_out: isOptedOut,
    whatsapp_until: whatsAppUntil,
  };
}

async function findPresence(tx: Tx, actor: Actor, id: number): Promise<ConversationDetail["presence"]> {
  const rows = await raw(tx)<{ user_id: number; name: string; is_typing: boolean }[]>`
    select user_id, name, is_typing from conversation_presence
    where workspace_id = ${actor.workspaceId} and conversation_id = ${id}
      and seen_at > now() - make_interval(secs => ${SEEN_WITHIN_MS / 1000})
      and user_id <> ${actor.kind === "member" ? (actor.id ?? 0) : 0}
    order by name`;
  return rows.map((row) => ({ member: { id: row.user_id, name: row.name }, is_typing: row.is_typing }));
}

type DraftRow = {
  id: number;
  message_id: number;
  body: string;
  reason: string | null;
  status: TurnStatus;
  engine: string;
  created_at: string;
};

async function findDraft(tx: Tx, workspaceId: number, id: number): Promise<ConversationDetail["draft"]> {
  const [row] = await raw(tx)<DraftRow[]>`
    select id, message_id, body, reason, status, engine, created_at from assistant_turns
    where workspace_id = ${workspaceId} and conversation_id = ${id} order by id desc limit 1`;
  return row ? { ...row, created_at: new Date(row.created_at).toISOString() } : null;
}

async function saidStop(tx: Tx, workspaceId: number, row: ConversationRow): Promise<boolean> {
  const recipient = await findRecipient(tx, workspaceId, row.contact_id);
  if (!recipient) return false;
  const ledgers = await ledgersOf(tx, workspaceId, recipient.phoneIndexes);
  return consentState(ledgerOf(ledgers, recipient.phoneIndexes), row.channel, "conversation").optedOut;
}

async function windowEnd(tx: Tx, workspaceId: number, row: ConversationRow): Promise<string | null> {
  const sql = raw(tx);
  const [wrote] = await sql<{ at: string | null }[]>`
    select max(m.created_at) as at from messages m
    where m.workspace_id = ${workspaceId} and m.contact_id = any(${numbersOf(sql, workspaceId, row.contact_id)})
      and m.sender_id = ${row.sender_id} and m.direction = 'inbound' and m.channel = 'whatsapp'`;
  return wrote?.at ? later(new Date(wrote.at), WINDOW).toISOString() : null;
}
