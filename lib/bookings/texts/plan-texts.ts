import type { BookingSource, BookingStatus, BookingTextKind } from "@/db/enums";
import { hours, later } from "@/lib/clock";
import type { BookingRules } from "@/lib/workspaces/booking-rules";
import { UNDO_MS } from "../status";

/**
 * What happened to a visit, as far as its texts care. `taken`: the customer was told in the same breath; `taken_back`:
 * it is where it was before, and nobody heard that it was elsewhere.
 */
export type Change = "created" | "moved" | "canceled" | "taken" | "taken_back" | "other";

export type Visit = {
  status: BookingStatus;
  source: BookingSource;
  startsAt: Date;
  endsAt: Date;
  /** Whoever did it is offered to undo it: nobody is told before that offer has passed. */
  isUndoable?: boolean;
};

export type PlannedText = { kind: BookingTextKind; hours: number; dueAt: Date };

const active: readonly BookingStatus[] = ["booked", "confirmed"];
const attended: readonly BookingStatus[] = [...active, "completed"];

/**
 * The texts that follow from a visit as it stands now. `unsent` are those of older versions that never went out: nobody
 * hears that a visit moved who never heard of it, and what was due already is still owed at that same moment. Pure.
 */
export function planTexts(
  visit: Visit,
  change: Change,
  unsent: readonly PlannedText[],
  rules: Pick<BookingRules, "sends_confirmation" | "reminder_hours" | "follow_up_hours">,
  at: Date,
): PlannedText[] {
  const planned: PlannedText[] = [];
  const plan = (kind: BookingTextKind, hours: number, dueAt: Date) => {
    const isOwed = unsent.some(
      (text) => text.kind === kind && text.hours === hours && text.dueAt.getTime() === dueAt.getTime(),
    );
    // Who is about to read of a move needs no reminder with it.
    if (dueAt > at || (isOwed && change !== "moved")) planned.push({ kind, hours, dueAt });
  };
  const isAhead = visit.startsAt > at;
  const notice = isAhead ? noticeOf(visit, change, unsent, rules.sends_confirmation) : null;
  if (notice) planned.push({ kind: notice, hours: 0, dueAt: visit.isUndoable ? later(at, UNDO_MS) : at });
  if (isAhead && active.includes(visit.status))
    for (const before of rules.reminder_hours)
      plan("reminder", before, later(visit.startsAt, -hours(before)));
  if (rules.follow_up_hours !== null && attended.includes(visit.status))
    plan("follow_up", rules.follow_up_hours, later(visit.endsAt, hours(rules.follow_up_hours)));
  return planned;
}

function noticeOf(
  { status, source }: Visit,
  change: Change,
  unsent: readonly PlannedText[],
  sendsConfirmation: boolean,
): BookingTextKind | null {
  const isUnsent = (kind: BookingTextKind) => unsent.some((text) => text.kind === kind);
  const knowsNothing = isUnsent("confirmation");
  if (status === "canceled") return change === "canceled" && !knowsNothing ? "canceled" : null;
  if (!active.includes(status) || change === "taken") return null;
  // Whoever books by text waits for the answer, whatever the settings say about bookings of the team.
  const isAnswer = source === "assistant" || source === "waitlist";
  if (change === "created") return sendsConfirmation || isAnswer ? "confirmation" : null;
  if (knowsNothing) return "confirmation";
  return change === "moved" || isUnsent("moved") ? "moved" : null;
}
