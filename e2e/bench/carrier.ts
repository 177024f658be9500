/**
 * A stand-in for Twilio's Messages API on bare node:http, for load and fault tests: fast enough not to be what is
 * measured, and as unkind as asked. It ignores idempotency headers, as Twilio does, and keeps a record of
 * everything it was asked: GET /_stats, /_accepted, /_find?body=, /_log; POST /_reset takes new options as JSON, POST /_behave too,
 * but keeps the record.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { runScript } from "@/db/run-script";
import { CarrierBook, type Draft, refOf, type SendOutcome, type Taken } from "./carrier-book";
import { CallbackSender } from "./carrier-callbacks";
import { type CarrierOptions, fromFlags, seeded, withOptions } from "./carrier-options";
import { Sample } from "./percentiles";

export type Carrier = { url: string; close: () => Promise<void> };

type Fault = Exclude<SendOutcome, "took"> | null;

export async function startCarrier(initial: CarrierOptions): Promise<Carrier> {
  let options = initial;
  let random = seeded(options.seed);
  let book = new CarrierBook(options);
  let callbacks = new CallbackSender(options, random);
  const latency = new Sample();
  let counts = { requests: 0, inFlight: 0, peakInFlight: 0, firstAt: 0, lastAt: 0, unauthorized: 0 };

  const authorization = () =>
    `Basic ${Buffer.from(`${options.accountSid}:${options.authToken}`).toString("base64")}`;
  let expected = authorization();

  function reset(changes: Record<string, unknown>): void {
    callbacks.close();
    options = withOptions(options, changes);
    random = seeded(options.seed);
    book = new CarrierBook(options);
    callbacks = new CallbackSender(options, random);
    latency.clear();
    counts = { requests: 0, inFlight: 0, peakInFlight: 0, firstAt: 0, lastAt: 0, unauthorized: 0 };
    expected = authorization();
  }

  function pickFault(to: string): Fault {
    if (options.optedOut.split(",").includes(to)) return "refused_21610";
    if (options.maxInFlight > 0 && counts.inFlight > options.maxInFlight) return "refused_429";
    let left = random();
    const within = (share: number) => {
      left -= share;
      return left < 0;
    };
    if (within(options.rate429)) return "refused_429";
    if (within(options.rate500)) return "refused_500";
    if (within(options.rate500After)) return "took_then_500";
    if (within(options.resetBefore)) return "reset";
    if (within(options.resetAfter)) return "took_then_reset";
    if (within(options.hang / 2)) return "took_then_hung";
    if (within(options.hang / 2)) return "hung";
    return null;
  }

  function send(form: string, request: IncomingMessage, response: ServerResponse): void {
    const started = performance.now();
    const at = Date.now();
    const mine = { book, callbacks, counts };
    counts.requests++;
    counts.firstAt ||= at;
    counts.peakInFlight = Math.max(counts.peakInFlight, ++counts.inFlight);
    const draft = readForm(form);
    const outcome = pickFault(draft.to) ?? "took";
    book.sends.push({ at, to: draft.to, body: draft.body, ref: refOf(draft.callbackUrl), outcome });
    let message: Taken | null = null;
    // Once only: on a busy machine two timers may fire in either order.
    const take = (): Taken => {
      if (message) return message;
      message = mine.book.take(draft, Date.now(), options.undelivered > 0 && random() < options.undelivered);
      mine.counts.lastAt = Date.now();
      mine.callbacks.schedule(message);
      return message;
    };
    const takes = outcome.startsWith("took");
    const takeAfterMs =
      options.lateAccept && options.latencyMs > 0 ? Math.floor(random() * options.latencyMs) : 0;
    if (takes && takeAfterMs > 0) setTimeout(take, takeAfterMs);
    else if (takes) take();
    const finish = () => {
      mine.counts.inFlight--;
      latency.add(performance.now() - started);
      if (outcome === "took")
        return answer(response, 201, mine.book.show(take(), Date.now()), mine.counts.inFlight);
      if (outcome === "reset" || outcome === "took_then_reset") return request.socket.resetAndDestroy();
      if (outcome === "hung" || outcome === "took_then_hung") return undefined;
      const [status, code, text] = refusals[outcome] ?? [500, 20500, "Internal Server Error"];
      return answer(
        response,
        status,
        problem(status, code, text.replace("{to}", draft.to)),
        mine.counts.inFlight,
      );
    };
    if (options.latencyMs > 0) setTimeout(finish, options.latencyMs);
    else finish();
  }

  const stats = () => ({
    ...counts,
    accepted: book.taken.length,
    duplicates: book.duplicates,
    lookups: book.lookups.length,
    cpuMs: process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000,
    latencyMs: latency.summary(),
    callbacks: callbacks.stats(),
  });

  function control(path: string, body: string): string | null {
    if (path === "/_stats") return JSON.stringify(stats());
    if (path === "/_accepted") return JSON.stringify(book.taken);
    if (path.startsWith("/_find?")) {
      const words = new URLSearchParams(path.slice("/_find".length)).get("body");
      return JSON.stringify(book.taken.findLast((one) => one.body === words) ?? null);
    }
    if (path === "/_log") return JSON.stringify({ sends: book.sends, lookups: book.lookups });
    if (path === "/_receive") {
      const {
        from,
        to,
        body: words,
        at,
      } = JSON.parse(body) as Record<"from" | "to" | "body", string> & { at: number };
      return JSON.stringify(book.receive(from, to, words, at));
    }
    if (path === "/_behave") {
      // In place: the book and the callbacks hold these very options.
      Object.assign(options, withOptions(options, JSON.parse(body) as Record<string, unknown>));
      return "{}";
    }
    if (path !== "/_reset") return null;
    reset(body === "" ? {} : (JSON.parse(body) as Record<string, unknown>));
    return "{}";
  }

  function look(url: URL, response: ServerResponse) {
    const prefix = `/2010-04-01/Accounts/${options.accountSid}/Messages`;
    if (options.rateList500 > 0 && random() < options.rateList500)
      return answer(response, 500, problem(500, 20500, "Internal Server Error"), 0);
    if (url.pathname === `${prefix}.json`)
      return answer(response, 200, book.list(url.searchParams, Date.now()), 0);
    const sid = url.pathname.startsWith(`${prefix}/`)
      ? url.pathname.slice(prefix.length + 1).replace(/\.json$/, "")
      : "";
    const message = book.find(sid);
    if (!message)
      return answer(response, 404, problem(404, 20404, "The requested resource was not found"), 0);
    answer(response, 200, book.show(message, Date.now()), 0);
  }

  const server = createServer({ keepAliveTimeout: 120_000, noDelay: true }, (request, response) => {
    const target = request.url ?? "/";
    let body = "";
    request.setEncoding("latin1");
    request.on("data", (chunk: string) => (body += chunk));
    request.on("error", () => {});
    request.on("end", () => {
      const shown = target.startsWith("/_") ? control(target, body) : null;
      if (shown !== null) return answer(response, 200, shown, 0);
      if (request.headers.authorization !== expected) {
        counts.unauthorized++;
        return answer(response, 401, problem(401, 20003, "Authenticate"), 0);
      }
      if (request.method === "GET") return look(new URL(target, "http://carrier"), response);
      if (request.method === "POST" && target.endsWith("/Messages.json"))
        return send(body, request, response);
      answer(response, 404, problem(404, 20404, "The requested resource was not found"), 0);
    });
  });
  await new Promise<void>((done) => server.listen(options.port, "127.0.0.1", 4096, done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      callbacks.close();
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

function answer(response: ServerResponse, status: number, json: string, inFlight: number): void {
  response.sendDate = false;
  response.writeHead(status, [
    "Content-Type",
    "application/json",
    "Content-Length",
    String(Buffer.byteLength(json)),
    "Twilio-Concurrent-Requests",
    String(inFlight),
  ]);
  response.end(json);
}

/** Some of Twilio's messages name the number, so one of these does too. */
const refusals: Partial<Record<SendOutcome, [status: number, code: number, message: string]>> = {
  refused_429: [429, 20429, "Too Many Requests"],
  refused_21610: [400, 21610, "Attempt to send to unsubscribed recipient {to}"],
};

const problem = (status: number, code: number, message: string) =>
  `{"code":${code},"message":"${message}","more_info":"https://www.twilio.com/docs/errors/${code}","status":${status}}`;

/** The fields of a form that a send needs. Hand-made: URLSearchParams costs a third of the whole request. */
export function readForm(form: string): Draft {
  const draft: Draft = { to: "", from: "", service: "", body: "", callbackUrl: "" };
  for (const pair of form.split("&")) {
    const cut = pair.indexOf("=");
    const field = fields[pair.slice(0, cut)];
    if (field) draft[field] = decode(pair.slice(cut + 1));
  }
  return draft;
}

const fields: Record<string, keyof Draft | undefined> = {
  To: "to",
  From: "from",
  Body: "body",
  MessagingServiceSid: "service",
  StatusCallback: "callbackUrl",
};

const decode = (text: string) => {
  const spaced = text.includes("+") ? text.replaceAll("+", " ") : text;
  return spaced.includes("%") ? decodeURIComponent(spaced) : spaced;
};

runScript(import.meta.url, async () => {
  const carrier = await startCarrier(fromFlags(process.argv.slice(2)));
  console.log(`carrier ${carrier.url}`);
});
