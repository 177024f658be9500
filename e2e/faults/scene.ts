import { NextRequest } from "next/server";
import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks";
import { afterAll, expect } from "vitest";
import { POST as takeInbound } from "@/app/api/webhooks/twilio/inbound/route";
import { POST as takeStatus } from "@/app/api/webhooks/twilio/status/route";
import { raw, withWorkspace } from "@/db/client";
import { testDatabase } from "@/db/testing";
import { systemActor } from "@/lib/actor";
import type { FieldError } from "@/lib/errors";
import type { Handler } from "@/lib/http/endpoint";
import { sendMessageInput } from "@/lib/messages/schema";
import { sendMessage } from "@/lib/messages/send-message";
import { startCarrier } from "../bench/carrier";
import type { LookupRecord, SendRecord, Taken } from "../bench/carrier-book";
import { type CarrierOptions, carrierDefaults } from "../bench/carrier-options";
import type { Tenant } from "../bench/world";

type Fields = {
  id: number;
  batch_id: number;
  import_id: number;
  message_id: number;
  status: unknown;
  code: string;
  errors?: FieldError[];
  held: string | null;
  api_key: string;
  accepted: number;
  rejected: { index: number; code: string }[];
  data: unknown[];
  opted_out: boolean;
};
export type Answer = {
  status: number;
  text: string;
  /** The fields that tests look into; which of them are there is what they assert. */
  json: Fields;
  headers: Headers;
};
type Call = {
  path?: string;
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  params?: Record<string, string | string[]>;
};

export type Scene = {
  /** Forgets what the carrier knows and changes how it behaves. */
  behave: (options?: Partial<CarrierOptions>) => Promise<void>;
  /** Changes how the carrier behaves; it remembers what it took. */
  adjust: (options: Partial<CarrierOptions>) => Promise<void>;
  /** A customer writes, and no webhook tells of it. */
  receive: (text: { from: string; to: string; body: string; at: number }) => Promise<void>;
  accepted: () => Promise<Taken[]>;
  log: () => Promise<{ sends: SendRecord[]; lookups: LookupRecord[] }>;
};

/**
 * A database and a stand-in carrier of this test file's own, with the environment set for them. Call it in
 * `beforeAll`; both go away after the file's last test.
 */
export async function setScene(
  options: Partial<CarrierOptions> = {},
  environment: Record<string, string> = {},
): Promise<Scene> {
  await testDatabase();
  const carrier = await startCarrier({ ...carrierDefaults, ...options });
  afterAll(() => carrier.close());
  Object.assign(process.env, {
    TWILIO_ACCOUNT_SID: carrierDefaults.accountSid,
    TWILIO_AUTH_TOKEN: carrierDefaults.authToken,
    TWILIO_API_BASE_URL: carrier.url,
    PARLEY_CONFIG_WRITES_PER_MINUTE: "1000000",
    ...environment,
  });
  const get = async <T>(path: string): Promise<T> => (await fetch(carrier.url + path)).json() as Promise<T>;
  const post = async (path: string, body: object) => {
    await (await fetch(carrier.url + path, { method: "POST", body: JSON.stringify(body) })).text();
  };
  return {
    behave: (changes = {}) =>
      post("/_reset", { ...carrierDefaults, port: undefined, ...options, ...changes }),
    adjust: (changes) => post("/_behave", changes),
    receive: (text) => post("/_receive", text),
    accepted: () => get("/_accepted"),
    log: () => get("/_log"),
  };
}

/** Knocks on an API route's door with a key, as a client would; no server between. */
export async function call(key: string | null, handler: Handler, request: Call = {}): Promise<Answer> {
  const { path = "/api/v1/test", body, params = {} } = request;
  const method = request.method ?? (body === undefined ? "GET" : "POST");
  const isRaw = typeof body === "string" || body instanceof Uint8Array;
  const answer = await handler(
    new NextRequest(`${process.env.PARLEY_PUBLIC_URL}${path}`, {
      method,
      headers: {
        ...(key === null ? {} : { "x-api-key": key }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...request.headers,
      },
      ...(body === undefined ? {} : { body: isRaw ? (body as BodyInit) : JSON.stringify(body) }),
    }),
    { params: Promise.resolve(params) },
  );
  return read(answer);
}

async function read(answer: Response): Promise<Answer> {
  const text = await answer.text();
  const isJson = answer.headers.get("content-type")?.includes("json") === true;
  return {
    status: answer.status,
    text,
    json: (isJson ? JSON.parse(text) : {}) as Fields,
    headers: answer.headers,
  };
}

type Form = Record<string, string>;

/** A form as Twilio would post it: signed with the account's token over the URL it was given. */
export function signed(path: string, params: Form, token = carrierDefaults.authToken): NextRequest {
  const url = `${process.env.PARLEY_PUBLIC_URL}${path}`;
  return new NextRequest(url, {
    method: "POST",
    body: new URLSearchParams(params).toString(),
    headers: {
      "x-twilio-signature": getExpectedTwilioSignature(token, url, params),
      "content-type": "application/x-www-form-urlencoded",
    },
  });
}

let lastSid = 0;
const nextSid = () => `SM${(++lastSid).toString(16).padStart(32, "f")}`;

/** A customer texts the tenant's number. */
export async function textIn(tenant: Tenant, from: string, body: string, more: Form = {}): Promise<Answer> {
  const form = {
    AccountSid: carrierDefaults.accountSid,
    MessageSid: nextSid(),
    From: from,
    To: tenant.number,
    Body: body,
    NumMedia: "0",
    ...more,
  };
  return read(await takeInbound(signed("/api/webhooks/twilio/inbound", form)));
}

/** The carrier reports on a text. */
export async function report(
  text: { sid: string; ref: string },
  status: string,
  errorCode?: number,
): Promise<Answer> {
  const form = {
    AccountSid: carrierDefaults.accountSid,
    MessageSid: text.sid,
    MessageStatus: status,
    ...(errorCode ? { ErrorCode: String(errorCode) } : {}),
  };
  return read(await takeStatus(signed(`/api/webhooks/twilio/status?ref=${text.ref}`, form)));
}

/** Queues one text through the API's own verb. @returns its id. */
export async function queue(tenant: Tenant, input: Record<string, unknown>): Promise<number> {
  const accepted = await sendMessage(systemActor(tenant.workspaceId), sendMessageInput.parse(input));
  return accepted.id;
}

export type MessageFacts = {
  id: number;
  status: string;
  reason: string | null;
  attempt: number;
  provider_sid: string | null;
  client_ref: string | null;
  error_code: number | null;
  due_at: Date;
  finished_at: Date | null;
};

/** A message's row, as it stands. */
export async function look(tenant: Tenant, id: number): Promise<MessageFacts> {
  const [row] = await within(
    tenant,
    (sql) => sql<MessageFacts[]>`
    select id, status, reason, attempt, provider_sid, client_ref, error_code, due_at, finished_at
    from messages where workspace_id = ${tenant.workspaceId} and id = ${id}`,
  );
  if (!row) throw new Error(`no message ${id}`);
  return row;
}

type Sql = ReturnType<typeof raw>;

/** Reads or bends the tenant's rows as only a test may. */
export const within = <T>(tenant: Tenant, work: (sql: Sql) => PromiseLike<T>): Promise<T> =>
  withWorkspace(tenant.workspaceId, async (tx) => work(raw(tx)));

/** Refused in the house's own form, with nothing of the inside in it. */
export function expectProblem(answer: Answer, status: number | number[], code?: string): void {
  expect([status].flat(), answer.text.slice(0, 300)).toContain(answer.status);
  expect(answer.headers.get("content-type")).toContain("application/problem+json");
  expect(answer.json).toMatchObject({
    status: answer.status,
    type: expect.any(String),
    title: expect.any(String),
    detail: expect.any(String),
  });
  if (code) expect(answer.json.errors?.map((error) => error.code) ?? [answer.json.code]).toContain(code);
  expect(answer.text).not.toMatch(/select |insert into|at .*\.ts:|node_modules|postgres|zod/i);
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  expect(answer.headers.get("x-request-id")).toBeTruthy();
}
