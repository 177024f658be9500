import type { ProgressView } from "../../lib/campaigns/schema";
import type { RecipientStanding } from "./live/recipient-filters";
import { onTheWay } from "./words";

/** One stretch of the bar; `filter` leads to the people behind it. */
export type Part = {
  key: string;
  label: string;
  hint: string;
  count: number;
  color: string;
  filter: RecipientStanding;
};

type Kind = Omit<Part, "count" | "filter"> & {
  of: (progress: ProgressView) => number;
  filter: (progress: ProgressView) => RecipientStanding;
};

/** What is done first, what is to come last: the bar fills from the left. */
const kinds: readonly Kind[] = [
  {
    key: "delivered",
    label: "Delivered",
    hint: "On their phones.",
    color: "bg-accent",
    of: ({ delivered }) => delivered,
    filter: () => "delivered",
  },
  {
    key: "sent",
    label: "Sent",
    hint: "The carrier took it; the phone has not said yet.",
    color: "bg-accent/60",
    of: ({ sent }) => sent,
    filter: () => "sent",
  },
  {
    key: "failed",
    label: "Did not arrive",
    hint: "The carrier could not deliver it.",
    color: "bg-danger",
    of: ({ failed, undelivered }) => failed + undelivered,
    filter: ({ failed, undelivered }) => (failed > undelivered ? "failed" : "undelivered"),
  },
  {
    key: "suppressed",
    label: "Held back",
    hint: "Opted out, or too late, meanwhile.",
    color: "bg-warning",
    of: ({ suppressed }) => suppressed,
    filter: () => "suppressed",
  },
  {
    key: "canceled",
    label: "Canceled",
    hint: "Called off before they left.",
    color: "bg-muted/50",
    of: ({ canceled }) => canceled,
    filter: () => "canceled",
  },
  {
    key: "moving",
    label: "On the way",
    hint: "With Parley, leaving in order.",
    color: "bg-accent/30",
    of: onTheWay,
    filter: () => "queued",
  },
  {
    key: "pending",
    label: "Waiting",
    hint: "Their turn or hour has not come.",
    color: "bg-border",
    of: ({ pending }) => pending,
    filter: ({ pending }) => (pending > 0 ? "pending" : "queued"),
  },
];

/** Everybody who was to get it, by where their text is. What is queued in a paused campaign is not on its way. */
export function partsOf(progress: ProgressView, isPaused = false): Part[] {
  const { queued, pending } = progress;
  const shown = isPaused ? { ...progress, queued: 0, pending: pending + queued } : progress;
  return kinds.map(({ of, filter, ...kind }) => ({ ...kind, count: of(shown), filter: filter(progress) }));
}

/** Those who were to get a text at all. */
export const addressed = ({ audience, excluded, held_out }: ProgressView): number =>
  Math.max(0, audience - excluded - held_out);

/** How many are through, of those who were to get it. */
export const isThrough = (progress: ProgressView): number =>
  Math.max(0, addressed(progress) - progress.pending - onTheWay(progress));
