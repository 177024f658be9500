import { raw, type Tx, withWorkspace } from "@/db/client";
import type { Intent, IntentSource, TurnStatus } from "@/db/enums";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { env } from "@/lib/env";
import { requireConversation } from "@/lib/inbox/queries";
import { explainTurn, type Names } from "./explain-turn";
import { loadBusiness } from "./load-scene";
import { hasModel, modelName } from "./model-client";
import { modelHealth } from "./model-health";
import type { AssistantStatus, ListTurnsQuery, TurnView } from "./schema";
import { reasonSentence } from "./turn-words";

type Row = {
  id: number;
  message_id: number;
  asked: string | null;
  intent: Intent | null;
  intent_source: IntentSource;
  language: string | null;
  status: TurnStatus;
  engine: string;
  body: string | null;
  reason: string | null;
  trace: { step: string; [detail: string]: unknown }[];
  reply_message_id: number | null;
  tokens: number;
  decided_by: string | null;
  created_at: string;
  finished_at: string | null;
};

/** What the assistant made of a conversation's texts and why, newest first. @throws Problem 404. */
export async function listTurns(
  actor: Actor,
  conversationId: number,
  { message_id: messageId }: ListTurnsQuery = {},
): Promise<{ data: TurnView[] }> {
  authorize(actor, "conversations:read");
  const { workspaceId } = actor;
  return withWorkspace(workspaceId, async (tx) => {
    await requireConversation(tx, workspaceId, conversationId);
    const sql = raw(tx);
    const only =
      messageId === undefined ? sql`` : sql`and ${messageId} in (t.message_id, t.reply_message_id)`;
    const [rows, names] = await Promise.all([
      sql<Row[]>`
        select t.id, t.message_id, m.body as asked, i.intent, i.source as intent_source, i.language, t.status, t.engine,
          t.body, t.reason, t.trace, t.reply_message_id, t.tokens_in + t.tokens_out as tokens, t.decided_by,
          t.created_at, t.finished_at
        from assistant_turns t
        left join messages m on m.workspace_id = t.workspace_id and m.id = t.message_id
        left join message_intents i on i.workspace_id = t.workspace_id and i.message_id = t.message_id
        where t.workspace_id = ${workspaceId} and t.conversation_id = ${conversationId} ${only}
        order by t.id desc limit 50`,
      readNames(tx, workspaceId),
    ]);
    return { data: rows.map((row) => present(row, names)) };
  });
}

async function readNames(tx: Tx, workspaceId: number): Promise<Names> {
  const sql = raw(tx);
  type Named = { id: number; name: string };
  const [[workspace], services, resources] = await Promise.all([
    sql<{ time_zone: string }[]>`select time_zone from workspaces where id = ${workspaceId}`,
    sql<Named[]>`select id, name from services where workspace_id = ${workspaceId} limit 500`,
    sql<Named[]>`select id, name from resources where workspace_id = ${workspaceId} limit 500`,
  ]);
  const byId = (rows: readonly Named[]) => new Map(rows.map(({ id, name }) => [id, name]));
  return {
    timeZone: workspace?.time_zone ?? "UTC",
    services: byId(services),
    resources: byId(resources),
  };
}

function present({ intent_source, intent, language, ...row }: Row, names: Names): TurnView {
  return {
    ...row,
    asked: row.asked ?? "",
    intent: intent === null ? null : { intent, source: intent_source, language },
    steps: explainTurn(row.trace, names),
    // A decision that is on its way is no step of it.
    trace: row.trace.filter(({ step }) => step !== "decided" && step !== "pending"),
    reason_sentence: reasonSentence(row.reason),
    created_at: new Date(row.created_at).toISOString(),
    finished_at: row.finished_at === null ? null : new Date(row.finished_at).toISOString(),
  };
}

/** Whether a model answers, and what it took today. */
export async function readAssistantStatus(actor: Actor): Promise<AssistantStatus> {
  authorize(actor, "workspace:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const { assistant } = await loadBusiness(tx, actor.workspaceId);
    const [used] = await raw(tx)<{ tokens: number; requests: number }[]>`
      select u.tokens, u.requests from assistant_usage u join workspaces w on w.id = u.workspace_id
      where u.workspace_id = ${actor.workspaceId}
        and u.day = (${now().toISOString()}::timestamptz at time zone w.time_zone)::date`;
    const { OPENAI_MAX_TOKENS, OPENAI_TEMPERATURE } = env();
    return {
      mode: assistant.mode,
      has_model: hasModel(),
      model: hasModel() ? modelName(assistant) : null,
      is_failing: modelHealth(modelName(assistant)).isFailing,
      tokens_today: used?.tokens ?? 0,
      answers_today: used?.requests ?? 0,
      daily_tokens: assistant.daily_tokens,
      default_max_tokens: OPENAI_MAX_TOKENS,
      default_temperature: OPENAI_TEMPERATURE,
    };
  });
}
