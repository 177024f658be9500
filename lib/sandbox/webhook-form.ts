import { finalStatuses } from "./behavior";
import { addressesOf } from "./message-resource";
import type { MessageRow } from "./message-row";
import { openNumber } from "./numbers";

export type Announcement = { status: string; errorCode: number | null; at: Date };

/** The fields of a status callback. There is no price and no segment count in one. */
export function statusForm(
  row: MessageRow,
  accountSid: string,
  { status, errorCode, at }: Announcement,
): Record<string, string> {
  return {
    ApiVersion: "2010-04-01",
    MessageSid: row.sid,
    SmsSid: row.sid,
    MessageStatus: status,
    SmsStatus: status,
    AccountSid: accountSid,
    ...addresses(row),
    ...(row.messaging_service_sid ? { MessagingServiceSid: row.messaging_service_sid } : {}),
    ...(errorCode === null ? {} : { ErrorCode: String(errorCode) }),
    ...(row.channel === "whatsapp"
      ? { ChannelPrefix: "whatsapp", ...(status === "read" ? { EventType: "READ" } : {}) }
      : {}),
    ...(row.channel === "sms" && finalStatuses.includes(status) ? { RawDlrDoneDate: minuteStamp(at) } : {}),
  };
}

/**
 * The fields of an inbound text's webhook, the empty guesses about places included.
 * @param media NumMedia, and where each file lies with what it is.
 */
export function inboundForm(
  row: MessageRow,
  accountSid: string,
  media: Record<string, string>,
): Record<string, string> {
  const phone = openNumber(row.phone);
  const places = ["FromCity", "FromState", "FromZip", "ToCity", "ToState", "ToZip"].map((name) => [name, ""]);
  return {
    ApiVersion: "2010-04-01",
    MessageSid: row.sid,
    SmsSid: row.sid,
    SmsMessageSid: row.sid,
    SmsStatus: "received",
    AccountSid: accountSid,
    ...addresses(row),
    Body: row.body,
    ...media,
    NumSegments: String(row.num_segments),
    ...(row.messaging_service_sid ? { MessagingServiceSid: row.messaging_service_sid } : {}),
    ...(row.channel === "whatsapp"
      ? { ProfileName: `Customer ${phone.slice(-4)}`, WaId: phone.slice(1), MessageType: messageType(media) }
      : { ...Object.fromEntries(places), FromCountry: "US", ToCountry: "US" }),
  };
}

/** As WhatsApp calls it; whatever is no picture, sound or film is a document. */
function messageType({ MediaContentType0: type }: Record<string, string>): string {
  if (type === undefined) return "text";
  return /^(image|audio|video)\//.exec(type)?.[1] ?? "document";
}

function addresses(row: MessageRow): { From: string; To: string } {
  const { from, to } = addressesOf(row);
  return { From: from, To: to };
}

/** YYMMDDhhmm, to the minute and without a zone, as networks report it. */
const minuteStamp = (at: Date): string => at.toISOString().replace(/\D/g, "").slice(2, 12);
