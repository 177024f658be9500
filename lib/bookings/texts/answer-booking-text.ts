import { withWorkspace } from "@/db/client";
import type { BookingStatus } from "@/db/enums";
import type { Actor } from "@/lib/actor";
import { hours, later, minutes, now } from "@/lib/clock";
import { Problem } from "@/lib/errors";
import { openTask } from "@/lib/inbox/open-task";
import { confirmBooking } from "../confirm-booking";
import { type Ask, findAsks } from "../find-asks";
import { readAnswer } from "../read-answer";
import type { Asked, Reply } from "../reply";
import { answerWords } from "./answer-words";
import { findVisits, type SpokenVisit } from "./find-visits";

const active: readonly BookingStatus[] = ["booked", "confirmed"];
/** A family's texts leave together, and one answer is meant for all of them. */
const TOGETHER = minutes(30);

/**
 * Answers "1", "2" and what says the same to the newest text that asked about a visit, and "running late" before any
 * visit of the day. A visit that moved or was canceled meanwhile is told as it stands, never confirmed unseen.
 * @returns null when the text is about something else
 */
export async function answerBookingText(actor: Actor, asked: Asked): Promise<Reply | null> {
  const answer = readAnswer(asked.body);
  if (answer === null) return null;
  if (answer === "late") return tellLate(actor, asked);
  const visits = await askedAbout(actor, asked);
  const [newest] = visits;
  if (!newest) return null;
  const words = answerWords[newest.visit.language];
  const current = visits.filter(({ state }) => state === "current").map(({ visit }) => visit);
  const [first] = current;
  if (!first) return { body: words[newest.state === "moved" ? "moved" : "canceled"](newest.visit) };
  if (answer === "change") return { body: words.change(first), startsMove: first.id };
  if (!(await confirmSeen(actor, current))) return answerBookingText(actor, asked);
  return { body: words.confirmed(current.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) };
}

/** @returns false when one of them was changed since it was read: what is so now is told instead. */
async function confirmSeen(actor: Actor, visits: SpokenVisit[]): Promise<boolean> {
  try {
    for (const { id, version, status } of visits)
      if (status !== "confirmed") await confirmBooking(actor, id, { version });
    return true;
  } catch (error) {
    if (error instanceof Problem && ["booking_changed", "booking_over"].includes(error.code)) return false;
    throw error;
  }
}

type State = "current" | "moved" | "canceled";

/** The visits that the newest question was about, in the order of the questions, newest first; past ones left out. */
async function askedAbout(actor: Actor, asked: Asked): Promise<{ visit: SpokenVisit; state: State }[]> {
  return withWorkspace(actor.workspaceId, async (tx) => {
    const asks = questionsTogether(await findAsks(tx, actor.workspaceId, asked.contactId, asked.messageId));
    const ids = asks.map(({ bookingId }) => bookingId);
    const found = await findVisits(tx, actor.workspaceId, asked.contactId, { ids });
    return asks.flatMap(({ bookingId, version }) => {
      const visit = found.find(({ id }) => id === bookingId);
      return visit && visit.startsAt > now() ? [{ visit, state: stateOf(visit, version) }] : [];
    });
  });
}

function stateOf(visit: SpokenVisit, askedVersion: number): State {
  if (!active.includes(visit.status)) return "canceled";
  return (visit.movedAtVersion ?? 0) > askedVersion ? "moved" : "current";
}

/** The newest question and those that left with it; none when it was about something else. */
function questionsTogether(asks: Ask[]): { bookingId: number; version: number }[] {
  const [newest] = asks;
  const other = asks.findIndex(({ about }) => about.kind !== "visit");
  const visits = asks.slice(0, other === -1 ? undefined : other);
  const questions = visits.flatMap(({ about, at }) =>
    about.kind === "visit" && newest && newest.at.getTime() - at.getTime() <= TOGETHER ? about : [],
  );
  // An older text about the same visit is answered by what is said to the newer one.
  return questions.filter((q, i) => questions.findIndex(({ bookingId }) => bookingId === q.bookingId) === i);
}

async function tellLate(actor: Actor, asked: Asked): Promise<Reply | null> {
  return withWorkspace(actor.workspaceId, async (tx) => {
    const [visit] = await findVisits(tx, actor.workspaceId, asked.contactId, {
      from: later(now(), -hours(1)),
      until: later(now(), hours(6)),
    });
    if (!visit) return null;
    await openTask(tx, actor.workspaceId, {
      contactId: asked.contactId,
      bookingId: visit.id,
      messageId: asked.messageId,
      kind: "visit_question",
      detail: `They are running late: ${visit.what}, ${visit.when}.`,
    });
    return { body: answerWords[visit.language].late(visit) };
  });
}
