import { raw, withWorkspace } from "@/db/client";
import type { TurnStatus } from "@/db/enums";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { env } from "@/lib/env";
import { requireConversation } from "@/lib/inbox/queries";
import { loadBusiness } from "./load-scene";
import { hasModel, modelHealth } from "./model-client";
import type { AssistantStatus, TurnView } from "./schema";
import { reasonSentence } from "./turn-words";

type Row = {
  id: number;
  message_id: number;
  status: TurnStatus;
  engine: string;
  body: string | null;
  reason: string | null;
  trace: Record<string, unknown>[];
  reply_message_id: number | null;
  tokens: number;
  decided_by: string | null;
  created_at: string;
  finished_at: string | null;
};

/** What the assistant made of a conversation's texts and why, newest first. @throws Problem 404. */
export async function listTurns(actor: Actor, conversationId: number): Promise<{ data: TurnView[] }> {
  authorize(actor, "conversations:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    await requireConversation(tx, actor.workspaceId, conversationId);
    const rows = await raw(tx)<Row[]>`
      select id, message_id, status, engine, body, reason, trace, reply_message_id,
        tokens_in + tokens_out as tokens, decided_by, created_at, finished_at
      from assistant_turns where workspace_id = ${actor.workspaceId} and conversation_id = ${conversationId}
      order by id desc limit 50`;
    return { data: rows.map(present) };
  });
}

const present = (row: Row): TurnView => ({
  ...row,
  // A decision that is on its way is no step of it.
  trace: row.trace.filter(({ step }) => step !== "decided" && step !== "pending"),
  reason_sentence: reasonSentence(row.reason),
  created_at: new Date(row.created_at).toISOString(),
  finished_at: row.finished_at === null ? null : new Date(row.finished_at).toISOString(),
});

/** Whether a model answers, and what it took today. */
export async function readAssistantStatus(actor: Actor): Promise<AssistantStatus> {
  authorize(actor, "workspace:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const { assistant } = await loadBusiness(tx, actor.workspaceId);
    const [used] = await raw(tx)<{ tokens: number; requests: number }[]>`
      select u.tokens, u.requests from assistant_usage u join workspaces w on w.id = u.workspace_id
      where u.workspace_id = ${actor.workspaceId}
        and u.day = (${now().toISOString()}::timestamptz at time zone w.time_zone)::date`;
    const { OPENAI_MODEL, OPENAI_MAX_TOKENS, OPENAI_TEMPERATURE } = env();
    return {
      mode: assistant.mode,
      has_model: hasModel(),
      model: hasModel() ? (assistant.model ?? OPENAI_MODEL) : null,
      is_failing: modelHealth().isFailing,
      tokens_today: used?.tokens ?? 0,
      answers_today: used?.requests ?? 0,
      daily_tokens: assistant.daily_tokens,
      default_max_tokens: OPENAI_MAX_TOKENS,
      default_temperature: OPENAI_TEMPERATURE,
    };
  });
}
