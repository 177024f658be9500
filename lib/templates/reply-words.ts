/** Answers that carriers take for themselves. Source: Twilio's default opt-out keywords; 47 CFR 64.1200(a)(10). */
const optOut = ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"];
const optIn = ["START", "YES", "UNSTOP"];
const help = ["HELP", "INFO"];
const reserved = [...optOut, ...optIn, ...help].join("|");

// "Reply YES", "text back 'cancel'", "Antworten Sie mit STOP": the word is an instruction right after the verb …
const afterVerb = new RegExp(
  `\\b(?:reply|respond|answer|text|send|type|write|say)(?:\\s+(?:back|us|with|either))*[\\s:]+["'“”‘’]?(${reserved})\\b`,
  "gi",
);
// … or, in capitals, an offer of its own: "1 to confirm or CANCEL to cancel", "YES/NO".
const offered = new RegExp(
  `(?<![\\p{L}\\p{N}{])["'“‘]?(${reserved})["'”’]?(?=\\s*(?:/|\\bto\\b|\\bfor\\b|\\bif\\b|=|or\\b))`,
  "gu",
);

const endings =
  /\b(opt(?:ing)?[- ]?out|unsubscribe|stop|end|quit|no more|leave|remove|turn off|mute|not (?:get|receive|want))\b/i;
const beginnings = /\b(opt(?:ing)?[- ]?in|subscribe|join|sign[- ]?up|start|resume|receive|get|agree)\b/i;
const assistance = /\b(help|info|information|assistance|support|more)\b/i;

/** A reserved word where it stands in the text. */
export type ReservedReply = { word: string; start: number; end: number };

/**
 * Reserved words that a text offers as an answer with another meaning: "Reply CANCEL to cancel" loses the customer,
 * "Reply STOP to opt out" is how it should be. In the order of the text. Pure.
 */
export function findReservedReplies(text: string): ReservedReply[] {
  const found = [...text.matchAll(afterVerb), ...text.matchAll(offered)];
  const byStart = new Map(found.flatMap((match) => trapAt(text, match)).map((trap) => [trap.start, trap]));
  return [...byStart.values()].sort((a, b) => a.start - b.start);
}

/** The reserved words themselves, each once, in capitals. */
export const reservedReplies = (text: string): string[] => [
  ...new Set(findReservedReplies(text).map(({ word }) => word)),
];

function trapAt(text: string, match: RegExpExecArray): ReservedReply[] {
  const written = match[1] ?? "";
  const after = match.index + match[0].length;
  const rest =
    text
      .slice(after, after + 200)
      .split(/[.!?\n;]/)[0]
      ?.slice(0, 60) ?? "";
  const start = match.index + match[0].lastIndexOf(written);
  const trap = { word: written.toUpperCase(), start, end: start + written.length };
  return isProperUse(trap.word, rest) ? [] : [trap];
}

function isProperUse(word: string, rest: string): boolean {
  const clause = rest.split(/,|\bor\b/)[0] ?? "";
  if (optOut.includes(word))
    return word === "STOP" || word === "STOPALL" ? !/\bcancel\b/i.test(clause) : endings.test(clause);
  if (optIn.includes(word)) return beginnings.test(clause);
  return rest.trim() === "" || assistance.test(clause);
}
