import type { AttributeKind, Channel } from "@/db/enums";

const yes = new Set([
  "yes",
  "y",
  "true",
  "1",
  "x",
  "on",
  "si",
  "sí",
  "oui",
  "ja",
  "sim",
  "s",
  "vero",
  "wahr",
  "verdadero",
  "vrai",
  "subscribed",
  "opted in",
  "opted-in",
  "opt-in",
  "accepted",
  "active",
]);
const no = new Set([
  "no",
  "n",
  "false",
  "0",
  "off",
  "non",
  "nein",
  "não",
  "nao",
  "falso",
  "falsch",
  "faux",
  "unsubscribed",
  "opted out",
  "opted-out",
  "opt-out",
  "never subscribed",
  "not subscribed",
  "declined",
]);

/** What a cell looks like, whatever its column is called. Pure. */
export const looksLike = {
  phone: (value: string): boolean => {
    const digits = value.replace(/\D/g, "").length;
    return (
      digits >= 7 && digits <= 15 && /^[+(\d][\d\s().\-/+ext]*$/i.test(value) && readDate(value) === null
    );
  },
  email: (value: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value),
} as const;

/** Yes or no in the words that exports use, or null. */
export function readYesNo(value: string): boolean | null {
  const word = value.trim().toLowerCase();
  if (yes.has(word)) return true;
  return no.has(word) ? false : null;
}

const channelWords = new Map<string, Channel>([
  ...["sms", "text", "texts", "text message", "text messages", "txt", "mensaje de texto", "texto"].map(
    (word): [string, Channel] => [word, "sms"],
  ),
  ...["whatsapp", "whats app", "wa"].map((word): [string, Channel] => [word, "whatsapp"]),
]);

/** The way somebody likes best to be written to, or null where it is one that Parley does not have. */
export const readChannel = (value: string): Channel | null =>
  channelWords.get(value.trim().toLowerCase()) ?? null;

/** `1,234.50`, `1.234,50`, `$ 12` or `12 %` as a number, or null. A lone comma before three digits parts thousands. */
export function readNumber(value: string): number | null {
  const text = value.replace(/[\s\u00a0'’$€£%]|US\$|USD|EUR/g, "");
  if (!/^[+-]?[\d.,]+$/.test(text) || !/\d/.test(text)) return null;
  const lastDot = text.lastIndexOf(".");
  const lastComma = text.lastIndexOf(",");
  const isCommaDecimal = lastComma > lastDot && !(lastDot === -1 && /^[+-]?\d{1,3}(,\d{3})+$/.test(text));
  const plain = isCommaDecimal ? text.replaceAll(".", "").replace(",", ".") : text.replaceAll(",", "");
  const number = Number(/^[+-]?\d{1,3}(\.\d{3}){2,}$/.test(plain) ? plain.replaceAll(".", "") : plain);
  return Number.isFinite(number) ? number : null;
}

/**
 * A calendar day as `YYYY-MM-DD`, or null. `03/04/2026` is read month first, unless `dayFirst` or the numbers
 * allow only the other; dots always part day first.
 */
export function readDate(value: string, dayFirst = false): string | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(value);
  if (iso) return dayFrom(iso[1], iso[2], iso[3]);
  const parts = /^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{2}|\d{4})(?:[ ,].*)?$/.exec(value);
  if (!parts) return namedMonth(value);
  const [, a = "", mark, b = "", yearText = ""] = parts;
  const year = yearText.length === 2 ? `${Number(yearText) > 40 ? "19" : "20"}${yearText}` : yearText;
  const isDayFirst = mark === "." || dayFirst || Number(a) > 12;
  return isDayFirst && Number(b) <= 12 ? dayFrom(year, b, a) : dayFrom(year, a, b);
}

/** "Mar 4, 2026", "4 March 2026". */
function namedMonth(value: string): string | null {
  if (!/^(?:[A-Za-z]{3,9}\.? \d{1,2},? \d{4}|\d{1,2} [A-Za-z]{3,9}\.? \d{4})$/.test(value)) return null;
  const at = new Date(`${value.replace(".", "")} UTC`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString().slice(0, 10);
}

function dayFrom(year = "", month = "", day = ""): string | null {
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : null;
}

/** The kind that all values share; text when none does. */
export function guessKind(values: string[]): AttributeKind {
  if (values.length === 0) return "text";
  const all = (fits: (value: string) => boolean) => values.every(fits);
  if (all((value) => readYesNo(value) !== null) && !all((value) => value === "1" || value === "0"))
    return "boolean";
  if (all((value) => readDate(value) !== null)) return "date";
  // A leading zero or many digits make a code, such as a postcode or a card number, not an amount.
  if (
    all((value) => readNumber(value) !== null && !/^0\d/.test(value) && value.replace(/\D/g, "").length < 12)
  )
    return "number";
  return "text";
}
