import OpenAI from "openai";
import { zodTextFormat } from "openai/helpers/zod";
import type { ResponseInputItem } from "openai/resources/responses/responses";
import { log } from "@/lib/log";
import { readScene } from "./answer-by-rules";
import { askModel, errorWords, isSilence, wordsOf } from "./ask-model";
import { unfounded } from "./check-facts";
import { type Decision, giveOver, type PendingAct, reply, type TraceEntry } from "./decision";
import type { Desk } from "./desk";
import { localDay } from "./local-time";
import { type Model, modelFor } from "./model-client";
import { noteModel } from "./model-health";
import { buildPrompt } from "./prompt";
import { reserveTokens, settleTokens } from "./reserve-tokens";
import { runTool } from "./run-tool";
import type { Scene } from "./scene";
import { type ModelAnswer, modelAnswer, tools } from "./tools";
import { wordings } from "./wording";

const ROUNDS = 6;
const LONGEST_REPLY = 600;
/** The answer's frame beside its words: intent, language, facts. */
const FRAME_TOKENS = 350;

/** Collects what happens on the way to an answer. */
type Run = {
  model: Model;
  trace: TraceEntry[];
  words: string[];
  hasActed: boolean;
  textFollows: boolean;
  pending: PendingAct | null;
  handsOver: string | null;
  tokensIn: number;
  tokensOut: number;
};

/**
 * The model's answer, with what it did through the tools. No decision, and the rules answer instead, when there is no model or
 * no budget left, or when it fails, refuses, talks nonsense or wants what no tool does; what it did by then stands.
 */
export async function answerByModel(
  scene: Scene,
  desk: Desk,
): Promise<{ decision: Decision | null; trace: TraceEntry[] }> {
  const { assistant } = scene.business;
  const model = assistant.daily_tokens > 0 ? modelFor(assistant) : null;
  if (!model) return { decision: null, trace: [] };
  const run: Run = {
    model,
    trace: [],
    words: [],
    hasActed: false,
    textFollows: false,
    pending: null,
    handsOver: null,
    tokensIn: 0,
    tokensOut: 0,
  };
  try {
    const answer = await converse(run, scene, desk);
    if (answer) noteModel(model.name, { ok: true });
    return { decision: answer ? decide(run, answer, scene) : fallBack(run, scene), trace: run.trace };
  } catch (err) {
    const error = errorWords(err);
    run.trace.push({ step: "model_failed", error });
    log.warn(
      { error, workspaceId: scene.workspaceId, conversationId: scene.conversationId },
      "no answer of the model",
    );
    // A budget of ours and a bad call say nothing about the service.
    if (err instanceof OpenAI.OpenAIError)
      noteModel(model.name, { ok: false, error, isSilent: isSilence(err) });
    return { decision: fallBack(run, scene), trace: run.trace };
  }
}

/** Something was done already: the rules must not do it again, and a person looks at the rest. */
function fallBack(run: Run, scene: Scene): Decision | null {
  if (!run.hasActed && run.pending === null) return null;
  const { language } = readScene(scene);
  return run.textFollows
    ? reply(null, { ...told(run), rests: true })
    : giveOver("model_error", wordings[language].person, told(run));
}

const told = (run: Run): Partial<Decision> => ({
  engine: run.model.name,
  trace: run.trace,
  hasActed: run.hasActed,
  act: run.pending,
  dialog: null,
  tokensIn: run.tokensIn,
  tokensOut: run.tokensOut,
});

async function converse(run: Run, scene: Scene, desk: Desk): Promise<ModelAnswer | null> {
  const { instructions, input: said, facts } = buildPrompt(scene);
  run.words.push(...facts, scene.business.assistant.prompt);
  const input: ResponseInputItem[] = said.map(({ role, content }) => ({ role, content }));
  const signal = AbortSignal.timeout(run.model.deadlineMs);
  for (let round = 1; round <= ROUNDS; round++) {
    const response = await ask(run, scene, instructions, input, signal);
    if (!response) return null;
    const calls = response.output.filter((item) => item.type === "function_call");
    if (calls.length === 0) return readAnswer(run, wordsOf(response));
    for (const { call_id, name, arguments: args } of calls) {
      run.trace.push({ step: "tool", name, arguments: args.slice(0, 500) });
      const used = await runTool(name, args, scene, desk);
      run.trace.push({ step: "result", name, result: used.result });
      run.words.push(...used.words);
      run.handsOver = used.handsOver ?? run.handsOver;
      if (used.act) {
        run.hasActed ||= used.act.done;
        run.textFollows ||= used.act.textFollows;
        run.pending = used.act.pending ?? run.pending;
      }
      // Without the ids of its items, so that nothing is kept at the provider between two calls.
      input.push({ type: "function_call", call_id, name, arguments: args });
      input.push({ type: "function_call_output", call_id, output: JSON.stringify(used.result) });
    }
  }
  run.trace.push({ step: "too_many_rounds" });
  return null;
}

async function ask(
  run: Run,
  { workspaceId, business }: Scene,
  instructions: string,
  input: ResponseInputItem[],
  signal: AbortSignal,
) {
  const { model } = run;
  const limit = model.maxTokens + FRAME_TOKENS;
  // A token is hardly ever shorter than two bytes.
  const size = Buffer.byteLength(instructions) + Buffer.byteLength(JSON.stringify(input)) + TOOLS_BYTES;
  const reserved = await reserveTokens(
    workspaceId,
    Math.ceil(size / 2) + limit,
    business.assistant.daily_tokens,
  );
  if (!reserved) {
    run.trace.push({ step: "budget_spent" });
    return null;
  }
  let used = reserved.tokens;
  try {
    const response = await askModel(
      model,
      {
        model: model.name,
        instructions,
        input,
        tools,
        store: false,
        max_output_tokens: limit,
        text: { format: TEXT_FORMAT },
        ...(model.temperature === null ? {} : { temperature: model.temperature }),
      },
      signal,
    );
    run.tokensIn += response.usage?.input_tokens ?? 0;
    run.tokensOut += response.usage?.output_tokens ?? 0;
    used = response.usage?.total_tokens ?? used;
    return response;
  } finally {
    await settleTokens(workspaceId, reserved, used);
  }
}

const { type, name, schema, strict } = zodTextFormat(modelAnswer, "answer");
const TEXT_FORMAT = { type, name, schema, strict };
const TOOLS_BYTES = Buffer.byteLength(JSON.stringify(tools)) + Buffer.byteLength(JSON.stringify(TEXT_FORMAT));

/** Null for a refusal, a broken frame, or an answer that was cut off. */
function readAnswer(run: Run, text: string): ModelAnswer | null {
  try {
    const parsed = modelAnswer.safeParse(JSON.parse(text));
    if (parsed.success && parsed.data.reply.trim() !== "" && parsed.data.reply.length <= LONGEST_REPLY)
      return parsed.data;
  } catch {
    // Told below, like every other answer that is none.
  }
  run.trace.push({ step: "malformed", text: text.slice(0, 300) });
  return null;
}

function decide(run: Run, answer: ModelAnswer, scene: Scene): Decision {
  const body = answer.reply.trim();
  const reading = { intent: answer.intent, confidence: 0.9, language: answer.language.slice(0, 20) };
  const problems = unfounded(body, {
    facts: run.words,
    customer: scene.asked.map((text) => text.body),
    companions: [
      scene.firstName ?? "",
      ...scene.guests,
      ...scene.history.filter(({ by }) => by === "customer").map((text) => text.body),
    ],
    people: scene.people.map(({ name }) => name),
    today: localDay(scene.at, scene.business.timeZone),
    hasVisit: run.hasActed || run.pending !== null || scene.visits.length > 0,
  });
  const reason = run.handsOver ?? answer.handover_reason;
  const isUnsaid = run.textFollows && reason === null;
  run.trace.push({ step: "answer", facts: answer.facts, unfounded: problems, isUnsaid });
  const more = { ...told(run), reading };
  // The text about the visit says it, from the book itself.
  if (isUnsaid) return reply(null, { ...more, rests: true });
  if (problems.length > 0)
    return {
      ...giveOver("unverified_facts", body, more),
      kind: "held",
      notice: wordings[readScene(scene).language].person,
    };
  return reason === null ? reply(body, more) : giveOver(reason, body, more);
}
