import { expect, test } from "vitest";
import { readPress } from "./key-sequence";

const names = ["c", "/", "g o", "g c"];

test("a single key acts at once, the first of two waits for the second", () => {
  expect(readPress("", "c", names)).toEqual({ key: "c", pending: "" });
  expect(readPress("", "g", names)).toEqual({ key: null, pending: "g" });
  expect(readPress("g", "c", names)).toEqual({ key: "g c", pending: "" });
});

test("a second key that leads nowhere ends the pair and does not act by itself", () => {
  expect(readPress("g", "/", names)).toEqual({ key: null, pending: "" });
  expect(readPress("g", "g", names)).toEqual({ key: null, pending: "" });
  expect(readPress("", "x", names)).toEqual({ key: null, pending: "" });
});
