import { setTimeout as wait } from "node:timers/promises";
import { beforeEach, expect, test, vi } from "vitest";

const sent: string[] = [];
let answer: () => Promise<void>;
vi.mock("./client", () => ({
  inngest: {
    send: ({ name }: { name: string }) => {
      sent.push(name);
      return answer();
    },
  },
}));
const remote: { tell: (event: "message/queued") => void } = { tell: () => {} };
vi.mock("./events", () => ({
  forwardWakes: (listener: typeof remote.tell) => {
    remote.tell = listener;
  },
}));
const turns = { areOpen: false };
vi.mock("./turn", () => ({ rouseTurns: () => turns.areOpen }));
const { forwardToInngest } = await import("./forward-wakes");

beforeEach(() => {
  sent.length = 0;
  turns.areOpen = false;
  answer = async () => {};
});

test("the first wake-up is sent at once, those that follow together, the last never forgotten", async () => {
  forwardToInngest();
  for (let n = 0; n < 50; n++) remote.tell("message/queued");
  expect(sent).toHaveLength(1);
  await wait(200);
  expect(sent).toHaveLength(2);
  await wait(400);
  expect(sent).toHaveLength(2);
});

test("an engine that never answers has one call at a time, and whoever woke waits for nothing", async () => {
  let kept = 0;
  answer = () => new Promise(() => {});
  forwardToInngest(() => kept++);
  for (let n = 0; n < 20; n++) {
    remote.tell("message/queued");
    await wait(10);
  }
  expect(sent).toHaveLength(1);
  expect(kept).toBe(20);
});

test("an engine that refuses is asked again at the next wake-up", async () => {
  answer = () => Promise.reject(new Error("refused"));
  forwardToInngest();
  remote.tell("message/queued");
  await wait(150);
  remote.tell("message/queued");
  expect(sent).toHaveLength(2);
});

test("while this process is at the job itself, nothing is sent", () => {
  turns.areOpen = true;
  forwardToInngest();
  remote.tell("message/queued");
  expect(sent).toEqual([]);
});
