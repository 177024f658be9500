import { later, minutes, now, seconds } from "@/lib/clock";

type Record = {
  failures: number;
  rests: number;
  restsUntil: Date | null;
  failedAt: Date | null;
  answeredAt: Date | null;
  error: string | null;
};
export type Outcome =
  | { ok: true }
  /** `isSilent`: customers waited for it in vain. `error` says what was wrong, never with whom. */
  | { ok: false; error: string; isSilent: boolean };

const home = globalThis as typeof globalThis & { parleyModels?: Map<string, Record> };
// By name: a workspace that asks for a model that does not exist takes nobody else's away.
const records = (): Map<string, Record> => {
  home.parleyModels ??= new Map();
  return home.parleyModels;
};

/** An error comes at once and keeps nobody waiting, so some are borne; a silence is not. */
const PATIENCE = 3;
const FIRST_REST = seconds(10);
const LONGEST_REST = minutes(5);
/** While one text tries the model again after a rest, the others do not wait for what comes of it. */
const TRIAL = seconds(12);

/**
 * Whether a text may wait for this model. After one silence, or three errors in a row, it rests for ten seconds, twice
 * as long each time, five minutes at most; then one text at a time tries it again.
 */
export function mayAsk(name: string): boolean {
  const record = records().get(name);
  if (!record?.restsUntil) return true;
  if (record.restsUntil > now()) return false;
  record.restsUntil = later(now(), TRIAL);
  return true;
}

/** Notes how the model did. */
export function noteModel(name: string, outcome: Outcome): void {
  const before = records().get(name);
  const fresh = { failures: 0, rests: 0, restsUntil: null, failedAt: null, error: null };
  if (outcome.ok) {
    records().set(name, { ...fresh, failedAt: before?.failedAt ?? null, answeredAt: now() });
    return;
  }
  const { failures, rests, answeredAt } = before ?? { ...fresh, answeredAt: null };
  const mustRest = outcome.isSilent || failures + 1 >= PATIENCE;
  const restMs = Math.min(FIRST_REST * 2 ** Math.min(rests, 10), LONGEST_REST);
  records().set(name, {
    failures: failures + 1,
    rests: mustRest ? rests + 1 : rests,
    restsUntil: mustRest ? later(now(), restMs) : null,
    failedAt: now(),
    answeredAt,
    error: outcome.error,
  });
}

/** How the model did in this process lately. */
export function modelHealth(name: string): {
  isFailing: boolean;
  failedAt: Date | null;
  answeredAt: Date | null;
  error: string | null;
} {
  const { failures = 0, failedAt = null, answeredAt = null, error = null } = records().get(name) ?? {};
  return { isFailing: failures > 0, failedAt, answeredAt, error };
}

/** As if nothing was ever asked. Tests only. */
export const forgetModels = (): void => records().clear();
