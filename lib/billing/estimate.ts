import type { Channel } from "@/db/enums";

/** Micro-dollars: what the provider charges and, for SMS, what the carriers add. */
type Rate = { baseMicros: number; feeMicros: number };

/**
 * Per outbound segment. United States: Twilio's price list and the dearest carrier's 10DLC fee (2026); other
 * countries are Twilio's rounded list prices. An estimate only: the price Twilio reports replaces it.
 */
const smsRates: Record<string, Rate> = {
  US: { baseMicros: 8_300, feeMicros: 4_500 },
  CA: { baseMicros: 8_300, feeMicros: 8_000 },
  GB: { baseMicros: 52_400, feeMicros: 0 },
  IE: { baseMicros: 78_700, feeMicros: 0 },
  DE: { baseMicros: 112_000, feeMicros: 0 },
  FR: { baseMicros: 79_800, feeMicros: 0 },
  ES: { baseMicros: 81_500, feeMicros: 0 },
  IT: { baseMicros: 92_700, feeMicros: 0 },
  AU: { baseMicros: 51_500, feeMicros: 0 },
  NZ: { baseMicros: 105_000, feeMicros: 0 },
  IN: { baseMicros: 83_200, feeMicros: 0 },
};

/** Countries without a listed rate: high on purpose, so that a surprise is a pleasant one. */
const otherSms: Rate = { baseMicros: 120_000, feeMicros: 0 };

/**
 * A text with pictures, per message, whatever its length. United States and Canada: Twilio's list price (2026), without
 * what carriers add. Elsewhere a rough guess, high on purpose: few countries have it, and some get a link instead.
 */
const mmsMicros: Record<string, number> = { US: 22_000, CA: 22_000 };
const otherMmsMicros = 250_000;

/** Per message, whatever its length: Twilio's fee; Meta's own charge depends on category and country. */
const whatsappRate: Rate = { baseMicros: 5_000, feeMicros: 0 };

export const estimateCurrency = "USD";

/**
 * What a text will roughly cost, in micro-dollars. `country` is the recipient's ISO code; null counts as unlisted.
 * An empty text (0 segments) costs nothing. With `media` pictures a text costs by the message, not by the segment.
 */
export function estimateMicros({
  channel,
  country,
  segments,
  media = 0,
}: {
  channel: Channel;
  country: string | null;
  segments: number;
  media?: number;
}): number {
  if (segments <= 0 && media === 0) return 0;
  if (channel === "whatsapp") return whatsappRate.baseMicros + whatsappRate.feeMicros;
  if (media > 0)
    return (country && Object.hasOwn(mmsMicros, country) ? mmsMicros[country] : undefined) ?? otherMmsMicros;
  const rate = (country && Object.hasOwn(smsRates, country) ? smsRates[country] : undefined) ?? otherSms;
  return segments * (rate.baseMicros + rate.feeMicros);
}

/** What a text counts as where segments are counted: with pictures it is one message, however long its words are. */
export const billedSegments = (segments: number, media: number): number => (media > 0 ? 1 : segments);
