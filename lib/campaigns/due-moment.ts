import type { LateChoice } from "@/db/enums";
import type { Hours } from "@/db/schema/workspaces";
import { nextAllowed, parseClock } from "@/lib/consent/quiet-hours";
import { nextClockChange, wallClockMs } from "@/lib/consent/zone-clock";
import { isValidTimeZone } from "@/lib/time-zone";

/** What a campaign says about time. `base`: its send_at, or the launch when that is later. */
export type Timing = {
  base: Date;
  localTime: string | null;
  sendBefore: Date | null;
  ifLate: LateChoice;
  workspaceZone: string;
  /** Null where quiet hours do not hold for the texts. */
  quietHours: Hours | null;
};

export type Due =
  | {
      ok: true;
      dueAt: Date;
      /** The deadline that counts for this person: a deferred text has a later one. */
      sendBefore: Date | null;
      /** It waits for a decent hour where the person lives. */
      isQuiet: boolean;
    }
  | { ok: false; reason: "deadline_passed" | "no_decent_hour"; dueAt: Date };

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** A daily window that is missed for this long is never met. */
const ROUNDS = 60;

/**
 * When a person gets the text, looked at from `at`. Pure. First the campaign's own moment, then on the person's clock
 * (the workspace's, when theirs is not known), then a decent hour in every zone they may live in. What comes out past
 * the deadline is dropped, or moved by whole days together with its deadline.
 * @param zones where the person may live; one when it is known.
 */
export function dueMoment(timing: Timing, at: Date, zones: readonly string[]): Due {
  const { base, localTime, sendBefore, ifLate, workspaceZone } = timing;
  const [only] = zones;
  const clockZone = zones.length === 1 && only && isValidTimeZone(only) ? only : safeZone(workspaceZone);
  const planned = localTime === null ? base : nextLocal(base, localTime, clockZone);
  const first = decent(timing, later(planned, at), zones);
  if (!first.ok || sendBefore === null || first.dueAt < sendBefore) return first;
  if (ifLate === "cancel") return { ok: false, reason: "deadline_passed", dueAt: first.dueAt };
  // A window longer than a day moves by as many days as it is long, so that its end stays an end.
  const stepDays = Math.max(1, Math.ceil((sendBefore.getTime() - planned.getTime()) / DAY_MS));
  for (let round = 1; round <= ROUNDS; round++) {
    const deadline = addDays(sendBefore, round * stepDays, clockZone);
    if (deadline <= at) continue;
    const opens = addDays(planned, round * stepDays, clockZone);
    const due = decent({ ...timing, sendBefore: deadline }, later(opens, at), zones);
    if (!due.ok || due.dueAt < deadline) return due;
  }
  return { ok: false, reason: "deadline_passed", dueAt: first.dueAt };
}

function decent({ quietHours, sendBefore }: Timing, at: Date, zones: readonly string[]): Due {
  const [only] = zones;
  const allowed = nextAllowed(at, zones.length === 1 && only ? only : null, quietHours, zones);
  if (!allowed) return { ok: false, reason: "no_decent_hour", dueAt: at };
  return { ok: true, dueAt: allowed, sendBefore, isQuiet: allowed.getTime() !== at.getTime() };
}

/**
 * The first instant, `from` or later, when clocks of the zone show `clock` ("HH:MM"). A time that spring skips is the
 * instant of the jump; of one that autumn repeats, the first counts.
 */
export const nextLocal = (from: Date, clock: string, zone: string): Date =>
  new Date(whenClockShows((parseClock(clock) ?? 0) * MINUTE_MS, from.getTime(), zone));

/** The same time of day that many days later on the zone's clock. */
export function addDays(at: Date, days: number, zone: string): Date {
  const from = at.getTime() + days * DAY_MS - DAY_MS / 2;
  return new Date(whenClockShows(wallClockMs(at.getTime(), zone), from, zone));
}

function whenClockShows(wantedMs: number, fromMs: number, zone: string): number {
  let ms = fromMs;
  for (;;) {
    const clockMs = wallClockMs(ms, zone);
    const found = ms + untilClock(clockMs, wantedMs);
    const change = nextClockChange(ms, found, zone);
    if (change === null) return found;
    const before = (clockMs + change - ms) % DAY_MS;
    const jump = untilClock(before, wallClockMs(change, zone));
    // A jump forward over the wanted time: it never shows that day.
    if (jump < DAY_MS / 2 && untilClock(before, wantedMs) < jump) return change;
    ms = change;
  }
}

const untilClock = (fromMs: number, toMs: number): number => (toMs - fromMs + DAY_MS) % DAY_MS;
const safeZone = (zone: string): string => (isValidTimeZone(zone) ? zone : "UTC");
const later = (a: Date, b: Date): Date => (a > b ? a : b);
