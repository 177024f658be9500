import { type MessageStatus, messageStatuses } from "@/db/enums";
import { count, needsSomeone } from "./words";

export type StatusCounts = Partial<Record<MessageStatus, number>>;

/** Only the states Parley knows; anything else in an answer is not counted. */
export function readCounts(counts: Record<string, number>): StatusCounts {
  return Object.fromEntries(messageStatuses.map((status) => [status, counts[status] ?? 0]));
}

const sum = (counts: StatusCounts, statuses: readonly MessageStatus[]) =>
  statuses.reduce((total, status) => total + (counts[status] ?? 0), 0);

export const left: readonly MessageStatus[] = ["sent", "delivered", "read", "undelivered"];
export const arrived: readonly MessageStatus[] = ["delivered", "read"];
export const underway: readonly MessageStatus[] = ["queued", "sending", "unconfirmed"];
export const heldBack: readonly MessageStatus[] = ["suppressed", "canceled"];

/** The day in figures: what left, what arrived, what waits, what was held back on purpose, what needs someone. */
export function dayFigures(counts: StatusCounts) {
  return {
    texts: messageStatuses.reduce((total, s) => total + (s === "received" ? 0 : (counts[s] ?? 0)), 0),
    left: sum(counts, left),
    arrived: sum(counts, arrived),
    underway: sum(counts, underway),
    heldBack: sum(counts, heldBack),
    troubled: sum(counts, needsSomeone),
    replies: counts.received ?? 0,
  };
}

/** "312 texts today, 4 failed, 2 waiting": what a person wants to know first. */
export function headline(counts: StatusCounts): string {
  const day = dayFigures(counts);
  if (day.texts + day.replies === 0) return "No texts yet today";
  const parts = [
    day.texts > 0 ? `${count(day.texts, "text")} today` : "Nothing sent today",
    day.troubled > 0 ? `${day.troubled.toLocaleString("en-US")}\u00a0failed` : null,
    day.underway > 0 ? `${day.underway.toLocaleString("en-US")}\u00a0waiting` : null,
  ];
  return parts.filter(Boolean).join(", ");
}

/** "5 replies. 2 held back on purpose." */
export function secondLine(counts: StatusCounts): string {
  const day = dayFigures(counts);
  const parts = [
    day.replies > 0 ? `${count(day.replies, "reply", "replies")}.` : null,
    day.heldBack > 0 ? `${day.heldBack.toLocaleString("en-US")} held back on purpose.` : null,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(" ") : "Every text in and out, with its reason.";
}
