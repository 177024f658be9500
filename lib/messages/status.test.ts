import { expect, test } from "vitest";
import { categories, messageStatuses } from "@/db/enums";
import {
  finalStatuses,
  isPromotional,
  mayBecome,
  predecessors,
  priorityOf,
  statusFromProvider,
} from "./status";

test("a message begins queued or received and can reach every other state", () => {
  const reached = new Set<string>(["queued"]);
  for (let grew = true; grew; ) {
    const next = messageStatuses.filter((to) => predecessors[to].some((from) => reached.has(from)));
    grew = next.some((status) => !reached.has(status));
    for (const status of next) reached.add(status);
  }
  expect([...reached].sort()).toEqual(messageStatuses.filter((status) => status !== "received").sort());
});

test("only a queued text is taken up, suppressed or canceled", () => {
  for (const to of ["sending", "suppressed", "canceled"] as const)
    expect(predecessors[to]).toEqual(["queued"]);
});

test("what the gate or a person ended is never reopened", () => {
  for (const from of ["suppressed", "canceled", "received"] as const)
    for (const to of messageStatuses) expect(mayBecome(from, to)).toBe(false);
});

test("delivered stays, but for read; read stays", () => {
  expect(messageStatuses.filter((to) => mayBecome("delivered", to))).toEqual(["read"]);
  expect(messageStatuses.filter((to) => mayBecome("read", to))).toEqual([]);
});

test("nothing that may have gone out is queued again without passing through unconfirmed or a failure", () => {
  expect(messageStatuses.filter((from) => mayBecome(from, "queued")).sort()).toEqual(
    ["failed", "sending", "sent", "unconfirmed", "undelivered"].sort(),
  );
});

test("no state follows itself", () => {
  for (const status of messageStatuses) expect(mayBecome(status, status)).toBe(false);
});

test("final states are those that time alone does not change", () => {
  expect(messageStatuses.filter((status) => !finalStatuses.has(status))).toEqual([
    "queued",
    "sending",
    "unconfirmed",
    "sent",
  ]);
});

test("every word of Twilio's list is understood; others say nothing", () => {
  const words = [
    "accepted",
    "scheduled",
    "queued",
    "sending",
    "sent",
    "delivered",
    "undelivered",
    "failed",
    "canceled",
    "read",
  ];
  for (const word of words) expect(statusFromProvider(word)).not.toBeNull();
  for (const word of ["", "received", "toString", "__proto__", "Delivered"])
    expect(statusFromProvider(word)).toBeNull();
});

test("codes come before replies, replies before reminders, reminders before campaigns", () => {
  expect(categories.map((category) => [category, priorityOf(category)])).toEqual([
    ["authentication", 1],
    ["conversation", 2],
    ["reservation", 3],
    ["reminder", 3],
    ["order", 3],
    ["marketing", 4],
    ["program", 4],
  ]);
  expect(categories.filter(isPromotional)).toEqual(["marketing", "program"]);
});
