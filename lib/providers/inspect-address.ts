import twilio from "twilio";
import { env } from "@/lib/env";
import { hidePhones } from "@/lib/phone";
import type { Credentials } from "./find-carrier";
import { UndiciHttpClient } from "./undici-http-client";

/** Why Twilio did not answer as hoped, as far as it can be told apart. */
export type Trouble = "wrong_credentials" | "busy" | "unreachable" | "refused";

/** What a sender sends from, as its settings at Twilio are found. */
export type Address =
  | { kind: "number" | "short_code"; number: string }
  | { kind: "service"; serviceSid: string; number: string | null };

/** Where incoming texts go at Twilio now. `overruledBy` names what Twilio listens to instead of the URL. */
export type FoundAddress = {
  sid: string;
  inboundUrl: string | null;
  inboundMethod: string;
  overruledBy: "app" | "number" | null;
  /** False when the sender's number is not in its messaging service. */
  isNumberInService: boolean;
};

export type Inspection =
  | { trouble: Trouble; detail: string }
  | { trouble: null; accountStatus: string; address: FoundAddress | null };

type Client = ReturnType<typeof twilio>;

const DEADLINE_MS = 12_000;
const home = globalThis as typeof globalThis & { parleyCheckClient?: UndiciHttpClient };

/** A pool of its own: a check never takes a socket from a send. */
function clientOf({ accountSid, authToken }: Credentials): Client {
  home.parleyCheckClient ??= new UndiciHttpClient(env().twilio.apiBaseUrl, 4);
  return twilio(accountSid, authToken, { httpClient: home.parleyCheckClient, accountSid, autoRetry: false });
}

/** Asks Twilio whether the credentials fit, whether the address is there, and what is set at it. Never throws. */
export const inspectAddress = (credentials: Credentials, address: Address | null): Promise<Inspection> =>
  inTime(async () => {
    const client = clientOf(credentials);
    const account = await client.api.v2010.accounts(credentials.accountSid).fetch();
    const accountStatus = String(account.status);
    const isOpen = address !== null && accountStatus === "active";
    const found = isOpen ? await find(client, address).catch(orMissing) : null;
    return { trouble: null, accountStatus, address: found };
  });

/** Has Twilio deliver what this address receives to `url`. Source: Twilio's IncomingPhoneNumber and Service resources. */
export const writeInboundUrl = (
  credentials: Credentials,
  { kind }: Address,
  { sid }: FoundAddress,
  url: string,
): Promise<Inspection> =>
  inTime(async () => {
    const client = clientOf(credentials);
    // An app set at the number would win over its URL.
    const atNumber = { smsUrl: url, smsMethod: "POST", smsApplicationSid: "" };
    if (kind === "number") await client.incomingPhoneNumbers(sid).update(atNumber);
    if (kind === "short_code") await client.shortCodes(sid).update({ smsUrl: url, smsMethod: "POST" });
    if (kind === "service") {
      const settings = { inboundRequestUrl: url, inboundMethod: "POST", useInboundWebhookOnNumber: false };
      await client.messaging.v1.services(sid).update(settings);
    }
    return { trouble: null, accountStatus: "active", address: null };
  });

async function find(client: Client, address: Address): Promise<FoundAddress | null> {
  if (address.kind === "service") return findService(client, address.serviceSid, address.number);
  if (address.kind === "short_code") {
    const [code] = await client.shortCodes.list({ shortCode: address.number, limit: 1 });
    return code
      ? { ...plain, sid: code.sid, inboundUrl: code.smsUrl || null, inboundMethod: code.smsMethod }
      : null;
  }
  const [number] = await client.incomingPhoneNumbers.list({ phoneNumber: address.number, limit: 1 });
  if (!number) return null;
  return {
    ...plain,
    sid: number.sid,
    inboundUrl: number.smsUrl || null,
    inboundMethod: number.smsMethod,
    overruledBy: number.smsApplicationSid ? "app" : null,
  };
}

function orMissing(error: unknown): null {
  if (property(error, "status") === 404) return null;
  throw error;
}

const plain = { overruledBy: null, isNumberInService: true } as const;

async function findService(client: Client, sid: string, number: string | null): Promise<FoundAddress | null> {
  const service = client.messaging.v1.services(sid);
  const { inboundRequestUrl, inboundMethod, useInboundWebhookOnNumber } = await service.fetch();
  const pool = number === null ? null : await service.phoneNumbers.list({ limit: 400 });
  return {
    sid,
    inboundUrl: inboundRequestUrl || null,
    inboundMethod,
    overruledBy: useInboundWebhookOnNumber ? "number" : null,
    isNumberInService: pool === null || pool.some(({ phoneNumber }) => phoneNumber === number),
  };
}

async function inTime(work: () => Promise<Inspection>): Promise<Inspection> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Inspection>((done) => {
    timer = setTimeout(() => done({ trouble: "unreachable", detail: "no answer in time" }), DEADLINE_MS);
  });
  try {
    return await Promise.race([work().catch(toTrouble), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The error itself is not kept: it may carry the Authorization header. */
function toTrouble(error: unknown): Inspection {
  const status = property(error, "status");
  // What came back may be anything, so the SDK's message may be no text.
  const detail = hidePhones(String(property(error, "message") ?? "unknown error")).slice(0, 200);
  if (typeof status !== "number" || status >= 500 || status < 300) return { trouble: "unreachable", detail };
  // 404: this account does not exist, which Twilio says of a wrong account sid with a token that fits nothing.
  if (status === 401 || status === 403 || status === 404) return { trouble: "wrong_credentials", detail };
  return { trouble: status === 429 ? "busy" : "refused", detail };
}

const property = (error: unknown, name: string): unknown =>
  typeof error === "object" && error !== null && name in error ? Reflect.get(error, name) : undefined;
