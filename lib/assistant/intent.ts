import type { Intent } from "@/db/enums";
import { isReaction } from "@/lib/consent/inbound-text";
import { findNamed } from "./find-named";
import { phrases } from "./intent-phrases";
import { languageOf } from "./language-of";
import { plainWords } from "./plain-words";
import { mentionsWhen } from "./read-when";

/** What a text is about, how sure that is (0 to 1), and its language when it can be told. */
export type Reading = { intent: Intent; confidence: number; language: string | null };

/** Reads what a customer wants without any model; `services` are the names that may be meant. Pure. */
export function readIntent(raw: string, services: readonly string[] = []): Reading {
  const plain = plainWords(raw);
  const language = languageOf(raw, plain);
  if (isReaction(raw) || plain === "") return { intent: "other", confidence: 0.3, language };
  const found = phrases.find(({ pattern }) => pattern.test(plain));
  if (found && !(found.intent === "hours" && asksForSlot(raw, plain, services)))
    return { intent: found.intent, confidence: found.confidence, language };
  if (found || findNamed(plain, services) !== null) return { intent: "book", confidence: 0.75, language };
  if (mentionsWhen(raw)) return { intent: "book", confidence: 0.55, language };
  return { intent: "other", confidence: 0.4, language };
}

/** "Is Ava open Friday for a haircut?" asks for a visit, not for the hours. */
const asksForSlot = (raw: string, plain: string, services: readonly string[]): boolean =>
  findNamed(plain, services) !== null && mentionsWhen(raw);
