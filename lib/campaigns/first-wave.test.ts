import { expect, test } from "vitest";
import { later, minutes } from "@/lib/clock";
import { firstWaveOver, type WaveFacts } from "./first-wave";

const at = new Date("2026-11-20T15:00:00Z");
const wave = (facts: Partial<WaveFacts>): WaveFacts => ({
  at,
  pending: 0,
  pendingDue: 0,
  open: 0,
  sent: 50,
  lastAt: later(at, -minutes(20)),
  waitMinutes: 15,
  ...facts,
});

test("everybody follows when the first wave is out and has waited", () => {
  expect(firstWaveOver(wave({}))).toBe(true);
});

test("while it waits, the end of the wait is told", () => {
  expect(firstWaveOver(wave({ lastAt: later(at, -minutes(5)) }))).toEqual(later(at, minutes(10)));
});

test("nobody follows while one of it is pending, queued or in doubt", () => {
  expect(firstWaveOver(wave({ pending: 3, pendingDue: 3 }))).toBeNull();
  expect(firstWaveOver(wave({ open: 1 }))).toBeNull();
});

test("one that comes in portions over the day is judged by the first large enough one", () => {
  expect(firstWaveOver(wave({ pending: 30, sent: 20 }))).toBe(true);
  expect(firstWaveOver(wave({ pending: 30, sent: 5 }))).toBeNull();
});

test("a first wave that came to nothing holds nobody up", () => {
  expect(firstWaveOver(wave({ sent: 0, lastAt: null }))).toBe(true);
});
