import { instantOf } from "../../ui/instant-of";
import { addDays, dayOf, wallClock } from "../../ui/time-words";
import type { Choices } from "./choices";

export const whens = ["now", "moment", "local"] as const;
export type When = (typeof whens)[number];

export const whenOf = ({ send_at, local_time }: Pick<Choices, "send_at" | "local_time">): When =>
  local_time !== null ? "local" : send_at !== null ? "moment" : "now";

/** `2026-11-22T10:00` on a zone's clock, for a field that takes day and time; empty when nothing is set. */
export function localOf(moment: string | null, zone: string): string {
  if (moment === null) return "";
  const at = Date.parse(moment);
  return `${dayOf(at, zone)}T${wallClock(at, zone)}`;
}

/** The moment behind such a field as the API takes it, or null for what is no moment. */
export const momentOf = (local: string, zone: string): string | null =>
  instantOf(local, zone)?.toISOString() ?? null;

/** The first moment of a calendar day in a zone. */
export const startOf = (day: string, zone: string): string | null => momentOf(`${day}T00:00`, zone);

/** What choosing a way sets at first: a decent hour tomorrow, which is seldom wrong and easily changed. */
export function firstGuess(when: When, now: number, zone: string): Pick<Choices, "send_at" | "local_time"> {
  const tomorrow = addDays(dayOf(now, zone), 1);
  if (when === "now") return { send_at: null, local_time: null };
  if (when === "moment") return { send_at: momentOf(`${tomorrow}T10:00`, zone), local_time: null };
  return { send_at: startOf(tomorrow, zone), local_time: "10:00" };
}

/** What is wrong with a moment before the API is asked; null: nothing. */
export function pastFault(moment: string | null, now: number): string | null {
  if (moment === null) return "Say on which day and at what time.";
  return Date.parse(moment) < now - 60_000 ? "This moment has passed." : null;
}

/** A deadline to begin with: the evening of the day it goes out on, or of the next one when that is near. */
export function firstDeadline(sendAt: string | null, now: number, zone: string): string | null {
  const from = Math.max(now, sendAt === null ? now : Date.parse(sendAt));
  const evening = (day: string) => momentOf(`${day}T20:00`, zone);
  const same = evening(dayOf(from, zone));
  return same !== null && Date.parse(same) > from + 3_600_000 ? same : evening(addDays(dayOf(from, zone), 1));
}
