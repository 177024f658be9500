import type { MessageStatus } from "@/db/enums";

/** From which states a message may enter each state. Every change is one UPDATE guarded by this table. */
export const predecessors: Record<MessageStatus, readonly MessageStatus[]> = {
  queued: ["sending", "unconfirmed", "sent", "undelivered", "failed"],
  sending: ["queued"],
  unconfirmed: ["sending"],
  sent: ["sending", "unconfirmed"],
  // A callback may overtake our own write, or come after the lease was lost or a retry was queued.
  delivered: ["sending", "unconfirmed", "sent", "queued", "undelivered"],
  read: ["sending", "unconfirmed", "sent", "queued", "undelivered", "delivered"],
  undelivered: ["sending", "unconfirmed", "sent"],
  failed: ["queued", "sending", "unconfirmed", "sent"],
  suppressed: ["queued"],
  canceled: ["queued"],
  received: [],
};

export const mayBecome = (from: MessageStatus, to: MessageStatus): boolean => predecessors[to].includes(from);

/** States that a message rests in. `sent` may be one too: some carriers never report delivery. */
export const finalStatuses: ReadonlySet<MessageStatus> = new Set([
  "delivered",
  "read",
  "undelivered",
  "failed",
  "suppressed",
  "canceled",
  "received",
]);

/** Twilio's words for where a message is, in ours. Null: it says nothing new. */
const fromProvider: Record<string, MessageStatus | null> = {
  accepted: "sent",
  scheduled: "sent",
  queued: "sent",
  sending: "sent",
  sent: "sent",
  delivered: "delivered",
  undelivered: "undelivered",
  failed: "failed",
  read: "read",
  canceled: "failed",
};

export const statusFromProvider = (word: string): MessageStatus | null =>
  Object.hasOwn(fromProvider, word) ? (fromProvider[word] ?? null) : null;

/** Lower goes first: a campaign must not delay a login code. */
export const priorityOf = (category: string): number =>
  category === "authentication"
    ? 1
    : category === "conversation"
      ? 2
      : category === "marketing" || category === "program"
        ? 4
        : 3;

/** Promotional texts need proof of consent and keep quiet hours and caps. */
export const isPromotional = (category: string): boolean =>
  category === "marketing" || category === "program";
