import { expect, test } from "vitest";
import type { ProgressView } from "../../lib/campaigns/schema";
import { addressed, isThrough, partsOf } from "./progress";
import { audienceWords, headline, spanPhrase, standingOf, timeWords } from "./words";

const zone = "America/New_York";
const now = Date.parse("2026-11-20T19:00:00Z");
const nothing: ProgressView = {
  audience: 0,
  excluded: 0,
  held_out: 0,
  pending: 0,
  canceled: 0,
  queued: 0,
  sending: 0,
  unconfirmed: 0,
  sent: 0,
  delivered: 0,
  undelivered: 0,
  failed: 0,
  suppressed: 0,
  replied: 0,
  opted_out: 0,
};
const running = { status: "running" as const, pause: null, progress: nothing, next_at: null };

test("launched for tomorrow is scheduled, and going out once a text has left", () => {
  const tomorrow = { ...running, next_at: "2026-11-21T15:00:00Z" };
  expect(standingOf(tomorrow, now)).toBe("scheduled");
  expect(standingOf({ ...tomorrow, progress: { ...nothing, sent: 1 } }, now)).toBe("running");
});

test("the list's headline says first what needs somebody", () => {
  const none = {
    draft: 0,
    freezing: 0,
    scheduled: 0,
    running: 0,
    paused: 0,
    paused_itself: 0,
    finished: 9,
    canceled: 0,
  };
  expect(headline({ ...none, running: 1, freezing: 1, paused_itself: 1, paused: 1, draft: 3 })).toBe(
    "1 paused itself, 2 are going out now, 1 is paused",
  );
  expect(headline({ ...none, draft: 1 })).toBe("1 draft waits for you");
  expect(headline(none)).toBe("");
});

test("a stretch of time is told as short as it can be", () => {
  const at = (text: string) => Date.parse(text);
  expect(spanPhrase(at("2026-11-20T19:00:30Z"), at("2026-11-20T21:30:00Z"), now, zone)).toBe(
    "between now and 4:30 PM today",
  );
  expect(spanPhrase(at("2026-11-21T15:00:00Z"), at("2026-11-21T15:00:20Z"), now, zone)).toBe(
    "at 10:00 AM tomorrow",
  );
  expect(spanPhrase(at("2026-11-21T15:00:00Z"), at("2026-11-25T14:00:00Z"), now, zone)).toBe(
    "between 10:00 AM tomorrow and 9:00 AM on Nov 25",
  );
});

test("who and when, in words", () => {
  expect(audienceWords({ segment_name: "Regulars", exclude_segment_name: "Seen this week" })).toBe(
    "Regulars, without Seen this week",
  );
  expect(audienceWords({ segment_name: null, exclude_segment_name: null })).toBe("Everybody");
  expect(timeWords({ send_at: null, local_time: null }, now, zone)).toBe("As soon as it is launched");
  expect(timeWords({ send_at: "2026-11-21T15:00:00Z", local_time: null }, now, zone)).toBe(
    "Tomorrow at 10:00 AM",
  );
  expect(timeWords({ send_at: "2026-11-21T05:00:00Z", local_time: "10:00" }, now, zone)).toBe(
    "At 10:00 AM where each person lives, tomorrow",
  );
});

test("everybody who was to get it stands somewhere in the bar, once", () => {
  const progress = {
    ...nothing,
    audience: 100,
    excluded: 10,
    held_out: 5,
    pending: 20,
    queued: 4,
    sending: 1,
    delivered: 40,
    sent: 10,
    failed: 3,
    undelivered: 2,
    suppressed: 4,
    canceled: 1,
  };
  expect(partsOf(progress).reduce((sum, part) => sum + part.count, 0)).toBe(addressed(progress));
  expect(isThrough(progress)).toBe(60);
  const held = partsOf(progress, true);
  expect(held.find(({ key }) => key === "pending")?.count).toBe(24);
  expect(held.find(({ key }) => key === "moving")?.count).toBe(1);
});
