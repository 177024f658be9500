import type { PhoneMessage } from "@/lib/sandbox/schema";

export type Fate = { words: string; isHere: boolean; isTrouble: boolean };

const undeliveredWords: Record<number, string> = {
  30003: "the phone is switched off",
  30005: "no such number",
  30006: "not a mobile phone",
  30007: "filtered as spam",
  30036: "too old when the phone was reached",
};

/** What became of a text, from where the phone stands: whether it is on the screen at all, and a word beneath it. */
export function fateOf(message: PhoneMessage): Fate {
  const { status, errorCode, outcome } = message;
  if (message.isFromCarrier) return { words: "From the carrier", isHere: true, isTrouble: false };
  if (message.isFromPhone) {
    if (outcome === null) return { words: "Sending", isHere: true, isTrouble: false };
    if (/^2\d\d$/.test(outcome)) return { words: "Sent", isHere: true, isTrouble: false };
    return { words: `Sent, but Parley did not take it (${outcome})`, isHere: true, isTrouble: true };
  }
  if (status === "delivered") return { words: "Delivered", isHere: true, isTrouble: false };
  if (status === "read") return { words: "Read", isHere: true, isTrouble: false };
  if (status === "canceled") return { words: "Called off before it left", isHere: false, isTrouble: false };
  if (status === "undelivered" || status === "failed") {
    const why = (errorCode && undeliveredWords[errorCode]) || "the network gave up";
    return {
      words: `Never arrived: ${why}${errorCode ? ` (${errorCode})` : ""}`,
      isHere: false,
      isTrouble: true,
    };
  }
  return { words: "On its way", isHere: false, isTrouble: false };
}

export const channelWords = { sms: "Text", whatsapp: "WhatsApp" };

export type SenderKey = { senderId: number; channel: "sms" | "whatsapp" };
export const isSameSender = (a: SenderKey, b: SenderKey): boolean =>
  a.senderId === b.senderId && a.channel === b.channel;

/** Sent by the business and not here yet, nor given up. */
export const isOnItsWay = (message: PhoneMessage): boolean => {
  const { isHere, isTrouble } = fateOf(message);
  return !isHere && !isTrouble && message.status !== "canceled";
};

/** Whose phone it is: by name where a business knows them. */
export const ownerOf = ({ name, display }: { name: string | null; display: string }): string =>
  name ?? display;
