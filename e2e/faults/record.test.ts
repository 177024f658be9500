import { expect, test } from "vitest";
import type { SendOutcome, Taken } from "../bench/carrier-book";
import { blindRetries, compare, type Wish } from "./record";

const tenant = (workspaceId: number, number: string) => ({ workspaceId, senderId: 1, number, key: "" });
const [salon, restaurant] = [tenant(1, "+12025550101"), tenant(2, "+12025550102")];
const wish = (who: typeof salon, body: string): Wish => ({ tenant: who, to: "+12122000001", body });
const taken = (from: string, body: string): Taken => ({
  from,
  body,
  to: "+12122000001",
  service: "",
  callbackUrl: "",
  sid: "SM1",
  ref: "",
  at: 0,
  isUndelivered: false,
});

test("lost, doubled and strange texts are told apart, also between two workspaces with the same words", () => {
  const wishes = [
    wish(salon, "ready"),
    wish(restaurant, "ready"),
    wish(salon, "twice"),
    wish(salon, "twice"),
    wish(salon, "gone"),
  ];
  const [a, b] = [salon.number, restaurant.number];
  const record = [
    taken(a, "ready"),
    taken(a, "ready"),
    taken(a, "twice"),
    taken(a, "twice"),
    taken(b, "never asked for"),
  ];
  const { lost, doubled, strange } = compare(wishes, record);
  expect(lost).toEqual([`${b} → +12122000001: ready`, `${a} → +12122000001: gone`]);
  expect(doubled).toEqual([`${a} → +12122000001: ready`]);
  expect(strange).toEqual([`${b} → +12122000001: never asked for`]);
});

test("a second send counts as blind unless the list was asked after the settle window, or the first was a 429", () => {
  const messageOf = new Map([
    ["a1", "1/1"],
    ["a2", "1/1"],
    ["b1", "1/2"],
    ["b2", "1/2"],
    ["c1", "1/3"],
    ["c2", "1/3"],
  ]);
  const send = (ref: string, at: number, outcome: SendOutcome = "took") => ({
    ref,
    at,
    outcome,
    to: `+1${ref[0]}`,
    body: "",
  });
  const sends = [
    send("a1", 0, "reset"),
    send("b1", 0, "reset"),
    send("c1", 0, "refused_429"),
    send("c2", 100),
    send("a2", 2_500),
    send("b2", 2_500),
  ];
  const lookups = [
    { at: 2_100, to: "+1a", count: 0 },
    { at: 1_000, to: "+1b", count: 0 },
  ];
  expect(blindRetries(sends, lookups, 2_000, messageOf).map((s) => s.ref)).toEqual(["b2"]);
});
