import type { CarrierOptions } from "./carrier-options";

export type Draft = { to: string; from: string; service: string; body: string; callbackUrl: string };

/** A message the carrier has taken. `ref` is the client's reference, found in the callback URL. */
export type Taken = Draft & {
  sid: string;
  ref: string;
  at: number;
  isUndelivered: boolean;
  /** A customer's text, which no webhook tells of. */
  isInbound?: boolean;
};

/** What became of one request to send: `took_…` means that a message was taken. */
export type SendOutcome =
  | "took"
  | "took_then_reset"
  | "took_then_500"
  | "took_then_hung"
  | "reset"
  | "refused_429"
  | "refused_500"
  | "refused_21610"
  | "hung";

export type SendRecord = { at: number; to: string; body: string; ref: string; outcome: SendOutcome };
export type LookupRecord = { at: number; to: string; count: number };

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

export const refOf = (callbackUrl: string): string => uuid.exec(callbackUrl)?.[0] ?? "";

/** Everything the carrier remembers, with the answers it gives about it. */
export class CarrierBook {
  readonly taken: Taken[] = [];
  readonly sends: SendRecord[] = [];
  readonly lookups: LookupRecord[] = [];
  duplicates = 0;
  private received = 0;
  private bySid = new Map<string, Taken>();
  private byNumber = new Map<string, Taken[]>();
  private readonly era = Date.now().toString(16).padStart(12, "0");

  constructor(private options: CarrierOptions) {}

  take(draft: Draft, at: number, isUndelivered: boolean): Taken {
    const sid = `SM${this.era}${(this.taken.length + 1).toString(16).padStart(20, "0")}`;
    const message: Taken = { ...draft, sid, ref: refOf(draft.callbackUrl), at, isUndelivered };
    this.taken.push(message);
    this.bySid.set(sid, message);
    const known = this.byNumber.get(draft.to);
    if (!known) this.byNumber.set(draft.to, [message]);
    else {
      if (known.some((other) => other.body === draft.body)) this.duplicates++;
      known.push(message);
    }
    return message;
  }

  /** A customer writes while nobody is there to hear the webhook. */
  receive(from: string, to: string, body: string, at: number): Taken {
    const sid = `SM${this.era}${(++this.received).toString(16).padStart(20, "f")}`;
    const draft = { to, from, service: "", body, callbackUrl: "" };
    const message: Taken = { ...draft, sid, ref: "", at, isUndelivered: false, isInbound: true };
    this.bySid.set(sid, message);
    this.byNumber.set(to, [...(this.byNumber.get(to) ?? []), message]);
    return message;
  }

  find(sid: string): Taken | null {
    return this.bySid.get(sid) ?? null;
  }

  /**
   * Twilio's list: newest first, paged by token. Date filters look at `date_sent`, which a message that has
   * not left yet does not have: the stricter reading of a point that Twilio leaves undocumented.
   */
  list(query: URLSearchParams, now: number): string {
    const { accountSid, listLagMs } = this.options;
    const to = query.get("To");
    const from = query.get("From");
    const size = Math.min(1000, Math.max(1, Number(query.get("PageSize") ?? 50) || 50));
    const after = Date.parse(query.get("DateSent>") ?? query.get("DateSent>=") ?? "");
    const before = Date.parse(query.get("DateSent<") ?? query.get("DateSent<=") ?? "");
    const visible = (to === null ? this.taken : (this.byNumber.get(to) ?? [])).filter((m) => {
      const sentAt = this.sentAt(m);
      if (m.at + listLagMs > now || (from !== null && m.from !== from)) return false;
      if (!Number.isNaN(after) && !(sentAt <= now && sentAt >= after)) return false;
      return Number.isNaN(before) || (sentAt <= now && sentAt <= before);
    });
    visible.reverse();
    const token = query.get("PageToken");
    const start = token === null ? 0 : visible.findIndex((m) => m.sid === token.slice(2)) + 1;
    const page = visible.slice(start, start + size);
    this.lookups.push({ at: now, to: to ?? "", count: page.length });
    const path = `/2010-04-01/Accounts/${accountSid}/Messages.json`;
    const next = new URLSearchParams(query);
    next.set("PageSize", String(size));
    next.set("Page", String(Number(query.get("Page") ?? 0) + 1));
    next.set("PageToken", `PA${page.at(-1)?.sid ?? ""}`);
    const nextUri = start + size < visible.length ? JSON.stringify(`${path}?${next}`) : "null";
    return (
      `{"messages":[${page.map((m) => this.show(m, now)).join(",")}],"page":${Number(query.get("Page") ?? 0)},` +
      `"page_size":${size},"start":${start},"end":${start + Math.max(0, page.length - 1)},"uri":"${path}",` +
      `"first_page_uri":"${path}?PageSize=${size}&Page=0","previous_page_uri":null,"next_page_uri":${nextUri}}`
    );
  }

  /** The message as Twilio's API shows it: numbers as text, dates in RFC 2822, a price only once delivered. */
  show(message: Taken, now: number): string {
    const { accountSid } = this.options;
    const isSent = now >= this.sentAt(message);
    const isFinal = now >= message.at + this.options.callbackDelayMs * 3;
    const first = message.service === "" ? "queued" : "accepted";
    const direction = message.isInbound ? "inbound" : "outbound-api";
    const status = message.isInbound
      ? "received"
      : isFinal
        ? message.isUndelivered
          ? "undelivered"
          : "delivered"
        : isSent
          ? "sent"
          : first;
    const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}`;
    const segments = segmentsOf(message.body);
    const price = isFinal ? `"-${(segments * 0.0083).toFixed(5)}"` : "null";
    return (
      `{"account_sid":"${accountSid}","api_version":"2010-04-01","body":${JSON.stringify(message.body)},` +
      `"date_created":"${rfc2822(message.at)}","date_sent":${isSent ? `"${rfc2822(this.sentAt(message))}"` : "null"},` +
      `"date_updated":"${rfc2822(now)}","direction":"${direction}","error_code":${isFinal && message.isUndelivered ? this.options.undeliveredCode : "null"},` +
      `"error_message":null,"from":${message.from === "" ? "null" : JSON.stringify(message.from)},` +
      `"messaging_service_sid":${message.service === "" ? "null" : JSON.stringify(message.service)},"num_media":"0",` +
      `"num_segments":"${message.service === "" || isSent ? segments : 0}","price":${price},"price_unit":"USD",` +
      `"sid":"${message.sid}","status":"${status}","subresource_uris":{"media":"${uri}/Media.json"},` +
      `"to":${JSON.stringify(message.to)},"uri":"${uri}.json"}`
    );
  }

  private sentAt(message: Taken): number {
    return message.isInbound ? message.at : message.at + this.options.callbackDelayMs * 2;
  }
}

/** Near enough for a stand-in: anything beyond ASCII counts as UCS-2. */
function segmentsOf(body: string): number {
  const isPlain = !/[^\n -~]/.test(body);
  const [single, part] = isPlain ? [160, 153] : [70, 67];
  return body.length <= single ? 1 : Math.ceil(body.length / part);
}

let second = 0;
let secondText = "";

function rfc2822(at: number): string {
  const whole = Math.floor(at / 1000);
  if (whole !== second) {
    second = whole;
    secondText = new Date(whole * 1000).toUTCString().replace("GMT", "+0000");
  }
  return secondText;
}
