import { closestName } from "./closest-name";
import { parseBody } from "./placeholders";
import { findReservedReplies } from "./reply-words";
import { isGsm, nonGsmCharacters } from "./segments";
import { toGsmSafe } from "./smart-encoding";

/** Reserved answers become numbers: "Reply YES to confirm, CANCEL to cancel" → "Reply 1 to confirm, 2 to cancel". */
export function numberReplies(text: string): string {
  const paired = text
    .replace(/["'“‘]?\bYES\b["'”’]?\s*(?:\/|or)\s*["'“‘]?\bNO\b["'”’]?/gu, "1 for yes, 2 for no")
    .replace(/([.?!]\s+|^)1 for yes, 2 for no/gu, "$1Reply 1 for yes, 2 for no");
  const traps = findReservedReplies(paired);
  const taken = new Set(paired.match(/(?<![\p{L}\p{N}])\d(?=\s+(?:to|for|if)\b)/gu) ?? []);
  const numbers = new Map<string, string>();
  const numberOf = (word: string): string => {
    const known = numbers.get(word);
    if (known) return known;
    let number = 1;
    while (taken.has(String(number))) number++;
    taken.add(String(number));
    numbers.set(word, String(number));
    return String(number);
  };
  let repaired = "";
  let position = 0;
  for (const { word, start, end } of traps) {
    const isQuoted = /["'“‘]/.test(paired[start - 1] ?? "") && /["'”’]/.test(paired[end] ?? "");
    repaired += paired.slice(position, isQuoted ? start - 1 : start) + numberOf(word);
    position = isQuoted ? end + 1 : end;
  }
  repaired += paired.slice(position);
  if (!numbers.has("YES")) return repaired;
  return repaired.replace(/(?<=,\s|\bor\s|;\s)NO(?=\s+(?:to|for|if)\b)/gu, () => numberOf("NO"));
}

const emoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|[\u200d\ufe0f\u20e3]/gu;

/** Plain characters for typographic ones; when only emoji stand in the way, without them. Null when neither helps. */
export function plainText(text: string): string | null {
  const safe = toGsmSafe(text);
  if (safe.replacements.length > 0) return safe.text;
  const bare = text
    .replace(emoji, "")
    .replace(/ {2,}/g, " ")
    .replace(/ (?=[,.!?;:]|$)/gm, "");
  if (bare === text || bare.trim() === "") return null;
  const plain = toGsmSafe(bare).text;
  return isGsm(plain) ? plain : null;
}

/** True when making the text plain takes emoji away, not only their like in plain letters. */
export const losesEmoji = (text: string): boolean =>
  toGsmSafe(text).replacements.length === 0 && nonGsmCharacters(text).length > 0;

/** One exclamation mark says as much as three; from the third sentence on a period says it better. */
export function calmExclamations(text: string): string {
  let kept = 0;
  return text.replace(/(\?)?!(?:\s*!)*(\?)?/g, (_, before?: string, after?: string) => {
    if (before) return "?!";
    if (after) return "?";
    return kept++ < 1 ? "!" : ".";
  });
}

/** Words that stay in capitals: the answers carriers know, and what people write so anyway. */
const capitals = new Set([
  "STOP",
  "HELP",
  "START",
  "UNSUBSCRIBE",
  "AM",
  "PM",
  "US",
  "USA",
  "UK",
  "OK",
  "VIP",
]);

/** Words that are nothing but capitals, without codes, initials and the business's own name. */
export function shoutedWords(text: string, businessName: string | null): string[] {
  const own = new Set((businessName ?? "").toUpperCase().split(/\s+/));
  const words = outsideVariables(text).match(/(?<![\p{L}\p{N}@/.])\p{Lu}{2,}(?![\p{L}\p{N}])/gu) ?? [];
  return words.filter((word) => !capitals.has(word) && !own.has(word));
}

/** Capitals as in a sentence; codes, links and variables stay as they are. */
export function lowerCapitals(text: string, businessName: string | null): string {
  const calm = new Set(shoutedWords(text, businessName));
  const lower = (piece: string) =>
    piece
      .replace(/(?<![\p{L}\p{N}@/.])\p{Lu}{2,}(?![\p{L}\p{N}])/gu, (word) =>
        calm.has(word) ? word.toLowerCase() : word,
      )
      .replace(/(?:^|[.!?:]\s+)\p{Ll}/gu, (start) => start.toUpperCase());
  const lowered = parseBody(text)
    .map((part) => (part.kind === "placeholder" ? `{{${part.name}}}` : lower(part.text)))
    .join("");
  return businessName ? lowered.replace(new RegExp(literally(businessName), "gi"), businessName) : lowered;
}

/** Begins with who is writing. */
export const signed = (text: string): string => `{{business_name}}: ${text.trimStart()}`;

/** Ends with the way out. */
export function withWayOut(text: string): string {
  const body = text.trimEnd();
  return `${body}${/[.!?:)…]$/.test(body) ? "" : "."} Reply STOP to opt out.`;
}

/** One variable's name for another, wherever it stands. */
export const renameVariable = (text: string, from: string, to: string): string =>
  parseBody(text)
    .map((part) => {
      if (part.kind !== "placeholder") return part.text;
      return `{{${part.name === from ? to : part.name}}}`;
    })
    .join("");

/** `{{first name}}`, `{{name` and lone braces, mended where it is clear what was meant. */
export const mendBraces = (text: string, known: readonly string[]): string =>
  parseBody(text)
    .map((part) => {
      if (part.kind === "placeholder") return `{{${part.name}}}`;
      if (part.kind === "text") return part.text.replaceAll("}}", "");
      const inner = part.text.replaceAll(/[{}]/g, "").trim();
      const name = inner.replaceAll(/[\s-]+/g, "_").toLowerCase();
      if (!/^[a-z][a-z0-9_.]*$/.test(name)) return inner;
      return `{{${closestName(name, known) ?? name}}}`;
    })
    .join("");

const almost =
  /(?<!\{)\{([a-z][\w .-]{1,40})\}(?!\})|\[([a-z][\w .-]{1,40})\]|<([a-z][\w .-]{1,40})>|%([a-z]\w{1,40})%/gi;

/** `{name}`, `[First name]`, `<name>`, `%name%`: known names in another program's clothes, by what was written. */
export function foreignVariables(text: string, known: readonly string[]): Map<string, string> {
  const names = new Map(known.map((name) => [name.toLowerCase(), name]));
  const found = new Map<string, string>();
  for (const match of text.matchAll(almost)) {
    const written = (match[1] ?? match[2] ?? match[3] ?? match[4] ?? "").trim().toLowerCase();
    const name = names.get(written.replaceAll(/[\s.-]+/g, "_")) ?? names.get(written);
    if (name) found.set(match[0], name);
  }
  return found;
}

/** Those names between our own braces. */
export function adoptVariables(text: string, known: readonly string[]): string {
  let adopted = text;
  for (const [written, name] of foreignVariables(text, known))
    adopted = adopted.replaceAll(written, `{{${name}}}`);
  return adopted;
}

const outsideVariables = (text: string): string =>
  parseBody(text)
    .map((part) => (part.kind === "placeholder" ? " " : part.text))
    .join("");

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
