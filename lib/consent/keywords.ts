import { type InboundText, isReaction, readInbound } from "./inbound-text";
import { CATEGORY_WORDS, POLITE_WORDS, START_WORDS, STOP_WORDS } from "./opt-out-words";
import { findCategoryRefusal, findDoubt, findRefusal } from "./refusals";

export type InboundKind =
  | "stop"
  | "start"
  | "help"
  | "category_stop"
  | "category_start"
  | "refusal"
  | "doubt"
  | "none";
export type OptOutCategory = "marketing" | "program";

export interface InboundClass {
  kind: InboundKind;
  /** Set for the two category kinds. */
  category?: OptOutCategory;
  /** The keyword in capitals, or the words that gave a refusal or doubt away. */
  matched?: string;
}

type Keyword = { kind: "stop" | "start" | "help"; isPlain: boolean };

const HELP_WORDS = ["help", "help me", "info", "infos", "ayuda", "aide", "hilfe", "ajuda", "aiuto"];
const KEYWORDS = new Map<string, Keyword>([
  ...STOP_WORDS.plain.map((word) => [word, { kind: "stop", isPlain: true }] as const),
  ...STOP_WORDS.bare.map((word) => [word, { kind: "stop", isPlain: false }] as const),
  ...START_WORDS.map((word) => [word, { kind: "start", isPlain: false }] as const),
  ...HELP_WORDS.map((word) => [word, { kind: "help", isPlain: false }] as const),
]);
const MAX_PHRASE_WORDS = 4;
const STOP_INSTRUCTION =
  /^(?:(?:text|reply|send|txt|type|say|with) ){0,2}stop (?:to|2|au|al|a|an|para) (?:\d{3,11}|end|quit|stop|cancel|unsubscribe|opt out|optout)$/;

// "What does STOP mean?" asks about the word.
const STOP_EXPLAINED =
  /\b(?:what (?:does|is|happens)|do(?:es)? (?:\w+ ){1,4}mean|if i (?:reply|text|say|send|type))\b/;
// A stop at the end of other words, unless those make it a place or a plan.
const STOP_LAST =
  /(?<! (?:bus|train|subway|metro|tram|pit|rest|the|a|an|one|next|non|last|first|second|third|each|every|this|that|my|our|your|their|his|her|full|to|cant|dont|never|wont|not|doesnt|didnt|couldnt|i|we|you|u|they|it|he|she|can|will|should|could|would|must|says|reply|text|on|off)) stop(?= ?[.?])/;
// A number that changed hands must not be texted; "oops, wrong number" was theirs.
const WRONG_NUMBER =
  /^(?:wrong (?:number|person)|numero (?:equivocado|errado|sbagliato)|(?:mauvais|faux) numero|falsche nummer)$/;
const APOLOGY = /\b(?:sorry|oops|ooops|whoops|my bad|apologies)\b/;
const STOP_FIRST =
  /(?<=[.?] )stop (?!by|in|at|for|over|off|on|the|and|light|sign|here|there|before|after|using|next)\w/;

/**
 * What a received text asks of our sending, decided by rules before anything
 * else reads it. `stop` and `refusal` both revoke consent for everything,
 * `category_stop` for one category, `doubt` must suppress marketing. A bare
 * YES is `start` with `matched: "YES"`: it means START only to someone who is
 * opted out. Source: 47 CFR 64.1200(a)(10), Twilio's default opt-out words.
 */
export function classifyInbound(raw: string): InboundClass {
  if (isReaction(raw)) return { kind: "none" };
  const inbound = readInbound(raw);
  if (inbound.words.length === 0) return { kind: "none" };
  return findKeyword(inbound) ?? findCategory(inbound) ?? findPlainLanguage(inbound) ?? { kind: "none" };
}

function findKeyword({ words, hasQuestion }: InboundText): InboundClass | null {
  const phrase = words.join(" ");
  if (STOP_INSTRUCTION.test(phrase)) return { kind: "stop", matched: "STOP" };
  const found = readKeywords(words);
  if (!found) return null;
  const stop = found.find(({ kind }) => kind === "stop");
  // "Yes cancel" answers a question about a booking; "yes stop" does not.
  const isMeant = found.some(({ isPlain }) => isPlain) || found.every(({ kind }) => kind === "stop");
  if (stop && isMeant) return { kind: "stop", matched: stop.phrase.toUpperCase() };
  const [first] = found;
  if (!first || found.some(({ kind }) => kind !== first.kind)) return null;
  // Opting in takes a statement: "Start?" asks, and "yes please" answers something else.
  if (
    first.kind === "start" &&
    (hasQuestion || (phrase !== "yes" && found.some((word) => word.phrase === "yes")))
  )
    return null;
  return { kind: first.kind, matched: first.phrase.toUpperCase() };
}

/** The keywords a text consists of, or null when it says anything else beyond courtesies. */
function readKeywords(words: readonly string[]): (Keyword & { phrase: string })[] | null {
  const found: (Keyword & { phrase: string })[] = [];
  let hasLooseWord = false;
  for (let index = 0; index < words.length; ) {
    const phrase = longestKeyword(words, index);
    const keyword = phrase === null ? undefined : KEYWORDS.get(phrase);
    if (phrase !== null && keyword) {
      found.push({ ...keyword, phrase });
      index += phrase.split(" ").length;
      continue;
    }
    const word = words[index] ?? "";
    if (!POLITE_WORDS.always.has(word)) {
      if (!POLITE_WORDS.withPlainStop.has(word)) return null;
      hasLooseWord = true;
    }
    index += 1;
  }
  if (found.length === 0 || (hasLooseWord && !found.some(({ isPlain }) => isPlain))) return null;
  return found;
}

function longestKeyword(words: readonly string[], index: number): string | null {
  for (let length = Math.min(MAX_PHRASE_WORDS, words.length - index); length > 0; length--) {
    const phrase = words.slice(index, index + length).join(" ");
    if (KEYWORDS.has(phrase)) return phrase;
  }
  return null;
}

function findCategory({ words, hasQuestion }: InboundText): InboundClass | null {
  const said = words.filter((word) => !POLITE_WORDS.always.has(word));
  const matched = said.join(" ").toUpperCase();
  for (const category of ["marketing", "program"] as const) {
    const nouns = CATEGORY_WORDS[category];
    if (!said.some((word) => nouns.has(word))) continue;
    if (isCategoryStop(said, nouns))
      return hasQuestion ? { kind: "doubt", matched } : { kind: "category_stop", category, matched };
    if (!hasQuestion && isCategoryStart(said, nouns)) return { kind: "category_start", category, matched };
  }
  return null;
}

function isCategoryStop(words: readonly string[], nouns: ReadonlySet<string>): boolean {
  const [first = ""] = words;
  if (!CATEGORY_WORDS.stoppers.has(first)) return false;
  const noun = words.findIndex((word) => nouns.has(word));
  const isBetween = (word: string) => CATEGORY_WORDS.between.has(word) || CATEGORY_WORDS.stoppers.has(word);
  const isAfter = (word: string) => CATEGORY_WORDS.after.has(word) || nouns.has(word);
  return words.slice(1, noun).every(isBetween) && words.slice(noun + 1).every(isAfter);
}

function isCategoryStart(words: readonly string[], nouns: ReadonlySet<string>): boolean {
  const [first = "", second = ""] = words;
  const isNamed = (word: string) => nouns.has(word) && CATEGORY_WORDS.startable.has(word);
  if (words.length === 1) return isNamed(first);
  const rest = words.slice(2);
  if (isNamed(first) && words.length === 2) return CATEGORY_WORDS.starters.has(second) || second === "on";
  return (
    CATEGORY_WORDS.starters.has(first) &&
    nouns.has(second) &&
    rest.every((word) => CATEGORY_WORDS.after.has(word))
  );
}

function findPlainLanguage({ text, clauses, hasShoutedStop }: InboundText): InboundClass | null {
  const category = findCategoryRefusal(text);
  const refusal = findRefusal(category ? category.rest : text) ?? findWrongNumber(text, clauses);
  if (refusal) return { kind: "refusal", matched: refusal };
  if (category) return { kind: "category_stop", category: category.category, matched: category.matched };
  const doubt = findDoubt(text) ?? findDoubtInClause(clauses);
  const stop = STOP_EXPLAINED.test(text) ? undefined : findStopAside(text, clauses, hasShoutedStop);
  // Beside other words a stop is meant when shouted, asked for or said in
  // anger; else it may be "Stop! That's so cute".
  if (stop) return { kind: stop.isMeant || doubt !== null ? "refusal" : "doubt", matched: stop.matched };
  return doubt === null ? null : { kind: "doubt", matched: doubt };
}

// A comma ends no sentence, yet "not interested, stop" says two things.
function findDoubtInClause(clauses: InboundText["clauses"]): string | null {
  for (const { words } of clauses) {
    const found = findDoubt(`. ${words.join(" ")} . `);
    if (found !== null) return found;
  }
  return null;
}

function findWrongNumber(text: string, clauses: InboundText["clauses"]): string | null {
  if (APOLOGY.test(text)) return null;
  return clauses.map(({ words }) => words.join(" ")).find((clause) => WRONG_NUMBER.test(clause)) ?? null;
}

function findStopAside(text: string, clauses: InboundText["clauses"], hasShoutedStop: boolean) {
  const clause = clauses.find(({ words }) => isPlainStop(words));
  if (clause)
    return { isMeant: clause.isShouted || clause.words.length > 1, matched: clause.words.join(" ") };
  if (STOP_LAST.test(text) || (hasShoutedStop && STOP_FIRST.test(text)))
    return { isMeant: hasShoutedStop, matched: "stop" };
  return undefined;
}

function isPlainStop(words: readonly string[]): boolean {
  return readKeywords(words)?.every(({ kind, isPlain }) => kind === "stop" && isPlain) ?? false;
}

/**
 * Whether a person who writes this waits for words of ours: STOP, START and HELP answer themselves, a reaction asks
 * for nothing. A bare YES may be a customer's answer to a question of ours.
 */
export function asksForAnswer(raw: string): boolean {
  if (isReaction(raw)) return false;
  const { kind, matched } = classifyInbound(raw);
  return kind === "none" || kind === "doubt" || matched === "YES";
}
