import { parseArgs } from "node:util";

/** What a stand-in carrier does. Rates are shares of requests between 0 and 1, times are milliseconds. */
export const carrierDefaults = {
  port: 0,
  accountSid: "AC00000000000000000000000000000001",
  authToken: "12345678901234567890123456789012",
  seed: 1,
  /** Between the arrival of a send and its answer. */
  latencyMs: 0,
  /** The message is taken at a random moment of the latency, even when the caller has gone meanwhile. */
  lateAccept: false,
  /** 429 with code 20429: never processed. */
  rate429: 0,
  /** 500 without having taken the message. */
  rate500: 0,
  /** 500 although the message was taken. */
  rate500After: 0,
  resetBefore: 0,
  resetAfter: 0,
  /** Never answered; half of them are taken. */
  hang: 0,
  /** More sends in flight than this answer 429; 0 means no limit. */
  maxInFlight: 0,
  /** How long a taken message stays missing from the list. */
  listLagMs: 0,
  /** Status callbacks per message: 0, or 3 (queued, sent, delivered or undelivered). */
  callbacks: 0,
  callbackDelayMs: 20,
  /** Share of callbacks delivered twice. */
  callbackDuplicate: 0,
  /** Callbacks come in any order, some before the answer to the send. */
  callbackShuffle: false,
  callbackConcurrency: 64,
  /** Twilio tries again once, when it could not connect. */
  callbackTries: 2,
  /** Try again after any failure, not just a failed connect. */
  callbackRetryAny: false,
  /** Share of messages that end as undelivered, with this code: 30005 is for good, 30003 would call for a retry. */
  undelivered: 0,
  undeliveredCode: 30005,
  /** Numbers, parted by commas, that opted out at the carrier: sends to them answer 21610. */
  optedOut: "",
  /** Looking anything up answers 500. */
  rateList500: 0,
};
export type CarrierOptions = typeof carrierDefaults;

const names = Object.keys(carrierDefaults) as (keyof CarrierOptions)[];
const flagOf = (name: string) => name.replace(/([A-Z]|\d+)/g, (part) => `-${part.toLowerCase()}`);

/** `{ latencyMs: 50, lateAccept: true }` → `--latency-ms 50 --late-accept true`. */
export function toFlags(options: Partial<CarrierOptions>): string[] {
  return Object.entries(options).flatMap(([name, value]) => [`--${flagOf(name)}`, String(value)]);
}

/** Reads what `toFlags` writes, over the defaults. Throws on an unknown flag. */
export function fromFlags(args: string[]): CarrierOptions {
  const { values } = parseArgs({
    args,
    options: Object.fromEntries(names.map((name) => [flagOf(name), { type: "string" as const }])),
  });
  const given = names
    .filter((name) => values[flagOf(name)] !== undefined)
    .map((name) => [name, values[flagOf(name)]]);
  return withOptions(carrierDefaults, Object.fromEntries(given));
}

/** `base` with the known fields of `changes`, each read as the type of its default. */
export function withOptions(base: CarrierOptions, changes: Record<string, unknown>): CarrierOptions {
  const next: Record<string, unknown> = { ...base };
  for (const name of names) {
    const value = changes[name];
    if (value === undefined) continue;
    const kind = typeof carrierDefaults[name];
    next[name] =
      kind === "number" ? Number(value) : kind === "boolean" ? String(value) === "true" : String(value);
  }
  return next as CarrierOptions;
}

/** Mulberry32: the same seed gives the same numbers in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
