import { clockTime, dayOf, daysBetween, dayWords } from "../../ui/time-words";

/** "America/New_York" → "New York" */
export const zoneWords = (timeZone: string): string =>
  (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");

/** "today", "tomorrow" or "on Nov 23", seen from `now` on a zone's calendar. */
function dayPhrase(at: number, now: number, zone: string): string {
  const [day, today] = [dayOf(at, zone), dayOf(now, zone)];
  const days = daysBetween(today, day);
  return days === 0 ? "today" : days === 1 ? "tomorrow" : `on ${dayWords(day, today)}`;
}

/** "Tomorrow at 9:00 AM in Denver, 11:00 AM in New York": both clocks where they differ, both days too. */
export function plannedWords(at: number, now: number, zone: string, ours: string): string {
  const [there, here] = [dayPhrase(at, now, zone), dayPhrase(at, now, ours)];
  const first = `${there.charAt(0).toUpperCase()}${there.slice(1)} at ${clockTime(at, zone)} in ${zoneWords(zone)}`;
  if (clockTime(at, zone) === clockTime(at, ours) && there === here) return first;
  const day = here === there ? "" : ` ${here}`;
  return `${first}, ${clockTime(at, ours)}${day} in ${zoneWords(ours)}`;
}
