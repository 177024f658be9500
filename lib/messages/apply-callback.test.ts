import { describe, expect, test } from "vitest";
import type { MessageStatus } from "@/db/enums";
import { type Applied, applyCallback, type MessageState } from "./apply-callback";

const at = new Date("2026-11-21T12:00:00Z");
const REF = "11111111-1111-4111-8111-111111111111";
const LATER_REF = "22222222-2222-4222-8222-222222222222";
/** Codes of a word: 30005 is for good, 30008 calls for one more try, 30410 leaves the fate open. */
const GONE = 30005;
const AGAIN = 30008;
const UNSURE = 30410;

type Word = string | [word: string, code: number];
type Start = Partial<MessageState> & { wasLost?: boolean };

/** Applies words one after the other, as the drain does: only the first can speak of a try nobody had heard of. */
function tell(words: Word[], start: Start = {}): { message: MessageState; told: Applied[] } {
  let message: MessageState = {
    status: "sent",
    reason: null,
    clientRef: REF,
    attempt: 1,
    category: "order",
    ...start,
  };
  let wasLost = start.wasLost ?? false;
  const told = words.map((given) => {
    const [word, errorCode] = typeof given === "string" ? [given, null] : given;
    const applied = applyCallback(message, { clientRef: REF, word, errorCode, wasLost }, at);
    if (applied.status !== message.status)
      message = { ...message, status: applied.status, reason: applied.plan?.reason ?? null };
    wasLost = false;
    return applied;
  });
  return { message, told };
}

/** Every order of a multiset, each once. */
function* orders<T>(items: T[]): Generator<T[]> {
  if (items.length === 0) yield [];
  const tried = new Set<string>();
  for (const [i, item] of items.entries()) {
    const key = JSON.stringify(item);
    if (tried.has(key)) continue;
    tried.add(key);
    for (const rest of orders(items.filter((_, j) => j !== i))) yield [item, ...rest];
  }
}

const stories: { words: Word[]; end: MessageStatus; reason?: string }[] = [
  { words: ["queued", "sent"], end: "sent" },
  { words: ["accepted", "queued", "sending", "sent"], end: "sent" },
  { words: ["queued", "sent", "delivered"], end: "delivered" },
  { words: ["queued", "sent", "delivered", "read"], end: "read" },
  { words: ["sent", "read"], end: "read" },
  { words: ["queued", "sent", ["undelivered", GONE]], end: "undelivered" },
  { words: ["queued", "sent", ["undelivered", GONE], "delivered"], end: "delivered" },
  { words: ["queued", ["failed", GONE]], end: "failed" },
  { words: ["queued", "sent", ["undelivered", 21610]], end: "undelivered", reason: "recipient_opted_out" },
  { words: ["queued", "canceled"], end: "failed" },
  { words: ["queued", "sent", ["undelivered", AGAIN]], end: "queued", reason: "retry_scheduled" },
  { words: ["queued", "sent", ["failed", UNSURE]], end: "undelivered", reason: "outcome_unknown" },
  { words: ["queued", "sent", ["failed", UNSURE], "delivered"], end: "delivered" },
];

describe.each(["sending", "sent", "unconfirmed"] as const)("a text that is %s", (status) => {
  test.each(stories)("ends $end whatever the order and repetition of $words", ({ words, end, reason }) => {
    let count = 0;
    for (const order of orders([...words, ...words])) {
      for (const wasLost of status === "sent" ? [false] : [true, false]) {
        const { message } = tell(order, { status, wasLost });
        if (message.status !== end || message.reason !== (reason ?? null))
          expect({ order, wasLost, ...message }).toMatchObject({ status: end, reason: reason ?? null });
        count++;
      }
    }
    expect(count).toBeGreaterThan(4);
  });
});

test("replayed ten times, each story ends the same and plans at most one more try", () => {
  for (const { words, end } of stories) {
    const { message, told } = tell(Array.from({ length: 10 }, () => words).flat());
    expect(message.status).toBe(end);
    expect(told.filter((applied) => applied.plan?.retryAt).length).toBeLessThanOrEqual(1);
    expect(told.some((applied) => applied.isDoubled)).toBe(false);
  }
});

describe("a text whose next try is planned", () => {
  const start: Start = { status: "queued", reason: "retry_scheduled" };

  test("stays planned whatever is repeated about the try that failed", () => {
    for (const order of orders<Word>(["queued", "sent", ["undelivered", AGAIN], ["failed", GONE], "sent"]))
      expect(tell(order, start).message.status).toBe("queued");
  });

  test("needs no further try once the first turns out to have arrived", () => {
    for (const order of orders<Word>(["queued", "sent", ["undelivered", AGAIN], "delivered"]))
      expect(tell(order, start).message.status).toBe("delivered");
  });

  test("after a try of unknown fate is no longer planned when that try was taken after all", () => {
    expect(tell(["queued"], { ...start, wasLost: true }).message.status).toBe("sent");
    expect(tell(["sent", "delivered"], { ...start, wasLost: true }).message.status).toBe("delivered");
    expect(tell([["failed", GONE], "sent"], { ...start, wasLost: true }).message.status).toBe("queued");
  });
});

describe("a word about an earlier try while a later one runs", () => {
  const statuses = ["sending", "sent", "unconfirmed", "delivered", "undelivered", "failed"] as const;

  test.each(statuses)("never changes the state %s", (status) => {
    for (const word of ["queued", "sent", "delivered", "read", "undelivered", "failed"])
      expect(tell([word], { status, clientRef: LATER_REF }).message.status).toBe(status);
  });

  test("is told when it proves that both went out", () => {
    const about = (word: string, wasLost: boolean) =>
      tell([word], { status: "sent", clientRef: LATER_REF, wasLost }).told[0]?.isDoubled;
    expect(about("delivered", false)).toBe(true);
    expect(about("sent", true)).toBe(true);
    expect(about("sent", false)).toBe(false);
    expect(about("undelivered", true)).toBe(false);
  });
});

test.each(["suppressed", "canceled", "delivered", "read"] as const)("nothing late undoes %s", (status) => {
  const late: Word[] = ["queued", "sent", ["undelivered", GONE], ["failed", AGAIN], "canceled"];
  for (const order of orders(late)) expect(tell(order, { status }).message.status).toBe(status);
});

test("words that Twilio may yet invent change nothing", () => {
  for (const word of ["", "partially_delivered", "__proto__", "constructor", "DELIVERED"])
    expect(tell([word]).message.status).toBe("sent");
});

test("what we ended without knowing gives way to the provider's word", () => {
  const start: Start = { status: "failed", reason: "outcome_unknown", category: "marketing", wasLost: true };
  expect(tell(["sent"], start).message).toMatchObject({ status: "sent", reason: null });
  expect(tell(["delivered", "sent"], start).message.status).toBe("delivered");
  expect(tell(["delivered"], { status: "failed" }).message.status).toBe("failed");
});
