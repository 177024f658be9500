import { type MessageStatus, messageStatuses } from "@/db/enums";
import type { Figures } from "./schema";

/** What the database counted of one day: one row for every status and currency. */
export type Tally = {
  status: MessageStatus;
  currency: string;
  count: number;
  costMicros: number;
  deliverySeconds: number;
  timed: number;
};

const left: ReadonlySet<MessageStatus> = new Set(["sent", "delivered", "read", "undelivered"]);
const arrived: ReadonlySet<MessageStatus> = new Set(["delivered", "read"]);
const lost: ReadonlySet<MessageStatus> = new Set(["failed", "undelivered"]);

/** Figures of any number of tallies: of a day, or of a span of days put together. Pure. */
export function toFigures(tallies: readonly Tally[], optOuts: number): Figures {
  const sum = (fits: (tally: Tally) => boolean, of: (tally: Tally) => number = (tally) => tally.count) =>
    tallies.reduce((total, tally) => total + (fits(tally) ? of(tally) : 0), 0);
  const delivered = sum(({ status }) => arrived.has(status));
  const notDelivered = sum(({ status }) => lost.has(status));
  const known = delivered + notDelivered;
  const timed = sum(
    () => true,
    (tally) => tally.timed,
  );
  const byStatus = messageStatuses.map(
    (status) => [status, sum((tally) => tally.status === status)] as const,
  );
  return {
    by_status: Object.fromEntries(byStatus) as Figures["by_status"],
    sent: sum(({ status }) => left.has(status)),
    delivered,
    not_delivered: notDelivered,
    replies: sum(({ status }) => status === "received"),
    opt_outs: optOuts,
    delivery_rate: known === 0 ? null : Math.round((delivered / known) * 10_000) / 10_000,
    average_delivery_seconds:
      timed === 0
        ? null
        : Math.round(
            (sum(
              () => true,
              (tally) => tally.deliverySeconds,
            ) /
              timed) *
              10,
          ) / 10,
    costs: costsOf(tallies),
  };
}

function costsOf(tallies: readonly Tally[]): Figures["costs"] {
  const micros = new Map<string, number>();
  for (const { currency, costMicros } of tallies)
    if (costMicros > 0) micros.set(currency, (micros.get(currency) ?? 0) + costMicros);
  return [...micros].map(([currency, total]) => ({ micros: total, currency }));
}
