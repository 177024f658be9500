import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { env } from "@/lib/env";
import { Problem } from "@/lib/errors";

export type Limit = "config" | "read" | "send" | "sign_in" | "bad_signature" | "auto_reply";

/** Requests a minute. Configuration writes 30 and failed signatures 120 follow the brief. */
const perMinute: Record<Limit, () => number> = {
  config: () => env().PARLEY_CONFIG_WRITES_PER_MINUTE,
  read: () => 6_000,
  send: () => 120_000,
  sign_in: () => 10,
  bad_signature: () => 120,
  auto_reply: () => 60,
};

const home = globalThis as typeof globalThis & { parleyLimiters?: Map<Limit, RateLimiterMemory> };

function limiter(limit: Limit): RateLimiterMemory {
  home.parleyLimiters ??= new Map();
  const found = home.parleyLimiters.get(limit);
  if (found) return found;
  const made = new RateLimiterMemory({ keyPrefix: limit, points: perMinute[limit](), duration: 60 });
  home.parleyLimiters.set(limit, made);
  return made;
}

/**
 * Counts one request of `key` against a limit.
 * @returns the `RateLimit` headers of the answer.
 * @throws Problem 429 with Retry-After when the minute is used up.
 */
export async function takeToken(limit: Limit, key: string): Promise<Record<string, string>> {
  const policy = `${perMinute[limit]()};w=60`;
  try {
    const { remainingPoints, msBeforeNext } = await limiter(limit).consume(key);
    return {
      "RateLimit-Policy": policy,
      RateLimit: `remaining=${remainingPoints}, reset=${Math.ceil(msBeforeNext / 1000)}`,
    };
  } catch (full) {
    if (!(full instanceof RateLimiterRes)) throw full;
    const wait = Math.max(1, Math.ceil(full.msBeforeNext / 1000));
    throw new Problem(429, "rate_limited", `Too many requests. Try again in ${wait} s.`, {
      retryAfterSeconds: wait,
      headers: { "RateLimit-Policy": policy, RateLimit: `remaining=0, reset=${wait}` },
    });
  }
}

/** True while `key` has room left under a limit, without counting. */
export async function hasRoom(limit: Limit, key: string): Promise<boolean> {
  const state = await limiter(limit).get(key);
  return state === null || state.remainingPoints > 0;
}

/** Takes back one count of `key`: what it stood for turned out to be welcome. */
export async function giveBack(limit: Limit, key: string): Promise<void> {
  await limiter(limit).reward(key);
}
