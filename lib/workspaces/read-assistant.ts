import { env } from "@/lib/env";
import { type AssistantSettings, assistantSettings, defaultAssistant } from "./assistant-settings";

/** What is stored of the assistant, with the default of everything that was never set. */
export const readAssistant = (stored: Record<string, unknown>): AssistantSettings =>
  assistantSettings.parse({ ...defaultAssistant, daily_tokens: env().OPENAI_DAILY_TOKENS, ...stored });
