import { sqlState } from "@/db/errors";
import { sameSecret } from "@/lib/crypto";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { CarrierError } from "./carrier-error";
import { changeMessage, deleteMessage } from "./change-message";
import { createMessage } from "./create-message";
import { changeIncomingNumber, getIncomingNumber, listIncomingNumbers } from "./incoming-numbers";
import { getFile, mediaList } from "./media";
import { toMessageResource } from "./message-resource";
import { getMessage, listMessages } from "./queries";
import { changeService, getService, listServiceCodes, listServiceNumbers } from "./services";

type Call = {
  accountSid: string;
  sid: string;
  mediaSid: string;
  query: URLSearchParams;
  form: URLSearchParams;
};

const routes: { method: string; path: RegExp; answer: (call: Call) => Promise<Response> }[] = [
  { method: "GET", path: /^$/, answer: async ({ accountSid }) => Response.json(accountResource(accountSid)) },
  { method: "POST", path: /^\/Messages$/, answer: create },
  { method: "GET", path: /^\/Messages$/, answer: list },
  { method: "GET", path: /^\/Messages\/(?<sid>\w+)$/, answer: (call) => show(call) },
  {
    method: "POST",
    path: /^\/Messages\/(?<sid>\w+)$/,
    answer: (call) => changeMessage(call.sid, call.form).then(() => show(call)),
  },
  {
    method: "DELETE",
    path: /^\/Messages\/(?<sid>\w+)$/,
    answer: ({ sid }) => deleteMessage(sid).then(() => new Response(null, { status: 204 })),
  },
  { method: "GET", path: /^\/Messages\/(?<sid>\w+)\/Media\/(?<mediaSid>\w+)$/, answer: showFile },
  {
    method: "GET",
    path: /^\/Messages\/(?<sid>\w+)\/Media$/,
    answer: ({ sid, accountSid }) => mediaList(sid, accountSid).then(Response.json),
  },
  { method: "GET", path: /^\/IncomingPhoneNumbers$/, answer: listNumbers },
  {
    method: "GET",
    path: /^\/IncomingPhoneNumbers\/(?<sid>\w+)$/,
    answer: ({ sid }) => getIncomingNumber(sid).then(Response.json),
  },
  {
    method: "POST",
    path: /^\/IncomingPhoneNumbers\/(?<sid>\w+)$/,
    answer: ({ sid, form }) => changeIncomingNumber(sid, form).then(Response.json),
  },
  { method: "GET", path: /^\/v1\/Services\/(?<sid>\w+)$/, answer: showService },
  {
    method: "POST",
    path: /^\/v1\/Services\/(?<sid>\w+)$/,
    answer: (call) => changeService(call.sid, call.form).then(() => showService(call)),
  },
  {
    method: "GET",
    path: /^\/v1\/Services\/(?<sid>\w+)\/PhoneNumbers$/,
    answer: ({ sid }) => listServiceNumbers(sid).then(Response.json),
  },
  {
    method: "GET",
    path: /^\/v1\/Services\/(?<sid>\w+)\/ShortCodes$/,
    answer: ({ sid }) => listServiceCodes(sid).then(Response.json),
  },
];

/**
 * The sandbox carrier's REST API, in Twilio's dialect: `/sandbox/2010-04-01/Accounts/{AC}….json`. Form in, JSON out,
 * HTTP Basic with the sandbox account. Answers 404 to everything where the sandbox is not switched on.
 */
export async function answerCarrierCall(request: Request): Promise<Response> {
  if (!env().isSandbox) return new Response("Not found", { status: 404 });
  try {
    const { accountSid, authToken } = env().twilio;
    const credentials = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`;
    if (!sameSecret(request.headers.get("authorization") ?? "", credentials)) throw new CarrierError(20003);
    const url = new URL(request.url);
    const { account, rest } = readPath(url.pathname, accountSid);
    if (account !== accountSid) throw new CarrierError(20404);
    const candidates = routes.filter(({ path }) => path.test(rest));
    const route = candidates.find(({ method }) => method === request.method);
    if (!route) throw new CarrierError(candidates.length > 0 ? 20004 : 20404);
    const { sid = "", mediaSid = "" } = route.path.exec(rest)?.groups ?? {};
    return await route.answer({
      accountSid,
      sid,
      mediaSid,
      query: clean(url.search),
      form: clean(await readForm(request)),
    });
  } catch (error) {
    if (error instanceof CarrierError) return error.toResponse();
    log.error({ err: error, sqlState: sqlState(error) }, "sandbox carrier: call failed");
    return new CarrierError(20500).toResponse();
  }
}

/** Messaging services live on another of Twilio's hosts, whose paths name no account; a file's own path has no ending. */
function readPath(path: string, ownSid: string): { account: string | undefined; rest: string } {
  const service = /\/sandbox(\/v1\/Services\/[\w/]+)$/.exec(path)?.[1];
  if (service) return { account: ownSid, rest: service };
  const [, account, resource = "", file] =
    /\/2010-04-01\/Accounts\/(\w+)(?:(\/[\w/]+)?\.json|(\/Messages\/\w+\/Media\/\w+))$/.exec(path) ?? [];
  return { account, rest: file ?? resource };
}

async function showService({ sid, accountSid }: Call): Promise<Response> {
  return Response.json(await getService(sid, accountSid));
}

async function create({ accountSid, form }: Call): Promise<Response> {
  const { message, isAnswerLost } = await createMessage(form);
  if (isAnswerLost) return brokenAnswer();
  return Response.json(toMessageResource(message, accountSid), { status: 201 });
}

async function show({ accountSid, sid }: Call): Promise<Response> {
  return Response.json(toMessageResource(await getMessage(sid), accountSid));
}

/** Twilio sends on to where its files lie; here they lie at hand. */
async function showFile({ sid, mediaSid }: Call): Promise<Response> {
  const { contentType, content } = await getFile(sid, mediaSid);
  return new Response(new Uint8Array(content), {
    headers: { "Content-Type": contentType, "X-Content-Type-Options": "nosniff" },
  });
}

async function list({ accountSid, query }: Call): Promise<Response> {
  const { rows, nextToken, pageSize } = await listMessages(query);
  const page = Number(query.get("Page")) || 0;
  const path = `/2010-04-01/Accounts/${accountSid}/Messages.json`;
  const uriOf = (changes: Record<string, string>) => {
    const params = new URLSearchParams(query);
    params.delete("PageToken");
    for (const [name, value] of Object.entries(changes)) params.set(name, value);
    return `${path}?${params}`;
  };
  const size = String(pageSize);
  return Response.json({
    end: page * pageSize + Math.max(0, rows.length - 1),
    first_page_uri: uriOf({ PageSize: size, Page: "0" }),
    messages: rows.map((row) => toMessageResource(row, accountSid)),
    next_page_uri: nextToken && uriOf({ PageSize: size, Page: String(page + 1), PageToken: nextToken }),
    page,
    page_size: pageSize,
    previous_page_uri: null,
    start: page * pageSize,
    uri: uriOf({ PageSize: size, Page: String(page) }),
  });
}

async function listNumbers({ accountSid, query }: Call): Promise<Response> {
  const numbers = await listIncomingNumbers(query);
  const uri = `/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers.json`;
  const page = {
    end: Math.max(0, numbers.length - 1),
    first_page_uri: uri,
    next_page_uri: null,
    page: 0,
    page_size: 50,
  };
  return Response.json({ ...page, incoming_phone_numbers: numbers, previous_page_uri: null, start: 0, uri });
}

function accountResource(sid: string): Record<string, unknown> {
  return {
    sid,
    friendly_name: "Parley sandbox",
    status: "active",
    type: "Full",
    uri: `/2010-04-01/Accounts/${sid}.json`,
  };
}

/** The line drops after the text was taken: a body that fails before its first byte makes the server cut the connection. */
function brokenAnswer(): Response {
  const body = new ReadableStream({
    pull: (controller) => controller.error(new DOMException("line dropped", "AbortError")),
  });
  return new Response(body, { status: 201 });
}

async function readForm(request: Request): Promise<string> {
  if (request.method !== "POST") return "";
  if (Number(request.headers.get("content-length") ?? 0) > 1_000_000) throw new CarrierError(20001);
  return request.text();
}

/** Form fields without the one character that PostgreSQL cannot hold. */
const clean = (text: string): URLSearchParams => new URLSearchParams(text.replaceAll(/%00|\0/g, ""));
