import { createHmac } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { Pool } from "undici";
import type { Taken } from "./carrier-book";
import type { CarrierOptions } from "./carrier-options";
import { Sample } from "./percentiles";

type Callback = { message: Taken; status: string };

const notConnected = new Set(["ECONNREFUSED", "UND_ERR_CONNECT_TIMEOUT", "ENOTFOUND", "EHOSTUNREACH"]);

/** Delivers status callbacks as Twilio does: a signed form per state, a bounded number at a time. */
export class CallbackSender {
  private ready: Callback[] = [];
  private head = 0;
  private inFlight = 0;
  private scheduled = 0;
  private isClosed = false;
  private pools = new Map<string, Pool>();
  private latency = new Sample();
  private counts = { sent: 0, acked: 0, refused: 0, failed: 0, retried: 0, lost: 0 };
  private firstSentAt = 0;
  private lastAckAt = 0;

  constructor(
    private options: CarrierOptions,
    private random: () => number,
  ) {}

  /** Plans the three callbacks of a message that was just taken. */
  schedule(message: Taken): void {
    if (this.options.callbacks === 0 || message.callbackUrl === "") return;
    const { callbackDelayMs, callbackShuffle, callbackDuplicate } = this.options;
    const states = ["queued", "sent", message.isUndelivered ? "undelivered" : "delivered"];
    for (const [index, status] of states.entries()) {
      const times = callbackDuplicate > 0 && this.random() < callbackDuplicate ? 2 : 1;
      for (let n = 0; n < times; n++) {
        const delay = callbackShuffle
          ? Math.floor(this.random() * callbackDelayMs * 4)
          : callbackDelayMs * (index + 1);
        this.scheduled++;
        setTimeout(() => this.enqueue({ message, status }), delay);
      }
    }
  }

  stats() {
    const pending = this.scheduled + this.ready.length - this.head + this.inFlight;
    const { firstSentAt, lastAckAt } = this;
    return { ...this.counts, pending, firstSentAt, lastAckAt, latencyMs: this.latency.summary() };
  }

  close(): void {
    this.isClosed = true;
    for (const pool of this.pools.values()) pool.destroy().catch(() => {});
  }

  private enqueue(callback: Callback): void {
    this.scheduled--;
    this.ready.push(callback);
    this.pump();
  }

  private pump(): void {
    while (!this.isClosed && this.inFlight < this.options.callbackConcurrency) {
      const next = this.ready[this.head];
      if (!next) break;
      this.head++;
      this.inFlight++;
      void this.deliver(next).finally(() => {
        this.inFlight--;
        this.pump();
      });
    }
    if (this.head > 10_000) {
      this.ready = this.ready.slice(this.head);
      this.head = 0;
    }
  }

  private async deliver(callback: Callback): Promise<void> {
    const url = new URL(callback.message.callbackUrl);
    const { body, signature } = signedForm(callback, this.options);
    const headers = {
      "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
      "x-twilio-signature": signature,
    };
    const started = performance.now();
    for (let tries = 1; !this.isClosed; tries++) {
      const error = await this.post(url, headers, body);
      if (error === null) {
        this.counts.acked++;
        this.lastAckAt = Date.now();
        this.latency.add(performance.now() - started);
        return;
      }
      const mayRetry = this.options.callbackRetryAny || notConnected.has(error);
      if (!mayRetry || tries >= this.options.callbackTries) break;
      this.counts.retried++;
      await wait(Math.min(1_000, 100 * tries));
    }
    this.counts.lost++;
  }

  /** Null when the other side answered 2xx, else the code of what went wrong. */
  private async post(url: URL, headers: Record<string, string>, body: string): Promise<string | null> {
    this.counts.sent++;
    this.firstSentAt ||= Date.now();
    try {
      const answer = await this.pool(url.origin).request({
        method: "POST",
        path: url.pathname + url.search,
        headers,
        body,
      });
      await answer.body.dump();
      if (answer.statusCode < 300) return null;
      this.counts.refused++;
      return String(answer.statusCode);
    } catch (error) {
      this.counts.failed++;
      return error instanceof Error && "code" in error ? String(error.code) : "unknown";
    }
  }

  private pool(origin: string): Pool {
    let pool = this.pools.get(origin);
    if (!pool) {
      const limits = {
        connections: this.options.callbackConcurrency,
        headersTimeout: 15_000,
        bodyTimeout: 15_000,
      };
      pool = new Pool(origin, { ...limits, connectTimeout: 5_000 });
      this.pools.set(origin, pool);
    }
    return pool;
  }
}

/** The form of one callback and Twilio's signature over URL and fields (`X-Twilio-Signature`, HMAC-SHA1). */
export function signedForm(
  { message, status }: Callback,
  options: CarrierOptions,
): { body: string; signature: string } {
  // Already in the order of names, which is the order that is signed.
  const fields: [string, string][] = [
    ["AccountSid", options.accountSid],
    ["ApiVersion", "2010-04-01"],
    ["ErrorCode", status === "undelivered" ? String(options.undeliveredCode) : ""],
    ["From", message.from],
    ["MessageSid", message.sid],
    ["MessageStatus", status],
    ["MessagingServiceSid", message.service],
    ["RawDlrDoneDate", status === "delivered" || status === "undelivered" ? dlrDate(message.at) : ""],
    ["SmsSid", message.sid],
    ["SmsStatus", status],
    ["To", message.to],
  ];
  let signed = message.callbackUrl.split("#")[0] ?? "";
  let body = "";
  for (const [name, value] of fields) {
    if (value === "") continue;
    signed += name + value;
    body += `${body === "" ? "" : "&"}${name}=${encodeURIComponent(value)}`;
  }
  return { body, signature: createHmac("sha1", options.authToken).update(signed).digest("base64") };
}

/** `YYMMDDhhmm`, the carrier's minute of delivery. */
const dlrDate = (at: number): string => new Date(at).toISOString().replace(/[-T:]/g, "").slice(2, 12);
