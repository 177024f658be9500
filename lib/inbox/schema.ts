import type { Channel } from "@/db/enums";

/** A text from a customer, as the provider's webhook tells it. */
export type InboundText = {
  providerSid: string;
  channel: Channel;
  from: string;
  to: string;
  messagingServiceSid: string | null;
  body: string;
  mediaUrls: string[];
  /** What the provider says each of them is. */
  mediaTypes: string[];
  /** Set when the provider itself handled a keyword (Advanced Opt-Out). */
  optOutType: string | null;
};

const bare = (address: string) => address.replace(/^whatsapp:/, "");

/** Twilio's inbound form. Null when it is no text message. */
export function readInbound(params: Record<string, string>): InboundText | null {
  const providerSid = params.MessageSid || params.SmsMessageSid || params.SmsSid;
  const from = params.From;
  if (!providerSid || !from) return null;
  const mediaCount = Math.min(10, Number(params.NumMedia) || 0);
  const media = Array.from({ length: mediaCount }, (_, i) => ({
    url: params[`MediaUrl${i}`] ?? "",
    type: params[`MediaContentType${i}`] ?? "",
  })).filter(({ url }) => url !== "");
  return {
    providerSid: providerSid.slice(0, 64),
    channel: from.startsWith("whatsapp:") ? "whatsapp" : "sms",
    from: bare(from),
    to: bare(params.To ?? ""),
    messagingServiceSid: params.MessagingServiceSid || null,
    body: (params.Body ?? "").replaceAll("\u0000", "").slice(0, 10_000),
    mediaUrls: media.map(({ url }) => url),
    mediaTypes: media.map(({ type }) => type.slice(0, 100)),
    optOutType: params.OptOutType || null,
  };
}
