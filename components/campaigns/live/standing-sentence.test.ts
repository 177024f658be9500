import { expect, test } from "vitest";
import type { ProgressView } from "../../../lib/campaigns/schema";
import { standingSentence } from "./standing-sentence";

const zone = "America/New_York";
const now = Date.parse("2026-11-20T19:00:00Z");
const progress: ProgressView = {
  audience: 353,
  excluded: 41,
  held_out: 0,
  pending: 90,
  canceled: 0,
  queued: 8,
  sending: 0,
  unconfirmed: 0,
  sent: 14,
  delivered: 200,
  undelivered: 0,
  failed: 0,
  suppressed: 0,
  replied: 12,
  opted_out: 1,
};
const running = {
  status: "running" as const,
  pause: null,
  progress,
  next_at: null,
  launched_at: null,
  finished_at: null,
  paused_at: null,
};

test("a running campaign says how many are done and how many are to come", () => {
  expect(standingSentence(running, now, zone)).toBe("214 of 312 people done, 98 still to come.");
  const waits = {
    ...running,
    progress: { ...progress, queued: 0, pending: 98 },
    next_at: "2026-11-21T15:00:00Z",
  };
  expect(standingSentence(waits, now, zone)).toBe(
    "214 of 312 people done, 98 still to come; the next go out tomorrow at 10:00 AM.",
  );
});

test("paused, over and called off say what that means", () => {
  expect(standingSentence({ ...running, status: "paused" }, now, zone)).toBe(
    "Nothing leaves. 214 of 312 people done, 98 waiting.",
  );
  const done = { ...progress, pending: 0, queued: 0 };
  expect(standingSentence({ ...running, status: "finished", progress: done }, now, zone)).toBe(
    "Over. 214 people were texted, 12 wrote back.",
  );
  const off = { ...running, status: "canceled" as const, finished_at: "2026-11-20T18:00:00Z" };
  expect(standingSentence(off, now, zone)).toBe("Called off today. 214 people got it before that.");
});
