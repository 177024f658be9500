import type { TurnView } from "@/lib/assistant/schema";
import { intentWords } from "./intent-words";

type Turn = Pick<
  TurnView,
  | "engine"
  | "status"
  | "reason"
  | "reason_sentence"
  | "steps"
  | "decided_by"
  | "tokens"
  | "created_at"
  | "finished_at"
>;

const languages = new Intl.DisplayNames("en", { type: "language" });

/** "Understood: wants a visit, in Spanish." */
export function understoodWords({ intent, language }: NonNullable<TurnView["intent"]>): string {
  const about = intentWords[intent];
  const spoken = language === null || language.startsWith("en") ? "" : `, in ${nameOf(language)}`;
  return `Understood: ${about.charAt(0).toLowerCase()}${about.slice(1)}${spoken}.`;
}

function nameOf(tag: string): string {
  try {
    return languages.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Why nothing was said, or a person got it; null when the steps tell it, or there is nothing to tell. */
export function outcomeWords({ status, reason, reason_sentence: sentence, steps }: Turn): string | null {
  if (status === "working") return "It is at work on this right now.";
  if (reason === "unverified_facts" && steps.some(({ kind }) => kind === "held")) return null;
  if (status === "silent" && sentence === null && steps.some(({ kind }) => kind === "did")) return null;
  if (status === "silent") return `Said nothing more. ${sentence ?? ""}`.trim();
  return sentence;
}

/** Who let it go out, or did not. */
export function decidedWords({ status, decided_by: who }: Turn): string | null {
  if (status === "draft") return "Waits for a person to approve it.";
  if (status === "held") return "Waits for a person to check it.";
  if (status === "approved") return `Approved by ${who ?? "a colleague"}.`;
  if (status === "discarded") return `Put away by ${who ?? "a colleague"}.`;
  return null;
}

/** "By gpt-4.1-mini, 880 tokens, in 2.4 s" */
export function engineWords({ engine, tokens, created_at: begun, finished_at: ended }: Turn): string {
  const took = ended === null ? null : (Date.parse(ended) - Date.parse(begun)) / 1000;
  return [
    `By ${engine}`,
    tokens > 0 ? `${tokens.toLocaleString("en")} tokens` : null,
    // A turn that was given back later says nothing about pace.
    took === null || took > 60 ? null : `in ${took.toFixed(took < 10 ? 1 : 0)} s`,
  ]
    .filter(Boolean)
    .join(", ");
}
