import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/max";

/** A phone as Parley keeps it: E.164, ISO country when one is known, kind of line where the plan tells. */
export type Phone = { e164: string; country: string | null; last4: string };

export type PhoneRefusal = "phone_invalid" | "destination_not_allowed";

/** Lines that bill the caller, and satellite networks: never a customer's phone. */
const refusedTypes = new Set(["PREMIUM_RATE", "SHARED_COST", "PAGER", "UAN", "VOICEMAIL"]);
const refusedPrefixes = ["+1900", "+1976", "+870", "+878", "+881", "+882", "+883", "+888", "+979"];
const e164Shape = /^\+[1-9]\d{6,14}$/;

/**
 * Reads a number as a person or a system writes it. National forms are read in `defaultCountry`.
 * `relaxed` (the sandbox carrier) lets any E.164-shaped number pass, but never a refused range or country.
 * `allowedCountries` null means all. Source of numbering facts: libphonenumber's full metadata (`/max`).
 */
export function parsePhone(
  input: string,
  options: { defaultCountry?: string; allowedCountries?: string[] | null; relaxed?: boolean } = {},
): { ok: true; phone: Phone } | { ok: false; reason: PhoneRefusal } {
  const text = input.normalize("NFKC").trim();
  if (text.length > 40) return { ok: false, reason: "phone_invalid" };
  const compact = text.replace(/[\s().\-/]/g, "");
  if (refusedPrefixes.some((p) => compact.startsWith(p)))
    return { ok: false, reason: "destination_not_allowed" };
  const parsed = parsePhoneNumberFromString(text, {
    defaultCountry: options.defaultCountry as CountryCode | undefined,
    extract: false,
  });
  const isReal = parsed?.isValid() === true && !parsed.ext;
  if (!isReal && !(options.relaxed === true && e164Shape.test(compact)))
    return { ok: false, reason: "phone_invalid" };
  const e164 = isReal ? parsed.number : compact;
  if (refusedPrefixes.some((p) => e164.startsWith(p)))
    return { ok: false, reason: "destination_not_allowed" };
  const type = isReal ? parsed.getType() : undefined;
  if (type && refusedTypes.has(type)) return { ok: false, reason: "destination_not_allowed" };
  const country = parsed?.country ?? null;
  if (options.allowedCountries && !(country && options.allowedCountries.includes(country))) {
    return { ok: false, reason: "destination_not_allowed" };
  }
  return { ok: true, phone: { e164, country, last4: e164.slice(-4) } };
}

/** `••• 0137`: what a screen, an API answer or a log may show of a number. */
export const maskPhone = (last4: string | null): string => (last4 ? `••• ${last4}` : "•••");

/** A text by somebody else, such as an error's or a field's name, without what may be a number in it. */
export const hidePhones = (text: string): string => text.replace(/\+?\d{7,15}/g, "[phone]");
