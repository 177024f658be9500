import type twilio from "twilio";
import type { Channel } from "@/db/enums";
import { env } from "@/lib/env";
import type { InboundAddress, ReceivedText } from "./carrier";

type Client = ReturnType<typeof twilio>;

/** More than any number is sent within the longest time that is looked back over. */
const LIST_LIMIT = 20_000;
const PAGE_SIZE = 1_000;
/** Twilio's own limit of numbers in one messaging service. */
const POOL_LIMIT = 400;

/** The list knows no direction, but what went to a number of the business came from a customer. */
export async function listReceived(
  client: Client,
  from: InboundAddress,
  since: Date,
): Promise<ReceivedText[]> {
  const found: ReceivedText[] = [];
  for (const number of await numbersOf(client, from)) {
    const listed = await client.messages.list({
      to: address(from.channel, number),
      dateSentAfter: since,
      limit: LIST_LIMIT,
      pageSize: PAGE_SIZE,
    });
    if (listed.length >= LIST_LIMIT) throw new Error("the list does not reach back far enough");
    for (const text of listed) {
      const receivedAt = text.dateSent ?? text.dateCreated;
      // The filter is documented as one of days.
      if (!text.direction?.startsWith("inbound") || !receivedAt || receivedAt < since) continue;
      found.push({
        providerSid: text.sid,
        from: bare(text.from ?? ""),
        to: bare(text.to ?? ""),
        messagingServiceSid: text.messagingServiceSid || null,
        body: text.body ?? "",
        receivedAt,
        files: Number(text.numMedia) || 0,
      });
    }
  }
  return found.sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
}

/** Files are named by their place below the text, not by an address; source: Twilio's media resource. */
export async function listFiles(client: Client, sid: string): Promise<{ url: string; type: string }[]> {
  const files = await client.messages(sid).media.list({ limit: 10 });
  const base = (env().twilio.apiBaseUrl ?? "https://api.twilio.com").replace(/\/$/, "");
  return files.map(({ uri, contentType }) => ({
    url: `${base}${uri.replace(/\.json$/, "")}`,
    type: contentType,
  }));
}

async function numbersOf(client: Client, { number, messagingServiceSid }: InboundAddress): Promise<string[]> {
  if (messagingServiceSid === null) return number === null ? [] : [number];
  const service = client.messaging.v1.services(messagingServiceSid);
  const [numbers, codes] = await Promise.all([
    service.phoneNumbers.list({ limit: POOL_LIMIT }),
    service.shortCodes.list({ limit: POOL_LIMIT }),
  ]);
  const pool = [...numbers.map((n) => n.phoneNumber), ...codes.map((code) => code.shortCode)];
  return [...new Set(number === null ? pool : [number, ...pool])];
}

/** As Twilio writes it: a channel other than SMS stands before the number. */
export const address = (channel: Channel, number: string): string =>
  channel === "whatsapp" ? `whatsapp:${number}` : number;

const bare = (text: string) => text.replace(/^whatsapp:/, "");
