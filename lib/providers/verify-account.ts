import { now } from "@/lib/clock";
import { env } from "@/lib/env";
import { carrierFor } from "./find-carrier";

export type AccountState = {
  status: "healthy" | "unhealthy";
  carrier: "twilio" | "sandbox";
  account_sid: string;
  error?: string;
};

const home = globalThis as typeof globalThis & {
  parleyVerified?: { at: number; state: Promise<AccountState> };
};

/**
 * Whether the platform's account answers to its credentials. Asked at most once in `maxAgeMs`, because health checks
 * are unlimited and the provider is not. Never throws; shows the account's first and last characters only.
 */
export function verifyPlatformAccount(maxAgeMs: number, timeoutMs = 3_000): Promise<AccountState> {
  const at = now().getTime();
  if (home.parleyVerified && at - home.parleyVerified.at < maxAgeMs) return home.parleyVerified.state;
  const state = ask(timeoutMs);
  home.parleyVerified = { at, state };
  return state;
}

async function ask(timeoutMs: number): Promise<AccountState> {
  const { twilio, isSandbox } = env();
  const known = {
    carrier: isSandbox ? "sandbox" : "twilio",
    account_sid: maskSid(twilio.accountSid),
  } as const;
  const late = new Promise<{ ok: false; detail: string }>((done) => {
    setTimeout(() => done({ ok: false, detail: "no answer in time" }), timeoutMs).unref();
  });
  const answer = await Promise.race([carrierFor(twilio).verify(), late]).catch(
    () => ({ ok: false, detail: "no answer" }) as const,
  );
  return answer.ok
    ? { status: "healthy", ...known }
    : { status: "unhealthy", ...known, error: answer.detail };
}

const maskSid = (sid: string): string => `${sid.slice(0, 2)}…${sid.slice(-4)}`;
