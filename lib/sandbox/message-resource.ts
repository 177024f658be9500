import { formatAddress } from "./address";
import type { MessageRow } from "./message-row";
import { openNumber } from "./numbers";

/** RFC 2822 in GMT, as Twilio writes moments: `Sat, 21 Nov 2026 09:30:00 +0000`. */
export const rfc2822 = (at: string | null): string | null =>
  at === null ? null : new Date(at).toUTCString().replace("GMT", "+0000");

/** Both ends of a message as addresses, whoever sent it. */
export function addressesOf(row: MessageRow): { from: string; to: string } {
  const sender = formatAddress({ channel: row.channel, number: openNumber(row.sender) });
  const phone = formatAddress({ channel: row.channel, number: openNumber(row.phone) });
  return row.direction === "inbound" ? { from: phone, to: sender } : { from: sender, to: phone };
}

/** A message as Twilio's API answers it: numbers are strings, what isn't known yet is null. */
export function toMessageResource(row: MessageRow, accountSid: string): Record<string, unknown> {
  const { from, to } = addressesOf(row);
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${row.sid}`;
  // A messaging service has not picked its number yet, and has not counted.
  const isUndecided = row.status === "accepted" || row.status === "scheduled";
  return {
    account_sid: accountSid,
    api_version: "2010-04-01",
    body: row.body,
    date_created: rfc2822(row.created_at),
    date_sent: rfc2822(row.sent_at),
    date_updated: rfc2822(row.updated_at),
    direction: row.direction,
    error_code: row.error_code,
    error_message: null,
    from: isUndecided ? null : from,
    messaging_service_sid: row.messaging_service_sid,
    num_media: String(row.media_urls.length),
    num_segments: isUndecided ? "0" : String(row.num_segments),
    price: row.price_micros === null ? null : (row.price_micros / 1_000_000).toFixed(5),
    price_unit: "USD",
    sid: row.sid,
    status: row.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to,
    uri: `${uri}.json`,
  };
}
