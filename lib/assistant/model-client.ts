import OpenAI from "openai";
import { later, minutes, now, seconds } from "@/lib/clock";
import { env } from "@/lib/env";
import type { AssistantSettings } from "@/lib/workspaces/assistant-settings";

export type Model = {
  client: OpenAI;
  name: string;
  maxTokens: number;
  /** Null for models that take none. */
  temperature: number | null;
  /** For the whole answer, however many calls it takes. */
  deadlineMs: number;
};

type Health = { failures: number; failedAt: Date | null; error: string | null; restsUntil: Date | null };
const home = globalThis as typeof globalThis & { parleyModel?: Health; parleyStandIn?: Model | null };
const health = (): Health => {
  home.parleyModel ??= { failures: 0, failedAt: null, error: null, restsUntil: null };
  return home.parleyModel;
};

/** Whether a model is set up at all. */
export const hasModel = (): boolean =>
  home.parleyStandIn !== undefined ? home.parleyStandIn !== null : Boolean(env().OPENAI_API_KEY);

/** The model that answers for a workspace; null when none is set up, or it failed too often just now. */
export function modelFor(settings: AssistantSettings): Model | null {
  const { restsUntil } = health();
  if (restsUntil && restsUntil > now()) return null;
  if (home.parleyStandIn !== undefined) return home.parleyStandIn;
  const {
    OPENAI_API_KEY,
    OPENAI_BASE_URL,
    OPENAI_MODEL,
    OPENAI_MAX_TOKENS,
    OPENAI_TEMPERATURE,
    OPENAI_TIMEOUT_SECONDS,
  } = env();
  if (!OPENAI_API_KEY) return null;
  const name = settings.model ?? OPENAI_MODEL;
  return {
    client: new OpenAI({
      apiKey: OPENAI_API_KEY,
      ...(OPENAI_BASE_URL ? { baseURL: OPENAI_BASE_URL } : {}),
      timeout: seconds(OPENAI_TIMEOUT_SECONDS),
      maxRetries: 1,
    }),
    name,
    maxTokens: settings.max_tokens ?? OPENAI_MAX_TOKENS,
    temperature: takesTemperature(name) ? (settings.temperature ?? OPENAI_TEMPERATURE) : null,
    deadlineMs: seconds(2 * OPENAI_TIMEOUT_SECONDS),
  };
}

// Reasoning models refuse a request that sets it. Source: OpenAI's guide to reasoning models.
const takesTemperature = (name: string): boolean => !/^(o\d|gpt-5)/.test(name);

const PATIENCE = 3;

/** After some failures in a row the model is left alone for a minute, so that nobody waits for it in vain. */
export function noteModel(outcome: { ok: true } | { ok: false; error: string }): void {
  const state = health();
  if (outcome.ok) {
    Object.assign(state, { failures: 0, restsUntil: null, error: null });
    return;
  }
  state.failures += 1;
  Object.assign(state, { failedAt: now(), error: outcome.error });
  if (state.failures >= PATIENCE) state.restsUntil = later(now(), minutes(1));
}

/** How the model did in this process lately; `error` says what was wrong, never with whom. */
export const modelHealth = (): { isFailing: boolean; failedAt: Date | null; error: string | null } => {
  const { failures, failedAt, error } = health();
  return { isFailing: failures > 0, failedAt, error };
};

/** Another model, or none, in place of the installation's; undefined puts things back. Tests only. */
export function standIn(model: Model | null | undefined): void {
  home.parleyStandIn = model;
  home.parleyModel = undefined;
}
