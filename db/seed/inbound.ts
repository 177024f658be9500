import type { Category } from "@/db/enums";
import { later, seconds } from "@/lib/clock";
import { consentState } from "@/lib/consent/consent-state";
import { classifyInbound } from "@/lib/consent/keywords";
import { countSegments } from "@/lib/templates/segments";
import { send } from "./outbound";
import type { Person, Someone, Text, World } from "./world";

const customer: Someone = { kind: "customer", id: null, name: "Customer" };
const system: Someone = { kind: "system", id: null, name: "Parley" };

/**
 * A customer texts: kept, and acted on by the product's own reading of keywords (receive-message.ts,
 * answer-keyword.ts), so that what is in the ledger is what the texts say.
 */
export function hearFrom(world: World, person: Person, at: Date, body: string): void {
  world.agenda.add(at, () => {
    const text = received(world, person, at, body);
    world.texts.push(text);
    const found = classifyInbound(body);
    const rule = { person, at, keyword: found.matched ?? null, rawText: body, source: text };
    if (found.kind === "stop") {
      optOut(world, { ...rule, category: null, method: "keyword" });
    } else if (found.kind === "refusal") {
      const wasStopped = consentState(person.facts, "sms", "conversation").optedOut;
      optOut(world, { ...rule, category: null, method: "refusal" });
      const words = `${world.name}: You won't get any more texts from us. Reply START to get them again.`;
      if (!wasStopped) confirm(world, person, at, words);
    } else if (found.kind === "category_stop") {
      optOut(world, { ...rule, category: found.category ?? "marketing", method: "keyword" });
      const words = `${world.name}: No more offers from us. You still get texts about your visits. Reply STOP to end all texts.`;
      confirm(world, person, at, words);
    } else if (found.kind === "doubt") {
      optOut(world, { ...rule, category: "marketing", method: "doubt" });
      optOut(world, { ...rule, category: "program", method: "doubt" });
    }
  });
}

function confirm(world: World, person: Person, at: Date, body: string): void {
  send(world, person, {
    at: later(at, 40),
    by: system,
    body,
    purpose: "opt_out_confirmation",
    fate: "works",
  });
}

type OptOut = {
  person: Person;
  at: Date;
  category: Category | null;
  method: "keyword" | "refusal" | "doubt";
  keyword: string | null;
  rawText: string;
  source: Text;
};

function optOut(world: World, no: OptOut): void {
  const ledgerId = -1 - world.consents.length;
  const { category, method, person, at } = no;
  person.facts.push({
    id: ledgerId,
    channel: null,
    category,
    action: "opted_out",
    method,
    at: at.toISOString(),
  });
  world.consents.push({ ...no, ledgerId, action: "opted_out", reason: null, actor: customer });
  const waiting = world.texts.filter(
    (text) =>
      text.person === person && text.status === "queued" && (category === null || text.category === category),
  );
  for (const text of waiting) {
    Object.assign(text, { status: "suppressed", reason: "opted_out_meanwhile", finishedAt: at });
    const data = { reason: "opted_out_meanwhile", ledger_id: ledgerId };
    text.events.push({
      at: later(at, 20),
      kind: "suppressed",
      status: "suppressed",
      source: "consent",
      data,
    });
  }
}

function received(world: World, person: Person, at: Date, body: string): Text {
  const { encoding, segments } = countSegments(body);
  const sid = `SM${world.picks.hex(32)}`;
  return {
    person,
    direction: "inbound",
    category: "conversation",
    purpose: "message",
    body,
    links: [],
    encoding,
    segments,
    template: null,
    batch: null,
    orderId: null,
    reservationId: null,
    actor: customer,
    createdAt: at,
    dueAt: at,
    status: "received",
    reason: null,
    errorCode: null,
    errorClass: null,
    sid,
    sentAt: null,
    deliveredAt: null,
    finishedAt: at,
    priceMicros: null,
    events: [{ at, kind: "received", status: "received", source: "customer", data: { provider_sid: sid } }],
    attempts: [],
  };
}

/** A talk back and forth: who texts is told by the leading mark, `<` for the customer and `>` for the desk. */
export function talk(world: World, person: Person, from: Date, lines: string[]): void {
  let at = from;
  for (const line of lines) {
    at = later(at, seconds(world.picks.between(75, 900)));
    const [when, words] = [at, line.slice(2)];
    if (line.startsWith("<")) hearFrom(world, person, when, words);
    else {
      world.agenda.add(when, () => {
        if (!consentState(person.facts, "sms", "conversation").optedOut)
          send(world, person, { at: when, by: world.desk, body: words });
      });
    }
  }
}
