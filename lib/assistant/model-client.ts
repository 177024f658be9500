import OpenAI from "openai";
import { seconds } from "@/lib/clock";
import { env } from "@/lib/env";
import type { AssistantSettings } from "@/lib/workspaces/assistant-settings";
import { forgetModels, mayAsk } from "./model-health";

export type Model = {
  client: OpenAI;
  name: string;
  maxTokens: number;
  /** Null for models that take none. */
  temperature: number | null;
  /** How long it may stay silent after each call. */
  firstWordMs: number;
  /** For the whole answer, however many calls it takes. */
  deadlineMs: number;
};

const home = globalThis as typeof globalThis & { parleyStandIn?: Model | null };

/** Whether a model is set up at all. */
export const hasModel = (): boolean =>
  home.parleyStandIn !== undefined ? home.parleyStandIn !== null : Boolean(env().OPENAI_API_KEY);

/** The name of the model that a workspace asks: its own choice, else the installation's. */
export const modelName = (settings: Pick<AssistantSettings, "model"> | null): string =>
  home.parleyStandIn?.name ?? settings?.model ?? env().OPENAI_MODEL;

/** The model that answers for a workspace; null when none is set up, or it rests because it failed just now. */
export function modelFor(settings: AssistantSettings): Model | null {
  if (!hasModel()) return null;
  const name = modelName(settings);
  if (!mayAsk(name)) return null;
  if (home.parleyStandIn) return home.parleyStandIn;
  const { OPENAI_MAX_TOKENS, OPENAI_TEMPERATURE, OPENAI_TIMEOUT_SECONDS, OPENAI_DEADLINE_SECONDS } = env();
  return {
    client: openAi(),
    name,
    maxTokens: settings.max_tokens ?? OPENAI_MAX_TOKENS,
    temperature: takesTemperature(name) ? (settings.temperature ?? OPENAI_TEMPERATURE) : null,
    firstWordMs: seconds(OPENAI_TIMEOUT_SECONDS),
    deadlineMs: seconds(OPENAI_DEADLINE_SECONDS),
  };
}

/** The SDK, as the installation is set up. It tries nothing twice: the rules answer meanwhile. */
export function openAi(): OpenAI {
  const { OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_DEADLINE_SECONDS } = env();
  return (
    home.parleyStandIn?.client ??
    new OpenAI({
      apiKey: OPENAI_API_KEY,
      ...(OPENAI_BASE_URL ? { baseURL: OPENAI_BASE_URL } : {}),
      timeout: seconds(OPENAI_DEADLINE_SECONDS),
      maxRetries: 0,
    })
  );
}

// Reasoning models refuse a request that sets it. Source: OpenAI's guide to reasoning models.
const takesTemperature = (name: string): boolean => !/^(o\d|gpt-5)/.test(name);

/** Another model, or none, in place of the installation's; undefined puts things back. Tests only. */
export function standIn(model: Model | null | undefined): void {
  home.parleyStandIn = model;
  forgetModels();
}
