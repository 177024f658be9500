import { expect, test } from "vitest";
import type { BookingEventView } from "@/lib/bookings/schema";
import { eventWords, priceWords } from "./words";

test("what costs nothing is free, and what has no price says nothing", () => {
  expect(priceWords({ price_micros: 0, currency: "USD" })).toBe("Free");
  expect(priceWords({ price_micros: 0, currency: "USD", is_price_from: true })).toBe("Free");
  expect(priceWords({ price_micros: 45_000_000, currency: "USD", is_price_from: true })).toBe("from $45.00");
  expect(priceWords({ price_micros: null, currency: "USD" })).toBeNull();
});

test("a move that was taken back is told as that", () => {
  const [from, to] = [{ starts_at: "2026-11-28T17:00:00Z" }, { starts_at: "2026-11-27T20:00:00Z" }];
  const event = { kind: "moved", data: { from, to, takes_back: 2 } } as unknown as BookingEventView;
  const told = {
    timeZone: "America/New_York",
    now: Date.parse("2026-11-23T15:00:00Z"),
    nameOf: () => null,
  };
  expect(eventWords(event, told)).toBe("took that back: it is Fri, Nov 27 at 3:00 PM again");
});
