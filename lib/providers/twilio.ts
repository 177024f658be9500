import twilio from "twilio";
import type { Channel } from "@/db/enums";
import { env } from "@/lib/env";
import { microsFromDecimal } from "@/lib/money";
import { hidePhones } from "@/lib/phone";
import type { Carrier, FetchedText, ListedText, OutgoingText, SendResult } from "./carrier";
import { address, listFiles, listReceived } from "./twilio-received";
import { UndiciHttpClient } from "./undici-http-client";

/** Errors that are thrown before a connection exists: nothing can have arrived. */
const neverConnected = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "NOT_STARTED",
]);

const home = globalThis as typeof globalThis & { parleyHttpClient?: UndiciHttpClient };

function httpClient(): UndiciHttpClient {
  home.parleyHttpClient ??= new UndiciHttpClient(
    env().twilio.apiBaseUrl,
    Math.max(env().PARLEY_MAX_IN_FLIGHT, 16),
  );
  return home.parleyHttpClient;
}

/** One Twilio account through the real SDK. Twilio has no idempotency key: callers must treat `ambiguous` as such. */
export function twilioCarrier(accountSid: string, authToken: string): Carrier {
  const client = twilio(accountSid, authToken, { httpClient: httpClient(), accountSid, autoRetry: false });
  return {
    send: (text) => send(client, accountSid, text),
    listTo: (channel, to, since) => listTo(client, channel, to, since),
    listReceived: (address, since) => listReceived(client, address, since),
    listFiles: (sid) => listFiles(client, sid),
    fetchText: (sid) => fetchText(client, sid),
    verify: async () => {
      try {
        const account = await client.api.v2010.accounts(accountSid).fetch();
        return { ok: true, status: account.status };
      } catch (error) {
        return { ok: false, detail: describe(error) };
      }
    },
  };
}

type Client = ReturnType<typeof twilio>;

/** Asked of the SDK as its own `messages.create` does, but for the object that it makes of every answer's dates. */
async function send(client: Client, accountSid: string, text: OutgoingText): Promise<SendResult> {
  try {
    const created: { sid?: unknown; status?: unknown } = await client.api.v2010.create({
      uri: `/Accounts/${accountSid}/Messages.json`,
      method: "post",
      headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/json" },
      data: {
        To: address(text.channel, text.to),
        ...said(text),
        StatusCallback: text.statusCallback,
        ...(text.messagingServiceSid ? { MessagingServiceSid: text.messagingServiceSid } : {}),
        ...(text.from && !text.messagingServiceSid ? { From: address(text.channel, text.from) } : {}),
      },
    });
    if (typeof created.sid !== "string" || created.sid === "")
      return { kind: "ambiguous", httpStatus: 201, detail: "an answer without a sid" };
    return { kind: "accepted", providerSid: created.sid, httpStatus: 201, word: String(created.status) };
  } catch (error) {
    return toResult(error);
  }
}

/** An approved template goes alone: it has words and pictures of its own. */
const said = ({ content, body, mediaUrls }: OutgoingText) =>
  content
    ? { ContentSid: content.sid, ContentVariables: JSON.stringify(content.variables) }
    : { ...(body === "" ? {} : { Body: body }), ...(mediaUrls?.length ? { MediaUrl: mediaUrls } : {}) };

/**
 * Sorts a failed create into what it proves. Source: Twilio's error dictionary; 429 is never processed, 5xx and
 * broken connections prove nothing. The thrown error itself is not kept: it may carry the Authorization header.
 */
function toResult(error: unknown): SendResult {
  const status = property(error, "status");
  if (typeof status === "number") {
    const code = property(error, "code");
    const errorCode = typeof code === "number" ? code : null;
    if (status === 429)
      return { kind: "rejected", httpStatus: 429, errorCode: errorCode ?? 20429, detail: describe(error) };
    if (status >= 500 || status < 300)
      return { kind: "ambiguous", httpStatus: status, detail: describe(error) };
    return { kind: "rejected", httpStatus: status, errorCode, detail: describe(error) };
  }
  const code = property(error, "code");
  if (typeof code === "string" && neverConnected.has(code)) return { kind: "unreached", detail: code };
  return { kind: "ambiguous", httpStatus: null, detail: typeof code === "string" ? code : describe(error) };
}

const LIST_LIMIT = 1_000;

async function listTo(client: Client, channel: Channel, to: string, since: Date): Promise<ListedText[]> {
  // No date filter: whether it matches texts that were not sent yet is unverified. The list is newest first.
  const listed = await client.messages.list({
    to: address(channel, to),
    limit: LIST_LIMIT,
    pageSize: LIST_LIMIT,
  });
  const oldest = listed.at(-1)?.dateCreated;
  if (listed.length >= LIST_LIMIT && oldest && oldest > since)
    throw new Error("the list does not reach back far enough");
  return listed
    .filter((m) => m.direction?.startsWith("outbound") && m.dateCreated && m.dateCreated >= since)
    .map((m) => ({
      providerSid: m.sid,
      from: m.from?.replace(/^whatsapp:/, "") || null,
      messagingServiceSid: m.messagingServiceSid || null,
      body: m.body,
      createdAt: m.dateCreated,
      word: String(m.status),
      errorCode: m.errorCode ?? null,
    }));
}

async function fetchText(client: Client, sid: string): Promise<FetchedText | null> {
  try {
    const found = await client.messages(sid).fetch();
    return {
      word: String(found.status),
      errorCode: found.errorCode ?? null,
      priceMicros: found.price ? microsFromDecimal(found.price) : null,
      currency: found.priceUnit || null,
      segments: Number(found.numSegments) || null,
    };
  } catch (error) {
    if (property(error, "status") === 404) return null;
    throw new Error(`the provider's text could not be read: ${describe(error)}`);
  }
}

const property = (error: unknown, name: string): unknown =>
  typeof error === "object" && error !== null && name in error
    ? (error as Record<string, unknown>)[name]
    : undefined;

/** Short words for a log or a timeline: no headers, no URL, no numbers of people. */
function describe(error: unknown): string {
  const message = error instanceof Error ? error.message : "unknown error";
  return hidePhones(message).slice(0, 200);
}
