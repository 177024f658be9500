import type { Channel } from "@/db/enums";
import type { Verdict } from "./gate";

type Wish = {
  /** The channel that was asked for; null leaves it to Parley. */
  asked: Channel | null;
  /** Tried once where the first cannot reach the person. */
  fallback: Channel | null;
  /** What the person said they like best. */
  preferred: Channel | null;
};

/** One way to reach a person; `asksForYes` where neither the request nor the person named it. */
export type Way = { channel: Channel; asksForYes: boolean };

/** Refusals that say nothing of the other channel. A STOP is none of them: who said no is not followed elsewhere. */
const aboutChannel: ReadonlySet<string> = new Set([
  "consent_missing",
  "whatsapp_window",
  "whatsapp_us_marketing",
]);

export const isAboutChannel = (reason: string | null): boolean => reason !== null && aboutChannel.has(reason);

/**
 * The channels to try for one person, best first. Without a wish: what they prefer, else SMS, else WhatsApp where
 * they said yes to it.
 */
export function waysFor({ asked, fallback, preferred }: Wish): Way[] {
  if (asked !== null) {
    const other = fallback === null || fallback === asked ? [] : [{ channel: fallback, asksForYes: false }];
    return [{ channel: asked, asksForYes: false }, ...other];
  }
  const order: Channel[] = preferred === "whatsapp" ? ["whatsapp", "sms"] : ["sms", "whatsapp"];
  return order.map((channel) => ({
    channel,
    asksForYes: channel === "whatsapp" && channel !== preferred && channel !== fallback,
  }));
}

/**
 * The first way that the gate does not refuse for its channel's sake; where all are refused, the first one tells why.
 * Where nobody asked for a channel, one that the person left is left too.
 * @param judge called once per way, in order, until one is taken.
 */
export function pickWay<W>(
  ways: readonly [W, ...W[]],
  isFree: boolean,
  judge: (way: W) => Verdict,
): { way: W; verdict: Verdict } {
  const [first] = ways;
  let told: { way: W; verdict: Verdict } | null = null;
  for (const way of ways) {
    const verdict = judge(way);
    const leaves = isAboutChannel(verdict.reason) || (isFree && verdict.reason === "recipient_opted_out");
    if (!leaves) return { way, verdict };
    told ??= { way, verdict };
  }
  return told ?? { way: first, verdict: judge(first) };
}
