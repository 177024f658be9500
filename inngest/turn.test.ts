import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Drained } from "@/lib/messages/dispatch";
import type { Job } from "./jobs";
import { rouseTurns, takeTurn } from "./turn";

const inMs = (ms: number) => new Date(Date.now() + ms);

/** A job whose drains answer in this order; the last answer is repeated. */
function scripted(answers: (() => Drained | Promise<Drained>)[], id = "dispatch-messages") {
  const drains: number[] = [];
  const job: Job = {
    id,
    wakes: [],
    due: async () => null,
    drain: async () => {
      const answer = answers[Math.min(drains.length, answers.length - 1)];
      drains.push(performance.now());
      return answer ? answer() : { worked: 0, next: null };
    },
  };
  return { job, drains };
}

const nothing = (): Drained => ({ worked: 0, next: null });

test("a turn stays for what is due within moments, and ends when nothing is", async () => {
  const soon = (): Drained => ({ worked: 1, next: inMs(60) });
  const { job, drains } = scripted([soon, soon, nothing]);
  expect(await takeTurn(job)).toBeNull();
  expect(drains).toHaveLength(3);
  expect((drains[2] ?? 0) - (drains[0] ?? 0)).toBeGreaterThan(100);
});

test("what is due later is left to another turn, at its time", async () => {
  const later = inMs(60_000);
  const { job, drains } = scripted([() => ({ worked: 0, next: later })]);
  expect(await takeTurn(job)).toBe(later);
  expect(drains).toHaveLength(1);
});

test("after work a turn waits a moment for more, so that a text's three receipts are one run", async () => {
  const { job, drains } = scripted([() => ({ worked: 1, next: null }), nothing], "record-statuses");
  const turn = takeTurn(job);
  for (let receipts = 0; receipts < 3; receipts++) {
    await wait(30);
    expect(rouseTurns("provider/event")).toBe(true);
  }
  expect(await turn).toBeNull();
  expect(drains).toHaveLength(4);
});

test("when its time is over it says at once when the rest wants to go on", async () => {
  const due = inMs(0);
  const { job } = scripted([
    async () => {
      await wait(30);
      return { worked: 5, next: due };
    },
  ]);
  expect(await takeTurn(job, 20)).toBe(due);
});

test("what another process holds is not asked for in a tight circle, nor for long", async () => {
  const { job, drains } = scripted([() => ({ worked: 0, next: inMs(-1_000) })]);
  const startedAt = performance.now();
  expect(await takeTurn(job)).toBeNull();
  expect(drains.length).toBeLessThanOrEqual(5);
  expect(performance.now() - startedAt).toBeGreaterThan(300);
});

test("a wake-up in the middle of a drain or of a pause makes it look again, and needs no event", async () => {
  expect(rouseTurns("message/queued")).toBe(false);
  const { job, drains } = scripted([
    async () => {
      await wait(30);
      return { worked: 0, next: null };
    },
    () => ({ worked: 0, next: inMs(2_000) }),
    nothing,
  ]);
  const turn = takeTurn(job);
  await wait(10);
  expect(rouseTurns("message/queued")).toBe(true);
  await wait(60);
  expect(drains).toHaveLength(2);
  expect(rouseTurns("message/queued")).toBe(true);
  await turn;
  expect(drains).toHaveLength(3);
  expect(rouseTurns("message/queued")).toBe(false);
});

test("an event that two jobs want is sent on unless both are at work", async () => {
  const { job } = scripted([() => wait(30).then(nothing)], "run-campaigns");
  const turn = takeTurn(job);
  expect(rouseTurns("campaign/waiting")).toBe(false);
  await turn;
});

test("beside a turn of the same job a second one drains once, and the first takes up what it left", async () => {
  const first = scripted([() => wait(50).then(nothing), nothing]);
  const second = scripted([() => ({ worked: 1, next: inMs(10) })]);
  const turn = takeTurn(first.job);
  expect(await takeTurn(second.job)).toBeNull();
  await turn;
  expect(second.drains).toHaveLength(1);
  expect(first.drains).toHaveLength(2);
});

test("a second turn that outlives the first goes on by itself", async () => {
  const first = scripted([() => wait(20).then(nothing)]);
  const second = scripted([() => wait(60).then(() => ({ worked: 0, next: inMs(10) })), nothing]);
  await Promise.all([takeTurn(first.job), takeTurn(second.job)]);
  expect(second.drains).toHaveLength(2);
});
