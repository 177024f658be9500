import { afterEach, expect, test } from "vitest";
import { minutes, now, seconds, shiftClock } from "@/lib/clock";
import { forgetModels, mayAsk, modelHealth, noteModel } from "./model-health";

afterEach(() => {
  shiftClock(0);
  forgetModels();
});
const pass = (ms: number) => shiftClock(now().getTime() - Date.now() + ms);

test("a model is tried again after its rest by one text, while the others go by rules", () => {
  noteModel("m", { ok: false, error: "no answer in time", isSilent: true });
  expect([mayAsk("m"), mayAsk("another")]).toEqual([false, true]);
  pass(seconds(11));
  expect([mayAsk("m"), mayAsk("m")]).toEqual([true, false]);
  noteModel("m", { ok: false, error: "no answer in time", isSilent: true });
  pass(seconds(11));
  expect(mayAsk("m")).toBe(false);
  pass(seconds(10));
  expect(mayAsk("m")).toBe(true);
  noteModel("m", { ok: true });
  expect([mayAsk("m"), mayAsk("m"), modelHealth("m").isFailing]).toEqual([true, true, false]);
  for (let i = 0; i < 3; i++) {
    expect(mayAsk("m")).toBe(true);
    noteModel("m", { ok: false, error: "refused with status 500", isSilent: false });
  }
  expect(mayAsk("m")).toBe(false);
  expect(modelHealth("m")).toMatchObject({ isFailing: true, error: "refused with status 500" });
});

test("it never rests for more than five minutes", () => {
  for (let i = 0; i < 40; i++) {
    noteModel("m", { ok: false, error: "no answer in time", isSilent: true });
    pass(minutes(5) + 1);
    expect(mayAsk("m")).toBe(true);
  }
});
