import type { Verdict } from "./gate";
import { momentWords, placeWords } from "./moment-words";

/** The one zone a verdict's quiet hours were read in; null when the person may live in several. */
export function zoneOf(verdict: Pick<Verdict, "checks">): string | null {
  const zones = verdict.checks.find((check) => check.check === "quiet_hours")?.facts.zones;
  if (!Array.isArray(zones) || zones.length !== 1) return null;
  const [zone] = zones;
  return typeof zone === "string" ? zone : null;
}

/**
 * "8:00 AM in Denver: quiet hours", what a text waits for. Where the person's zone is not known, the hour is told on
 * the workspace's clock. `now` is the moment the sentence speaks from.
 */
export function quietUntilWords(verdict: Verdict, now: Date, workspaceZone: string): string | null {
  if (verdict.until === null) return null;
  const until = new Date(verdict.until);
  const zone = zoneOf(verdict);
  return zone
    ? `${momentWords(until, now, zone)} in ${placeWords(zone)}: quiet hours`
    : `${momentWords(until, now, workspaceZone)}, ${placeWords(workspaceZone)} time: before that it may be quiet hours where this person lives`;
}
