import type { BookingTextKind, Category, Channel, Direction, MessageStatus } from "@/db/enums";
import { bookingTextKinds, categories, channels, directions, messageStatuses } from "@/db/enums";
import type { GateReason } from "@/lib/messages/gate";
import type { MessageView } from "@/lib/messages/schema";

export type Tone = "accent" | "success" | "warning" | "danger" | "default";

/** Each state as staff say it. Red only for what needs someone; nothing else competes with it. */
export const statusWords: Record<MessageStatus, { word: string; tone: Tone; meaning: string }> = {
  queued: { word: "Waiting", tone: "default", meaning: "Waiting for its turn or its hour." },
  sending: { word: "Sending", tone: "default", meaning: "On its way to the carrier." },
  unconfirmed: {
    word: "Checking",
    tone: "warning",
    meaning:
      "The carrier has not said whether it took this text. Parley is finding out and will not send it twice.",
  },
  sent: { word: "Sent", tone: "accent", meaning: "The carrier took it; the phone has not confirmed yet." },
  delivered: { word: "Delivered", tone: "success", meaning: "It arrived on the phone." },
  read: { word: "Read", tone: "success", meaning: "It was opened." },
  undelivered: { word: "Not delivered", tone: "danger", meaning: "The carrier could not deliver it." },
  failed: { word: "Failed", tone: "danger", meaning: "It could not be sent." },
  suppressed: { word: "Not sent", tone: "default", meaning: "Parley held it back on purpose." },
  canceled: { word: "Canceled", tone: "default", meaning: "It was called off before it left." },
  received: { word: "Received", tone: "warning", meaning: "The customer wrote this." },
};

export const categoryWords: Record<Category, string> = {
  authentication: "Login code",
  conversation: "Conversation",
  reservation: "Reservation",
  reminder: "Reminder",
  order: "Order",
  marketing: "Marketing",
  program: "Program",
};

export const channelWords: Record<Channel, string> = { sms: "Text", whatsapp: "WhatsApp" };
export const directionWords: Record<Direction, string> = { outbound: "From us", inbound: "From customers" };

const gateWords = {
  workspace_inactive: "workspace paused",
  recipient_erased: "person erased",
  recipient_opted_out: "opted out",
  consent_missing: "no opt-in",
  not_on_allowlist: "trial account",
  whatsapp_window: "24 hours over",
  whatsapp_us_marketing: "no WhatsApp offers in the US",
  deadline_passed: "deadline passed",
  duplicate: "same text today",
  frequency_cap: "had enough texts",
  marketed_recently: "texted recently",
  conversation_open: "waits for an answer",
  quiet_hours: "quiet hours",
  no_decent_hour: "no decent hour",
} satisfies Record<GateReason, string>;

const reasons: Readonly<Record<string, string>> = {
  ...gateWords,
  daily_quota: "quota used up",
  country_quota: "country's quota used up",
  pumping_suspected: "please check",
  canceled_by_person: "by hand",
  booking_changed: "visit changed",
  outcome_unknown: "outcome unknown",
  opted_out_meanwhile: "opted out",
  erased: "person erased",
  retry_scheduled: "trying again",
  retries_exhausted: "every try failed",
  sender_problem: "sender problem",
};

const visitTexts: Record<BookingTextKind, string> = {
  confirmation: "Confirmation of a visit",
  moved: "A visit that moved",
  canceled: "A visit that was canceled",
  reminder: "Reminder of a visit",
  follow_up: "After a visit",
};

/** Which text about a visit it is; null for every other one. */
export function visitTextWords(metadata: Record<string, unknown> | null): string | null {
  const kind = bookingTextKinds.find((one) => one === metadata?.booking_text);
  return kind ? visitTexts[kind] : null;
}

/** A reason's code in two or three words: "opted out". Codes not known here are read as they are. */
export const reasonWords = (code: string): string =>
  (Object.hasOwn(reasons, code) ? reasons[code] : undefined) ?? code.replaceAll("_", " ");

/** What the badge says: "Not sent: opted out", "Waiting: quiet hours", "Delivered". */
export function statusSentence(status: MessageStatus, reason: string | null): string {
  const { word } = statusWords[status];
  return reason && ["suppressed", "queued", "canceled", "failed", "undelivered"].includes(status)
    ? `${word}: ${reasonWords(reason)}`
    : word;
}

/** States that mean somebody should look. */
export const needsSomeone: readonly MessageStatus[] = messageStatuses.filter(
  (s) => statusWords[s].tone === "danger",
);

export const statusOptions = messageStatuses.map((id) => ({ id, label: statusWords[id].word }));
export const categoryOptions = categories.map((id) => ({ id, label: categoryWords[id] }));
export const channelOptions = channels.map((id) => ({ id, label: channelWords[id] }));
export const directionOptions = directions.map((id) => ({ id, label: directionWords[id] }));

/** "1 text", "312 texts", "1,204 texts" */
export const count = (n: number, one: string, many = `${one}s`) =>
  `${n.toLocaleString("en-US")} ${n === 1 ? one : many}`;

/** What a text says, in a line; a picture without words says so. */
export const wordsOf = ({ body, media_urls: media }: Pick<MessageView, "body" | "media_urls">): string => {
  const pictures = media.length === 0 ? "" : media.length === 1 ? "Picture" : `${media.length} pictures`;
  return [pictures, body].filter(Boolean).join(": ") || "No words";
};
