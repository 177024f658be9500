import { isGsm } from "./segments";

export interface Replacement {
  from: string;
  to: string;
  count: number;
}

// What typing aids and word processors put in place of plain characters, by
// the plain character. Letters are never folded: "São" must not become "Sao".
// Source: the families of Twilio's Smart Encoding.
const LOOKALIKES: readonly (readonly [plain: string, fancy: string])[] = [
  ['"', "“”„‟«»″‶ʺˮ❝❞〝〞〟"],
  ["'", "‘’‚‛‹›′‵ʹʻʼʽˈˊˋ´`❛❜"],
  ["-", "‐‑‒–—―−•‣⁃∙﹘﹣⸺⸻"],
  ["...", "…⋯"],
  ["..", "‥"],
  ["!!", "‼"],
  ["?!", "⁈"],
  ["!?", "⁉"],
  ["??", "⁇"],
  ["/", "⁄∕÷⧸"],
  ["\\", "∖⧵⧹"],
  ["|", "∣⏐⎸⎹"],
  ["*", "∗⁎✱✲✳✻✼✽❉❊❋⧆"],
  ["+", "˖➕"],
  ["x", "×✕✖"],
  ["^", "ˆ"],
  ["~", "˜∼˷"],
  ["_", "‗"],
  ["(", "❨❪⦅"],
  [")", "❩❫⦆"],
  ["[", "【〔"],
  ["]", "】〕"],
  ["<", "〈"],
  [">", "〉"],
  [",", "、､"],
  [".", "。｡․"],
  [":", "ː˸꞉∶"],
  [";", "⁏"],
  ["=", "꞊"],
  ["1/2", "½"],
  ["1/3", "⅓"],
  ["2/3", "⅔"],
  ["1/4", "¼"],
  ["3/4", "¾"],
  ["1/5", "⅕"],
  ["1/8", "⅛"],
  ["3/8", "⅜"],
  ["5/8", "⅝"],
  ["7/8", "⅞"],
  ["\n", "\u0085\u2028\u2029\u000b"],
];
const SPACES = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/u;
const COMPATIBLE = /[\uff01-\uff5e\ufe10-\ufe19\ufe50-\ufe6b\ufb00-\ufb06]/;

const PLAIN = new Map(
  LOOKALIKES.flatMap(([plain, fancy]) => [...fancy].map((char) => [char, plain] as const)),
);

/**
 * Replaces typographic characters by GSM-7 ones where that makes the whole text
 * GSM-7, and says what was replaced. A text that would stay UCS-2 anyway (an
 * emoji, "ç", Cyrillic) comes back untouched: replacing would cost looks and
 * save nothing. The result can be longer than the text ("…" becomes "...").
 */
export function toGsmSafe(text: string): { text: string; replacements: Replacement[] } {
  if (isGsm(text)) return { text, replacements: [] };
  const counts = new Map<string, Replacement>();
  let safe = "";
  for (const [from] of text.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    const to = isGsm(from) ? from : plain(from);
    if (!isGsm(to)) return { text, replacements: [] };
    safe += to;
    if (to === from) continue;
    const known = counts.get(from);
    if (known) known.count += 1;
    else counts.set(from, { from, to, count: 1 });
  }
  return { text: safe, replacements: [...counts.values()] };
}

function plain(cluster: string): string {
  // Composing first keeps a decomposed "é", which is a GSM-7 letter, an "é".
  return [...cluster.normalize("NFC")].map(plainCharacter).join("");
}

function plainCharacter(char: string): string {
  const plain = PLAIN.get(char);
  if (plain !== undefined) return plain;
  if (isGsm(char)) return char;
  if (SPACES.test(char)) return " ";
  if (INVISIBLE.test(char)) return "";
  return COMPATIBLE.test(char) ? char.normalize("NFKC") : char;
}
