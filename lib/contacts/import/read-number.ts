import {
  type CountryCode,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from "libphonenumber-js/max";
import { type Phone, parsePhone } from "@/lib/phone";
import type { StoredProblem } from "./problems";

export type NumberRules = { defaultCountry: string; allowedCountries: string[] | null; relaxed: boolean };
export type ReadNumber =
  | { ok: true; phone: Phone; isLandline: boolean }
  | { ok: false; problem: StoredProblem };

/**
 * Reads a cell as a phone number, or says what is wrong with it. North America's numbers do not tell landlines
 * from mobiles (libphonenumber: FIXED_LINE_OR_MOBILE), so none is called one there.
 */
export function readNumber(cell: string, rules: NumberRules): ReadNumber {
  const text = tidy(cell);
  if (!/\d/.test(text))
    return { ok: false, problem: text === "" ? "phone_missing" : "phone_invalid:a phone number" };
  if (/^\d([.,]\d+)?e\+?\d+$/i.test(text)) return { ok: false, problem: "phone_shortened" };
  const parsed = parsePhone(text, rules);
  if (parsed.ok) return { ok: true, phone: parsed.phone, isLandline: isLandline(parsed.phone) };
  if (parsed.reason === "phone_invalid") {
    // Systems that leave out the plus write the country's digits first.
    const international = /^\d{11,15}$/.test(text)
      ? parsePhone(`+${text}`, { ...rules, relaxed: false })
      : null;
    if (international?.ok)
      return { ok: true, phone: international.phone, isLandline: isLandline(international.phone) };
    return { ok: false, problem: explain(text, rules.defaultCountry) };
  }
  return { ok: false, problem: refusal(text, rules) };
}

/** What spreadsheets and exports put around a number: an apostrophe, a decimal zero, a `tel:`, an extension's word. */
const tidy = (cell: string): string =>
  cell
    .normalize("NFKC")
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .trim()
    .replace(/^(tel:|'|=")/i, "")
    .replace(/"$/, "")
    .replace(/^(\d{7,15})\.0+$/, "$1")
    .replace(/^00(?=[1-9]\d{7,})/, "+");

/** Numbers whose kind the plan tells; parsed again only where it does. */
function isLandline({ e164, country }: Phone): boolean {
  if (e164.startsWith("+1") || country === null) return false;
  return parsePhoneNumberFromString(e164)?.getType() === "FIXED_LINE";
}

function explain(text: string, defaultCountry: string): StoredProblem {
  const parsed = parsePhoneNumberFromString(text, {
    defaultCountry: defaultCountry as CountryCode,
    extract: false,
  });
  const where = numberOf(parsed?.country ?? (text.startsWith("+") ? null : defaultCountry));
  const length = validatePhoneNumberLength(text, { defaultCountry: defaultCountry as CountryCode });
  if (length === "TOO_SHORT") return `phone_too_short:${where}`;
  return length === "TOO_LONG" ? `phone_too_long:${where}` : `phone_invalid:${where}`;
}

function refusal(text: string, rules: NumberRules): StoredProblem {
  const open = parsePhone(text, { ...rules, allowedCountries: null });
  if (!open.ok) return "phone_refused";
  return `country_not_allowed:${open.phone.country ? countryName(open.phone.country) : "an unknown country"}`;
}

const short: Record<string, string> = { US: "a US number", GB: "a UK number" };
const numberOf = (country: string | null): string =>
  country === null ? "a phone number" : (short[country] ?? `a number of ${countryName(country)}`);

const names = new Intl.DisplayNames("en", { type: "region" });
const countryName = (code: string): string => names.of(code) ?? code;
