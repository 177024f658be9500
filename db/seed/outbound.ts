import type { Purpose } from "@/db/enums";
import { hours, later, minutes, seconds } from "@/lib/clock";
import { consentState } from "@/lib/consent/consent-state";
import { zonesFor } from "@/lib/consent/recipient-zones";
import { drawCodes } from "@/lib/links/draw-codes";
import { linkBase } from "@/lib/links/link-base";
import { shortenLinks } from "@/lib/links/shorten";
import { decide, type Verdict } from "@/lib/messages/gate";
import { isPromotional } from "@/lib/messages/status";
import { render, resolveVariables } from "@/lib/templates/render";
import { countSegments } from "@/lib/templates/segments";
import { pickBody } from "@/lib/templates/texts";
import { callProvider, type Fate } from "./provider";
import type { Batch, Person, Someone, Text, World } from "./world";

export type Wish = {
  at: Date;
  by: Someone;
  template?: string;
  body?: string;
  variables?: Record<string, string>;
  shortensLinks?: boolean | undefined;
  /** When it should go out, if later than `at`. */
  dueAt?: Date;
  batch?: Batch;
  orderId?: string;
  reservationId?: string;
  purpose?: Purpose;
  fate?: Fate;
  onDelivered?: (text: Text, at: Date) => void;
};

/**
 * A text is written: judged by the gate itself, then let go, held, or refused, in the very words of the real path
 * (accept-messages.ts, claim-batch.ts, settle-attempts.ts, record-statuses.ts).
 */
export function send(world: World, person: Person, wish: Wish): Text {
  const text = compose(world, person, wish);
  world.texts.push(text);
  const verdict = wish.purpose ? keywordVerdict(wish.at, wish.purpose) : judge(world, text, text.dueAt);
  const isRefused = verdict.outcome === "suppress";
  if (verdict.outcome !== "allow") text.reason = verdict.reason;
  if (isRefused) Object.assign(text, { status: "suppressed", finishedAt: wish.at });
  else if (verdict.until) text.dueAt = new Date(verdict.until);
  text.events.push({
    at: wish.at,
    kind: isRefused ? "suppressed" : "accepted",
    status: text.status,
    source: wish.by.kind,
    data: { verdict },
  });
  if (!isRefused) goOut(world, text, text.dueAt, wish);
  return text;
}

/** Somebody thinks better of it while it waits. */
export function cancel(world: World, text: Text, at: Date, by: Someone): void {
  world.agenda.add(at, () => {
    if (text.status !== "queued") return;
    Object.assign(text, { status: "canceled", reason: "canceled_by_person", finishedAt: at });
    text.events.push({ at, kind: "canceled", status: "canceled", source: by.kind, data: { by: by.name } });
  });
}

function goOut(world: World, text: Text, due: Date, wish: Wish): void {
  const at = later(due, world.picks.between(150, 900));
  world.agenda.add(at, () => {
    if (text.status !== "queued") return;
    const verdict = wish.purpose ? keywordVerdict(at, wish.purpose) : judge(world, text, at);
    if (verdict.outcome !== "allow") return holdBack(world, text, verdict, wish);
    const retryAt = callProvider(world, text, at, verdict, wish.fate ?? "as_line");
    if (isPromotional(text.category) && text.sentAt) text.person.promotional.push(text);
    if (retryAt) goOut(world, text, retryAt, { ...wish, fate: afterRetry(wish.fate) });
    if (text.deliveredAt) wish.onDelivered?.(text, text.deliveredAt);
  });
}

const afterRetry = (fate: Fate | undefined): Fate | undefined =>
  fate === "busy_once" || fate === "off_once" ? "works" : fate;

function holdBack(world: World, text: Text, verdict: Verdict, wish: Wish): void {
  const at = new Date(verdict.at);
  const isHeld = verdict.until !== null;
  text.reason = verdict.reason;
  if (verdict.until) text.dueAt = new Date(verdict.until);
  else Object.assign(text, { status: "suppressed", finishedAt: at });
  text.events.push({
    at,
    kind: isHeld ? "deferred" : "suppressed",
    status: text.status,
    source: "gate",
    data: { reason: verdict.reason, until: verdict.until, verdict },
  });
  if (isHeld) goOut(world, text, text.dueAt, wish);
}

function compose(world: World, person: Person, wish: Wish): Text {
  const template = wish.template ? (world.templates.get(wish.template) ?? null) : null;
  if (wish.template && !template) throw new Error(`no demo template named ${wish.template}`);
  const written = template ? fill(world, person, template, wish.variables ?? {}) : (wish.body ?? "");
  const { text: body, links } = wish.shortensLinks
    ? drawCodes(shortenLinks(written, linkBase()))
    : { text: written, links: [] };
  const { encoding, segments } = countSegments(body);
  return {
    person,
    direction: "outbound",
    category: template?.category ?? "conversation",
    purpose: wish.purpose ?? "message",
    body,
    links,
    encoding,
    segments,
    template,
    batch: wish.batch ?? null,
    orderId: wish.orderId ?? null,
    reservationId: wish.reservationId ?? null,
    actor: wish.by,
    createdAt: wish.at,
    dueAt: wish.dueAt && wish.dueAt > wish.at ? wish.dueAt : wish.at,
    status: "queued",
    reason: null,
    errorCode: null,
    errorClass: null,
    sid: null,
    sentAt: null,
    deliveredAt: null,
    finishedAt: null,
    priceMicros: null,
    events: [],
    attempts: [],
  };
}

function fill(
  world: World,
  person: Person,
  template: { body: string; bodies: Record<string, string> },
  variables: Record<string, string>,
): string {
  const filled = render(
    pickBody(template, person.language),
    resolveVariables({ request: variables, contact: person, workspace: world }),
  );
  if (!filled.ok) throw new Error(`a demo text lacks ${filled.missing.join(", ")}`);
  return filled.text;
}

function judge(world: World, text: Text, at: Date): Verdict {
  const recent = text.person.promotional.filter(
    (sent) => sent !== text && (sent.sentAt ?? at) > later(at, -hours(24 * 7)),
  );
  return decide({
    at,
    category: text.category,
    channel: "sms",
    purpose: text.purpose,
    workspaceStatus: "active",
    consent: consentState(text.person.facts, "sms", text.category),
    zones: zonesFor({ timeZone: text.person.timeZone, country: "US", workspaceTimeZone: world.zone }),
    quietHours: world.quietHours,
    quietForTransactional: false,
    sendBefore: null,
    recent: {
      lastDay: recent.filter((sent) => (sent.sentAt ?? at) > later(at, -hours(24))).length,
      lastWeek: recent.length,
    },
    cap: world.cap,
    onAllowlist: true,
    duplicateOf: null,
    erased: false,
  });
}

/** Confirmations that a keyword calls for pass no other rule (answer-keyword.ts). */
const keywordVerdict = (at: Date, purpose: Purpose): Verdict => ({
  outcome: "allow",
  reason: null,
  until: null,
  at: at.toISOString(),
  checks: [{ check: "keyword", passed: true, facts: { purpose } }],
});

export const soon = (world: World, at: Date, least: number, most: number): Date =>
  later(at, minutes(world.picks.early(least, most)) + seconds(world.picks.between(0, 59)));
