import { instantOf } from "../../ui/instant-of";
import { dayWords } from "../../ui/time-words";
import type { Draft } from "./draft";

const GRACE_MS = 5 * 60_000;
const FARTHEST_MS = 366 * 24 * 3_600_000;
const HOUR_MS = 3_600_000;

/** What is wrong with the hour of a planned text, in the API's own words and before it is asked; null: nothing. */
export function timeFault(
  { when, sendAt }: Pick<Draft, "when" | "sendAt">,
  timeZone: string,
  now: number,
): string | null {
  if (when === "now") return null;
  const at = instantOf(sendAt, timeZone)?.getTime() ?? null;
  if (at === null) return "Say on which day and at what time.";
  if (at < now - GRACE_MS) return "This moment has passed.";
  return at > now + FARTHEST_MS ? "Texts can be scheduled up to a year ahead." : null;
}

/** `2026-03-08T02:30` as a zone's clock shows a moment. */
function wallClock(at: number, timeZone: string): string {
  const text = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short", timeZone }).format(
    at,
  );
  return text.replace(" ", "T");
}

/** What to know of an hour that the change of clocks skips or repeats; null on every other day. */
export function clockChangeWords(sendAt: string, timeZone: string, today: string): string | null {
  const at = instantOf(sendAt, timeZone)?.getTime() ?? null;
  if (at === null) return null;
  const day = dayWords(sendAt.slice(0, 10), today);
  if (wallClock(at, timeZone) !== sendAt.slice(0, 16))
    return `The clocks jump forward on ${day} and skip this hour, so it goes out an hour later.`;
  if (wallClock(at + HOUR_MS, timeZone) === sendAt.slice(0, 16))
    return `The clocks go back on ${day} and this hour comes twice; it goes out the first time.`;
  return null;
}
