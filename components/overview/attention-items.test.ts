import { expect, test } from "vitest";
import type { AttentionView } from "../../lib/reports/attention-schema";
import { attentionItems, calmSentence, repliesTitle } from "./attention-items";

const now = Date.parse("2026-11-21T15:00:00Z");
const owner = { now, timeZone: "UTC", managesSenders: true };
const quiet: AttentionView = {
  at: "2026-11-21T15:00:00Z",
  since_day: "2026-11-20",
  today: "2026-11-21",
  paused_since: null,
  failures: [],
  replies: { people: 0, is_more: false, oldest_at: null, newest: [] },
  senders: [],
  quotas: [],
  behind: null,
  visits: null,
  tasks: null,
  unconfirmed: null,
};
const busy: AttentionView = {
  ...quiet,
  failures: [
    {
      error_code: 30005,
      reason: null,
      cause: "The number does not exist.",
      remedy: "Check it.",
      texts: 5,
      people: ["Ana", "Ben"],
      last_at: "2026-11-21T14:54:00Z",
    },
  ],
  senders: [
    {
      sender_id: 3,
      name: "Desk",
      cause: "Twilio did not accept our login.",
      remedy: "Check the credentials.",
      since: null,
      held_until: "2026-11-21T15:05:00Z",
      waiting: 12,
    },
  ],
  quotas: [{ sender_id: null, name: null, used: 100, limit: 100 }],
};

test("nothing open says nothing", () => {
  expect(attentionItems(quiet, owner)).toEqual([]);
  expect(calmSentence(quiet)).toBe("");
});

test("each item tells cause, remedy and where it is done", () => {
  const [sender, quota, failure] = attentionItems(busy, owner);
  expect(sender).toMatchObject({
    title: "12 texts cannot leave: Desk",
    hint: "Twilio did not accept our login. It tries again in 5 min. Check the credentials.",
    to: "/settings/senders",
  });
  expect(quota).toMatchObject({ tone: "red", to: "/settings" });
  expect(failure).toMatchObject({
    title: "5 texts did not arrive: Ana, Ben and 3 more",
    hint: "The number does not exist. Check it. Last 6 min ago.",
    to: "/messages?error=30005&from=2026-11-20&to=2026-11-21",
  });
});

test("an operator is told whom to ask, and nothing of quotas", () => {
  const items = attentionItems(busy, { ...owner, managesSenders: false });
  expect(items.map(({ kind, to }) => [kind, to === null])).toEqual([
    ["sender", true],
    ["failure", false],
  ]);
  expect(items[0]?.hint).toContain("Tell an owner or a manager.");
});

test("a viewer reads one calm sentence", () => {
  const replies = { people: 2, is_more: false, oldest_at: "2026-11-21T14:54:00Z", newest: [] };
  expect(calmSentence({ ...busy, replies })).toBe(
    "5 texts did not arrive since yesterday, 2 people wait for an answer, a sender has a problem.",
  );
  expect(repliesTitle({ ...busy, replies }, now, "UTC")).toBe(
    "2 people waiting for an answer, the first for 6 minutes",
  );
});

test("tasks and visits to confirm lead to where they are done", () => {
  const items = attentionItems(
    {
      ...quiet,
      visits: { day: "2026-11-22", unconfirmed: 1 },
      tasks: { open: 2, oldest_at: "2026-11-21T14:00:00Z", newest: "Call Ana." },
    },
    owner,
  );
  expect(items).toMatchObject([
    { title: "2 tasks for the team", hint: "Call Ana. The first since 2:00 PM.", to: "/inbox" },
    { title: "1 visit tomorrow not confirmed yet", to: "/calendar?day=2026-11-22" },
  ]);
});
