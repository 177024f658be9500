import { raw, type Tx, withWorkspace } from "@/db/client";
import type { TurnStatus } from "@/db/enums";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { sha256 } from "@/lib/crypto";
import { conflict, notFound } from "@/lib/errors";
import type { ConversationDetail } from "@/lib/inbox/conversations-schema";
import { readConversation } from "@/lib/inbox/get-conversation";
import { lockConversation } from "@/lib/inbox/lock-conversation";
import { restConversation, touchOutbound } from "@/lib/inbox/touch-conversation";
import { wroteAgain } from "@/lib/inbox/wrote-again";
import { sendMessage } from "@/lib/messages/send-message";
import { recordAudit } from "@/lib/workspaces/record-audit";
import type { PendingAct, TraceEntry } from "./decision";
import { perform } from "./desk";
import { dialogState } from "./dialog-state";
import { loadScene } from "./load-scene";
import type { Scene } from "./scene";
import type { ApproveDraftInput } from "./schema";
import { keepDialog } from "./settle-turn";

type Draft = {
  id: number;
  status: TurnStatus;
  body: string;
  messageId: number;
  contactId: number;
  /** The number they wrote from. */
  numberId: number;
  channel: "sms" | "whatsapp";
  act: PendingAct | null;
  dialog: unknown;
};

/**
 * Sends what the assistant wrote, as it stands or in other words, in the name of whoever agrees; a visit that belongs
 * to it is made, moved or called off first. @throws Problem 404; 409 `draft_decided` when somebody was faster, or
 * `conversation_changed` when they wrote again; 409 when the visit can't be had any more.
 */
export async function approveDraft(
  actor: Actor,
  conversationId: number,
  turnId: number,
  input: ApproveDraftInput,
): Promise<ConversationDetail> {
  authorize(actor, "conversations:write");
  authorize(actor, "messages:write");
  const { workspaceId } = actor;
  const { draft, scene } = await withWorkspace(workspaceId, async (tx) => {
    const draft = await takeDraft(tx, actor, conversationId, turnId, "approved");
    const scene = await loadScene(tx, workspaceId, {
      conversationId,
      contactId: draft.contactId,
      messageId: draft.messageId,
    });
    return { draft, scene };
  });
  try {
    const isTold = await actOn(actor, scene, draft);
    const body = input.body ?? draft.body;
    // The text about the visit says it already, unless somebody chose other words.
    const sent = isTold && input.body === undefined ? null : await send(actor, draft, body);
    return await withWorkspace(workspaceId, (tx) => settle(tx, actor, conversationId, draft, { sent, body }));
  } catch (error) {
    await withWorkspace(
      workspaceId,
      (tx) => raw(tx)`update assistant_turns set status = ${draft.status}, decided_by = null
        where workspace_id = ${workspaceId} and id = ${turnId} and reply_message_id is null`,
    );
    throw error;
  }
}

/** Puts away what the assistant wrote; the conversation goes on waiting for a person. @throws Problem 404, 409. */
export async function discardDraft(
  actor: Actor,
  conversationId: number,
  turnId: number,
): Promise<ConversationDetail> {
  authorize(actor, "conversations:write");
  return withWorkspace(actor.workspaceId, async (tx) => {
    await takeDraft(tx, actor, conversationId, turnId, "discarded");
    await audit(tx, actor, conversationId, "assistant_draft.discarded");
    return readConversation(tx, actor, conversationId);
  });
}

type DraftRow = {
  status: TurnStatus;
  body: string | null;
  trace: TraceEntry[];
  message_id: number;
  contact_id: number;
  number_id: number;
  channel: Draft["channel"];
};

/** Whoever comes first decides. */
async function takeDraft(
  tx: Tx,
  actor: Actor,
  conversationId: number,
  turnId: number,
  to: "approved" | "discarded",
): Promise<Draft> {
  const { workspaceId } = actor;
  await lockConversation(tx, actor, conversationId, undefined);
  const [row] = await raw(tx)<DraftRow[]>`
    select t.status, t.body, t.trace, t.message_id, v.contact_id, m.contact_id as number_id, v.channel
    from assistant_turns t join conversations v on v.workspace_id = t.workspace_id and v.id = t.conversation_id
    join messages m on m.workspace_id = t.workspace_id and m.id = t.message_id
    where t.workspace_id = ${workspaceId} and t.id = ${turnId} and t.conversation_id = ${conversationId}
    for update of t`;
  if (!row) throw notFound();
  if ((row.status !== "draft" && row.status !== "held") || row.body === null)
    throw conflict("draft_decided", "Somebody decided about this draft already.");
  if (to === "approved" && (await wroteAgain(tx, workspaceId, conversationId, row.message_id)))
    throw conflict("conversation_changed", "They wrote again meanwhile. Read that first.");
  await raw(tx)`update assistant_turns set status = ${to}, decided_by = ${actor.name}, finished_at = now()
    where workspace_id = ${workspaceId} and id = ${turnId}`;
  const pending = row.trace.find(({ step }) => step === "pending");
  return {
    id: turnId,
    status: row.status,
    body: row.body,
    messageId: row.message_id,
    contactId: row.contact_id,
    numberId: row.number_id,
    channel: row.channel,
    act: (pending?.act as PendingAct | null | undefined) ?? null,
    dialog: pending?.dialog ?? null,
  };
}

/** @returns whether a text about the visit follows. */
async function actOn(actor: Actor, scene: Scene, { id, act }: Draft): Promise<boolean> {
  if (!act) return false;
  const done = await perform(
    { ...actor, idempotencyKey: sha256(`assistant/draft/${actor.workspaceId}/${id}`) },
    scene,
    act,
  );
  if (!done.ok) throw conflict(done.reason === "slot_taken" ? "slot_taken" : "booking_changed", done.detail);
  return done.textFollows;
}

const send = async (actor: Actor, draft: Draft, body: string): Promise<number> => {
  const key = sha256(`assistant/approved/${actor.workspaceId}/${draft.id}`);
  const { id } = await sendMessage(
    { ...actor, idempotencyKey: key },
    { contact_id: draft.numberId, channel: draft.channel, category: "conversation", body },
  );
  return id;
};

async function settle(
  tx: Tx,
  actor: Actor,
  conversationId: number,
  draft: Draft,
  { sent, body }: { sent: number | null; body: string },
): Promise<ConversationDetail> {
  const { workspaceId } = actor;
  await raw(tx)`update assistant_turns set reply_message_id = ${sent}, body = ${body}
    where workspace_id = ${workspaceId} and id = ${draft.id}`;
  const dialog = dialogState.safeParse(draft.dialog);
  await keepDialog(tx, workspaceId, conversationId, dialog.success ? dialog.data : null);
  if (sent === null) await restConversation(tx, workspaceId, conversationId, draft.messageId);
  else
    await touchOutbound(tx, workspaceId, {
      contactId: draft.contactId,
      messageId: sent,
      at: now(),
      answersUpTo: draft.messageId,
    });
  await audit(tx, actor, conversationId, "assistant_draft.approved");
  return readConversation(tx, actor, conversationId);
}

const audit = (tx: Tx, actor: Actor, conversationId: number, verb: string): Promise<void> =>
  recordAudit(tx, actor, { verb, subjectType: "conversation", subjectId: conversationId });
