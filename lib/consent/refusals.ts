import { ENGLISH } from "./refusal-phrases";
import { FRENCH, GERMAN, ITALIAN, PORTUGUESE, SPANISH } from "./refusal-phrases-europe";

/** What people of one language write to a sender they want less of. */
export interface PhraseBook {
  /** The words for our texts. */
  messages: string;
  /** Phrases that resemble a refusal and are none; read first and set aside. */
  harmless: readonly string[];
  /** Plain words for STOP. */
  refusals: readonly string[];
  /** Displeasure that may mean STOP. */
  doubts: readonly string[];
  /** Refusals of advertising alone. */
  marketing: readonly string[];
}

export interface CategoryRefusal {
  category: "marketing";
  matched: string;
  /** The text without the refusal, for what else it may say. */
  rest: string;
}

const BOOKS: readonly PhraseBook[] = [ENGLISH, SPANISH, FRENCH, GERMAN, PORTUGUESE, ITALIAN];
// Stands for a phrase already read, so that nothing matches across it.
const READ = "|";

// Anger stands anywhere in a sentence and changes nothing about what it asks.
const EXPLETIVES =
  /(?<= )(?:fuckin\w*|freakin\w*|frickin\w*|fing|goddamn|damn|tf|the hell|the fuck|the heck|bloody|fking) /g;

const HARMLESS = compile(({ harmless }) => harmless, "g");
const REFUSALS = compile(({ refusals }) => refusals);
const DOUBTS = compile(({ doubts }) => doubts);
const MARKETING = compile(({ marketing }) => marketing);

/**
 * The words with which a text (as `readInbound` gives it) takes back consent in
 * plain language, in any of six languages; null when it does not.
 * Any reasonable wording counts: 47 CFR 64.1200(a)(10).
 */
export function findRefusal(text: string): string | null {
  return firstMatch(REFUSALS, setAside(text));
}

/** The words that make one doubt whether a person still wants texts. */
export function findDoubt(text: string): string | null {
  return firstMatch(DOUBTS, setAside(text));
}

/** A refusal of promotions alone, with what the text says besides. */
export function findCategoryRefusal(text: string): CategoryRefusal | null {
  const readable = setAside(text);
  for (const pattern of MARKETING) {
    const match = pattern.exec(readable);
    if (match)
      return { category: "marketing", matched: match[0].trim(), rest: readable.replace(match[0], READ) };
  }
  return null;
}

function setAside(text: string): string {
  return HARMLESS.reduce((rest, pattern) => rest.replace(pattern, READ), text.replace(EXPLETIVES, ""));
}

function firstMatch(patterns: readonly RegExp[], text: string): string | null {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match) return match[0].trim();
  }
  return null;
}

function compile(of: (book: PhraseBook) => readonly string[], flags = ""): RegExp[] {
  return BOOKS.flatMap((book) => of(book).map((phrase) => pattern(phrase, book.messages, flags)));
}

function pattern(phrase: string, messages: string, flags: string): RegExp {
  const source = phrase
    .replaceAll("{msg}", messages)
    .replaceAll("{start}", "(?<=[.?] )")
    .replaceAll("{end}", "(?= ?[.?])");
  return new RegExp(`(?<!\\w)(?:${source})(?!\\w)`, flags);
}
