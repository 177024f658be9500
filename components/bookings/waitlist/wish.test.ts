import { expect, test } from "vitest";
import type { ServiceView } from "@/lib/bookings/setup-schema";
import type { WaitlistEntryView } from "@/lib/bookings/waitlist-schema";
import { defaultsOf, partOptions, toChanges, toRequest } from "./wish";

const place = { today: "2026-11-22", timeZone: "America/New_York" };
const services = [{ id: 3, takes_party: false }] as ServiceView[];
const entry: WaitlistEntryView = {
  id: 9,
  contact: { id: 5, name: "Ava Lee", phone: "••• 0137" },
  service: { id: 3, name: "Haircut" },
  resource: null,
  guest_name: null,
  party_size: 1,
  earliest_at: "2026-11-20T15:12:00.000Z",
  latest_at: "2026-12-06T05:00:00.000Z",
  weekdays: ["fri"],
  time_from: "15:00",
  time_until: null,
  note: null,
  status: "waiting",
  booking_id: null,
  created_by: "Rosa",
  created_at: "2026-11-20T15:12:00.000Z",
};

test("a wish is shown by its days, and what is left alone stays to the minute", () => {
  const shown = defaultsOf(entry, place);
  expect(shown).toMatchObject({ first: "2026-11-22", last: "2026-12-05", part: "own", service_id: "3" });
  expect(partOptions(entry).at(-1)).toEqual({ id: "own", label: "After 3:00 PM" });
  expect(partOptions(null)).toHaveLength(4);
  expect(toChanges({ ...shown, note: "Calls first" }, services, entry, place)).toEqual({
    service_id: 3,
    resource_id: null,
    party_size: 1,
    note: "Calls first",
  });
});

test("changed days begin and end with the business's day", () => {
  const changed = {
    ...defaultsOf(entry, place),
    first: "2026-11-24",
    last: "2026-11-27",
    part: "any",
  } as const;
  expect(toChanges(changed, services, entry, place)).toMatchObject({
    earliest_at: "2026-11-24T05:00:00.000Z",
    latest_at: "2026-11-28T05:00:00.000Z",
    time_from: null,
    time_until: null,
  });
});

test("who joins today waits from now on", () => {
  const fresh = {
    ...defaultsOf(null, place),
    service_id: "3",
    contact_id: { kind: "number", to: "+1 415" },
  } as const;
  const request = toRequest(fresh, services, place);
  expect(request).toMatchObject({ phone: "+1 415", party_size: 1, latest_at: "2026-12-07T05:00:00.000Z" });
  expect(request).not.toHaveProperty("earliest_at");
});
