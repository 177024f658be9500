import { openSpans } from "@/lib/bookings/open-slots";
import { later, minutes } from "@/lib/clock";
import type { Turn } from "./open-turn";
import type { Business } from "./scene";

/** Handed over for these, what the assistant surely understands it still answers; for all others it waits for a person. */
const soft = new Set(["not_understood", "picture", "other_language", "no_slots", "running_late"]);

/**
 * Why the assistant keeps quiet in this conversation, beyond answers about visits that were asked for: a member of the
 * team has it, it was handed over, it is switched off, or these are not its hours. Null when it answers. Pure.
 */
export function quietReason(
  turn: Pick<Turn, "at" | "owner" | "handoverReason" | "handedOverAt" | "silentSince">,
  business: Business,
  at: Date,
): string | null {
  const { mode, hours, returns_after_minutes: returnsAfter } = business.assistant;
  const isRecent = (since: Date | null) => since === null || later(since, minutes(returnsAfter)) > turn.at;
  if (turn.owner === "member" && isRecent(turn.silentSince)) return "with_member";
  if (mode === "off") return "mode_off";
  if (hours !== "always" && isOpen(business, at) !== (hours === "open")) return "outside_hours";
  if (turn.handoverReason && isRecent(turn.handedOverAt) && !soft.has(turn.handoverReason))
    return "with_person";
  return null;
}

/** Handed over not long ago, and nobody answered since: what is not understood is not told again. Pure. */
export const isWithPerson = (
  turn: Pick<Turn, "at" | "handoverReason" | "handedOverAt">,
  business: Business,
): boolean =>
  turn.handoverReason !== null &&
  turn.handedOverAt !== null &&
  later(turn.handedOverAt, minutes(business.assistant.returns_after_minutes)) > turn.at;

const isOpen = ({ openingHours, timeZone }: Business, at: Date): boolean =>
  openSpans(openingHours, timeZone, { from: at.getTime(), until: at.getTime() + 1 }).some(
    ({ from, until }) => from <= at.getTime() && at.getTime() < until,
  );
