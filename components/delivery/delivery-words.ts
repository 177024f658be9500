import type { DeliveryFailures } from "@/lib/reports/delivery-schema";
import { count } from "../messages/words";

type Failed = Pick<DeliveryFailures, "failed" | "retryable"> & { causes: readonly unknown[] };

const spanWords = (days: number) => (days === 1 ? "today" : `in the last ${days} days`);

/** "12 texts did not get there in the last 7 days" */
export const deliveryHeadline = ({ failed }: Failed, days: number): string =>
  failed === 0
    ? `No text got lost ${spanWords(days)}`
    : `${count(failed, "text")} did not get there ${spanWords(days)}`;

/** "3 causes. 4 texts can safely go out again." */
export function deliveryLead({ failed, causes, retryable }: Failed): string {
  if (failed === 0) return "What was held back on purpose, and how quickly texts arrive, stands below.";
  const again =
    retryable === 0
      ? "None of them should go out again by itself."
      : `${count(retryable, "text")} can safely go out again.`;
  return `${count(causes.length, "cause")}, each with what to do about it. ${again}`;
}

/** "0.8 s", "12 s", "4 min", "3 h": how long a step took, short enough for a column. */
export function shortDuration(ms: number): string {
  if (ms < 9_950) return `${(Math.max(0, ms) / 1_000).toFixed(1)} s`;
  if (ms < 99_500) return `${Math.round(ms / 1_000)} s`;
  if (ms < 99.5 * 60_000) return `${Math.round(ms / 60_000)} min`;
  return `${Math.round(ms / 3_600_000)} h`;
}

type Times = { created_at: string; due_at: string; sent_at: string | null; delivered_at: string | null };

/** From when it was to go out until it left, and from then until it arrived; null while that is not over. */
export function timingsOf({ created_at, due_at, sent_at, delivered_at }: Times) {
  const sent = sent_at === null ? null : Date.parse(sent_at);
  const wanted = [created_at, due_at].map((at) => Date.parse(at)).filter((at) => sent === null || at <= sent);
  const start = wanted.length > 0 ? Math.max(...wanted) : sent;
  return {
    toSent: sent === null || start === null ? null : sent - start,
    toDelivered: sent === null || delivered_at === null ? null : Math.max(0, Date.parse(delivered_at) - sent),
  };
}
