/**
 * Clients that cost next to nothing: every request is written out beforehand and goes over a raw socket, one at a time
 * on each. `tsx e2e/bench/knock.ts --kind receipts --url http://127.0.0.1:4010 --n 30000 --at-once 100`
 */
import { connect, type Socket } from "node:net";
import { parseArgs } from "node:util";
import { runScript } from "@/db/run-script";
import { signedForm } from "./carrier-callbacks";
import { carrierDefaults } from "./carrier-options";
import { type Summary, summarize } from "./percentiles";
import { spawnNode } from "./spawn-node";
import { numberOf, refOf, sidOf } from "./world";

/**
 * `receipts`: three for each text of `supply.sent`; `empty`: receipts that name no text; `accepts`: `POST /messages`;
 * `live`: `GET /api/health/live`.
 */
type Kind = "receipts" | "empty" | "accepts" | "live";
type Knocking = {
  kind: Kind;
  url: string;
  n: number;
  atOnce: number;
  key?: string;
  /** It ends then, however many are left. */
  seconds?: number;
  /** Called when every request is written and the first is about to go. */
  onBegin?: () => void;
};
export type Knocked = {
  answered: number;
  perSecond: number;
  seconds: number;
  refused: number;
  cpuMsEach: number;
  latencyMs: Summary;
};

/** Has a process of its own ask `n` times, `atOnce` at a time. @returns once every request was answered. */
export async function knock({ onBegin, key = "", seconds = 0, ...asked }: Knocking): Promise<Knocked> {
  const { kind, url, n, atOnce } = asked;
  const flags = { kind, url, n, "at-once": atOnce, key, seconds };
  const client = spawnNode(
    "e2e/bench/knock.ts",
    Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]),
  );
  await client.line(/^knocking/);
  onBegin?.();
  const line = (await client.line(/^knocked (\{.*)/))[1] ?? "";
  await client.exited;
  return JSON.parse(line) as Knocked;
}

const states = ["queued", "sent", "delivered"];

const write: Record<Kind, (n: number, url: URL, key: string) => Buffer> = {
  receipts: (n, url) => {
    const text = Math.floor(n / states.length);
    return receipt(url, `?ref=${refOf(text)}`, sidOf(text), text, states[n % states.length] ?? "");
  },
  empty: (n, url) => receipt(url, "", "", n, "sent"),
  live: (_, { host }) => Buffer.from(`GET /api/health/live HTTP/1.1\r\nHost: ${host}\r\n\r\n`),
  accepts: (n, { host }, key) =>
    post(host, "/api/v1/messages", `X-API-Key: ${key}\r\nContent-Type: application/json\r\n`, {
      to: numberOf(n % 100_000),
      body: `Your order ${n} is ready`,
      category: "order",
    }),
};

function receipt({ origin, host }: URL, query: string, sid: string, n: number, status: string): Buffer {
  const target = `/api/webhooks/twilio/status${query}`;
  const message = {
    sid,
    ref: "",
    to: numberOf(n % 100_000),
    from: "+12025550101",
    body: "",
    service: "",
    at: Date.now(),
    callbackUrl: `${origin}${target}`,
    isUndelivered: false,
  };
  const { body, signature } = signedForm({ message, status }, carrierDefaults);
  const headers = `X-Twilio-Signature: ${signature}\r\nContent-Type: application/x-www-form-urlencoded; charset=UTF-8\r\n`;
  return post(host, target, headers, body);
}

function post(host: string, target: string, headers: string, content: string | object): Buffer {
  const body = typeof content === "string" ? content : JSON.stringify(content);
  const length = Buffer.byteLength(body);
  return Buffer.from(
    `POST ${target} HTTP/1.1\r\nHost: ${host}\r\n${headers}Content-Length: ${length}\r\n\r\n${body}`,
  );
}

async function run({ kind, url, n, atOnce, key = "", seconds: limit = 0 }: Knocking): Promise<Knocked> {
  const target = new URL(url);
  const requests = Array.from({ length: n }, (_, i) => write[kind](i, target, key));
  const latencies: number[] = [];
  let next = 0;
  let refused = 0;
  console.log("knocking");
  const cpu = process.cpuUsage();
  const started = performance.now();
  const until = limit > 0 ? started + limit * 1_000 : Number.POSITIVE_INFINITY;
  const lane = async () => {
    const ask = await openLane(target);
    for (let request = requests[next++]; request; request = requests[next++]) {
      const askedAt = performance.now();
      if (askedAt > until) break;
      const status = await ask(request);
      latencies.push(performance.now() - askedAt);
      if (status >= 300) refused++;
    }
    await ask(null);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const answered = latencies.length;
  return {
    answered,
    perSecond: answered / seconds,
    seconds,
    refused,
    cpuMsEach: (user + system) / 1000 / answered,
    latencyMs: summarize(latencies),
  };
}

/** A connection that is asked one thing at a time and answers with the status; asked nothing, it closes. */
async function openLane({ hostname, port }: URL): Promise<(request: Buffer | null) => Promise<number>> {
  const socket: Socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise<void>((done, fail) => socket.once("connect", done).once("error", fail));
  let answer = "";
  let settle = { done: (_: number) => {}, fail: (_: Error) => {} };
  socket.setEncoding("latin1").on("data", (part: string) => {
    answer += part;
    if (!isWhole(answer)) return;
    const status = Number(answer.slice(9, 12));
    answer = "";
    settle.done(status);
  });
  socket.on("error", (error) => settle.fail(error));
  socket.on("close", () => settle.fail(new Error("the connection was closed")));
  return (request) =>
    new Promise((done, fail) => {
      settle = { done, fail };
      if (request) socket.write(request);
      else socket.removeAllListeners().destroy() && done(0);
    });
}

function isWhole(answer: string): boolean {
  const head = answer.indexOf("\r\n\r\n");
  if (head < 0) return false;
  if (answer.startsWith("204", 9)) return true;
  const length = /\r\ncontent-length: (\d+)/i.exec(answer)?.[1];
  return length === undefined ? answer.endsWith("0\r\n\r\n") : answer.length >= head + 4 + Number(length);
}

const isKind = (text: string): text is Kind => text in write;

runScript(import.meta.url, async () => {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    options: { kind: text, url: text, n: text, "at-once": text, key: text, seconds: text },
  });
  const { kind = "", url = "", n, "at-once": atOnce, key, seconds = 0 } = values;
  if (!isKind(kind)) throw new Error(`--kind is one of ${Object.keys(write).join(", ")}`);
  const knocked = await run({
    kind,
    url,
    n: Number(n),
    atOnce: Number(atOnce),
    key,
    seconds: Number(seconds),
  });
  console.log(`knocked ${JSON.stringify(knocked)}`);
});
