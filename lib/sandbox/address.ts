import { createHash } from "node:crypto";

export type Channel = "sms" | "whatsapp";
export type Address = { channel: Channel; number: string };

const e164 = /^\+[1-9]\d{4,14}$/;
const shortCodeOrName = /^(\d{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})$/;

/** `+15550001111` or `whatsapp:+15550001111`; null for anything else. */
export function parsePhoneAddress(text: string): Address | null {
  const { channel, number } = split(text);
  return e164.test(number) ? { channel, number } : null;
}

/** A sender may also be a short code or, for SMS, a name of up to eleven letters and digits. */
export function parseSenderAddress(text: string): Address | null {
  const { channel, number } = split(text);
  if (e164.test(number)) return { channel, number };
  return channel === "sms" && shortCodeOrName.test(number) ? { channel, number } : null;
}

export const formatAddress = ({ channel, number }: Address): string =>
  channel === "whatsapp" ? `whatsapp:${number}` : number;

/** The one number in the pool of a messaging service: made up, in a range nobody owns, always the same for a service. */
export function serviceNumber(messagingServiceSid: string): string {
  const digits = createHash("sha256").update(messagingServiceSid).digest().readUInt32BE(0) % 10_000_000;
  return `+1588${String(digits).padStart(7, "0")}`;
}

function split(text: string): Address {
  const isWhatsApp = text.startsWith("whatsapp:");
  return {
    channel: isWhatsApp ? "whatsapp" : "sms",
    number: isWhatsApp ? text.slice("whatsapp:".length) : text,
  };
}
