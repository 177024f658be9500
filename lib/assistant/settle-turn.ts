import { raw, type Tx, withWorkspace } from "@/db/client";
import type { TurnStatus } from "@/db/enums";
import { wake } from "@/inngest/events";
import { hours, later, now } from "@/lib/clock";
import { Problem } from "@/lib/errors";
import { handOver } from "@/lib/inbox/hand-over";
import { restConversation, touchOutbound } from "@/lib/inbox/touch-conversation";
import { wroteAgain } from "@/lib/inbox/wrote-again";
import { log } from "@/lib/log";
import { sendMessage } from "@/lib/messages/send-message";
import { toGsmSafe } from "@/lib/templates/smart-encoding";
import type { Decision } from "./decision";
import { assistantActor } from "./desk";
import type { DialogState } from "./dialog-state";
import type { Turn } from "./open-turn";
import { storeIntent } from "./store-intents";

/** After so much silence a number answers nothing any more. */
const DIALOG_LASTS = hours(6);

type Ended = { status: TurnStatus; reason: string | null; replyMessageId: number | null };

/**
 * Writes a decision down, says it, and ends the turn. What was written down is said once, whatever dies in between.
 * An answer that a newer text or a member of the team overtook is not said, unless it tells of something done.
 */
export async function settleTurn(
  workspaceId: number,
  turn: Turn,
  decision: Decision,
  isDraft: boolean,
): Promise<void> {
  const overtaken = turn.decided
    ? null
    : await withWorkspace(workspaceId, (tx) => record(tx, workspaceId, turn, decision, isDraft));
  if (overtaken)
    return endTurn(workspaceId, turn, decision, {
      status: "silent",
      reason: overtaken,
      replyMessageId: null,
    });
  const isHeldBack = isDraft && decision.body !== null;
  if (isHeldBack)
    return endTurn(workspaceId, turn, decision, {
      status: "draft",
      reason: decision.reason,
      replyMessageId: null,
    });
  const text = decision.notice ?? (decision.kind === "held" ? null : decision.body);
  const sent = text === null ? null : await say(workspaceId, turn, text);
  if (sent && "refused" in sent) return endRefused(workspaceId, turn, decision, sent.refused);
  await endTurn(workspaceId, turn, decision, {
    status: statusOf(decision, sent !== null),
    reason: decision.reason,
    replyMessageId: sent?.id ?? null,
  });
}

const statusOf = ({ kind }: Decision, isSaid: boolean): TurnStatus => {
  if (kind === "held") return "held";
  if (kind === "handover") return "handed_over";
  return isSaid ? "sent" : "silent";
};

/** @returns why the answer is out of date, or null. */
async function record(
  tx: Tx,
  workspaceId: number,
  turn: Turn,
  decision: Decision,
  isDraft: boolean,
): Promise<string | null> {
  const isNotLast = await wroteAgain(tx, workspaceId, turn.conversationId, turn.messageId);
  const [row] = await raw(tx)<{ owner: string }[]>`
    select owner from conversations where workspace_id = ${workspaceId} and id = ${turn.conversationId}`;
  if (!decision.hasActed) {
    if (isNotLast) return "superseded";
    if (row?.owner === "member" && turn.owner !== "member") return "with_member";
  }
  if (decision.dialog !== undefined && !isDraft)
    await keepDialog(tx, workspaceId, turn.conversationId, decision.dialog);
  if (decision.reading) await storeIntent(tx, workspaceId, turn.messageId, decision.reading, "model");
  const { trace, reading: _, ...rest } = decision;
  const pending = isDraft
    ? [{ step: "pending", act: decision.act ?? null, dialog: decision.dialog ?? null }]
    : [];
  const steps = [...trace, ...pending, { step: "decided", decision: { ...rest, trace: [] } }];
  await raw(tx)`
    update assistant_turns set engine = ${decision.engine}, body = ${decision.body}, reason = ${decision.reason},
      trace = ${raw(tx).json(steps as never)}, tokens_in = ${decision.tokensIn ?? 0}, tokens_out = ${decision.tokensOut ?? 0}
    where workspace_id = ${workspaceId} and id = ${turn.id}`;
  return null;
}

/** Where a dialogue stands, until it is forgotten; null ends it. */
export async function keepDialog(
  tx: Tx,
  workspaceId: number,
  conversationId: number,
  state: DialogState | null,
): Promise<void> {
  const sql = raw(tx);
  if (state === null) {
    await sql`delete from assistant_dialogs where workspace_id = ${workspaceId} and conversation_id = ${conversationId}`;
    return;
  }
  await sql`
    insert into assistant_dialogs (workspace_id, conversation_id, state, expires_at)
    values (${workspaceId}, ${conversationId}, ${sql.json(state as never)}, ${later(now(), DIALOG_LASTS).toISOString()})
    on conflict (workspace_id, conversation_id) do update
      set state = excluded.state, expires_at = excluded.expires_at, updated_at = now()`;
}

async function say(
  workspaceId: number,
  turn: Turn,
  text: string,
): Promise<{ id: number } | { refused: Problem }> {
  const actor = assistantActor(workspaceId, `${turn.key}/reply`);
  const to = { contact_id: turn.numberId, channel: turn.channel, category: "conversation" as const };
  const body = toGsmSafe(text).text;
  try {
    try {
      return await sendMessage(actor, {
        ...to,
        body,
        ...(turn.senderId === null ? {} : { sender_id: turn.senderId }),
      });
    } catch (error) {
      // The number they wrote to may be paused by now: another one of ours answers.
      const isSender =
        error instanceof Problem && error.extra.errors?.some(({ path }) => path === "sender_id");
      if (!isSender) throw error;
      return await sendMessage(actor, { ...to, body });
    }
  } catch (error) {
    if (error instanceof Problem) return { refused: error };
    throw error;
  }
}

/** Whoever opted out hears nothing, and waits for nothing; anything else that keeps a text back is a person's matter. */
async function endRefused(
  workspaceId: number,
  turn: Turn,
  decision: Decision,
  problem: Problem,
): Promise<void> {
  const isStopped = problem.code === "recipient_opted_out";
  if (!isStopped) log.warn({ code: problem.code, turnId: turn.id }, "an answer could not be sent");
  await endTurn(
    workspaceId,
    turn,
    isStopped ? { ...decision, kind: "silent" } : { ...decision, kind: "handover", reason: "send_failed" },
    {
      status: isStopped ? "silent" : "handed_over",
      reason: isStopped ? problem.code : "send_failed",
      replyMessageId: null,
    },
  );
}

async function endTurn(workspaceId: number, turn: Turn, decision: Decision, ended: Ended): Promise<void> {
  const isOver = ended.reason === "superseded" || ended.reason === "with_member";
  const wroteAgain = await withWorkspace(workspaceId, async (tx) => {
    const sql = raw(tx);
    if (ended.replyMessageId !== null)
      await touchOutbound(tx, workspaceId, {
        contactId: turn.contactId,
        messageId: ended.replyMessageId,
        at: now(),
        answersUpTo: turn.messageId,
        owner: { kind: "assistant" },
      });
    if (!isOver && (decision.kind === "handover" || decision.kind === "held"))
      await handOver(tx, workspaceId, turn.conversationId, decision.reason ?? "not_understood");
    else if (!isOver && decision.rests && ended.status !== "draft")
      await restConversation(tx, workspaceId, turn.conversationId, turn.messageId);
    await sql`
      update assistant_turns set status = ${ended.status}, reason = ${ended.reason},
        reply_message_id = ${ended.replyMessageId}, finished_at = now(),
        trace = case when trace -> -1 ->> 'step' = 'decided' then trace - (-1) else trace end
      where workspace_id = ${workspaceId} and id = ${turn.id}`;
    return release(tx, workspaceId, turn.conversationId, turn.messageId);
  });
  if (wroteAgain) wake("conversation/waiting");
}

/** Gives the lease back; texts that came meanwhile are looked at next. @returns whether there are any. */
export async function release(
  tx: Tx,
  workspaceId: number,
  conversationId: number,
  answeredUpTo: number,
): Promise<boolean> {
  const isDue = await wroteAgain(tx, workspaceId, conversationId, answeredUpTo);
  await raw(tx)`
    update conversations set answer_lease_until = null,
      answer_due_at = case when ${isDue} then coalesce(answer_due_at, ${now().toISOString()}) end
    where workspace_id = ${workspaceId} and id = ${conversationId}`;
  return isDue;
}
