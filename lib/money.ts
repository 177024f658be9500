/** Money is an integer number of micro-units (1/1,000,000) with a currency. */
export type Money = { micros: number; currency: string };

/** Twilio writes prices as negative decimal strings (`"-0.00750"`); what we keep is the positive cost in micros. */
export function microsFromDecimal(text: string): number | null {
  if (!/^-?\d{1,9}(\.\d{1,12})?$/.test(text)) return null;
  return Math.abs(Math.round(Number(text) * 1_000_000));
}

export function formatMoney(micros: number, currency: string, locale = "en-US"): string {
  const digits = Math.abs(micros) < 1_000_000 ? 4 : 2;
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: 2,
    maximumFractionDigits: digits,
  }).format(micros / 1_000_000);
}

/** What somebody pays for a service: "Free" where that is nothing. Costs of our own stay sums, see `formatMoney`. */
export const formatPrice = (micros: number, currency: string, free = "Free"): string =>
  micros === 0 ? free : formatMoney(micros, currency);
