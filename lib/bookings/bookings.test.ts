import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";
import type { Salon } from "./testing";

await testDatabase();
const { testTenant } = await import("@/lib/http/testing");
const { raw, withWorkspace } = await import("@/db/client");
const { shiftClock, now } = await import("@/lib/clock");
const { systemActor } = await import("@/lib/actor");
const { createBooking } = await import("./create-booking");
const { updateBooking } = await import("./update-booking");
const servicesRoute = await import("@/app/api/v1/services/route");
const resourcesRoute = await import("@/app/api/v1/resources/route");
const availability = await import("@/app/api/v1/availability/route");
const bookingsRoute = await import("@/app/api/v1/bookings/route");
const bookingRoute = await import("@/app/api/v1/bookings/[id]/route");
const cancelRoute = await import("@/app/api/v1/bookings/[id]/cancel/route");
const confirmRoute = await import("@/app/api/v1/bookings/[id]/confirm/route");
const completeRoute = await import("@/app/api/v1/bookings/[id]/complete/route");
const noShowRoute = await import("@/app/api/v1/bookings/[id]/no-show/route");
const eventsRoute = await import("@/app/api/v1/bookings/[id]/events/route");
const guestsRoute = await import("@/app/api/v1/contacts/[id]/guests/route");
const { at, daily, fieldsOf, freshDay, freshPhone: phone, idOf, openSalon } = await import("./testing");

const HOUR = 3_600_000;

let { salon, other, desk, haircut, ava, theo } = {} as Salon;
const book = (body: object) => salon.call(bookingsRoute.POST, { body });
const patch = (id: unknown, body: object) =>
  desk.call(bookingRoute.PATCH, { method: "PATCH", ...at(id), body });

beforeAll(async () => {
  ({ salon, other, desk, haircut, ava, theo } = await openSalon());
});
afterEach(() => shiftClock(0));

describe("booking", () => {
  test("takes the best free one, tells the nearest free times when there is none, and remembers everything", async () => {
    const day = freshDay();
    const customer = phone();
    const visit = { service_id: haircut, starts_at: day("10:00"), phone: customer, first_name: "Maya" };
    const first = await book({ ...visit, guest_name: "Leo", note: "Shy" });
    expect(first.json).toMatchObject({
      contact: { name: "Maya", phone: `••• ${customer.slice(-4)}` },
      guest_name: "Leo",
      ends_at: day("11:00"),
      blocked_until: day("11:15"),
      price_micros: 65_000_000,
      status: "booked",
      source: "api",
    });
    const second = await book({ ...visit, phone: phone() });
    const both = [first, second].map((reply) => (reply.json.resource as { id: number }).id);
    expect(both.sort()).toEqual([ava, theo]);
    const third = await book({ ...visit, phone: phone() });
    expect(third.json).toMatchObject({ status: 409, code: "slot_taken" });
    const shown = (third.json.alternatives as { starts_at: string }[]).map((slot) => slot.starts_at);
    expect(shown).toHaveLength(5);
    expect(shown).toContain(day("13:00"));
    const contact = (first.json.contact as { id: number }).id;
    const guests = await salon.call(guestsRoute.GET, at(contact));
    expect(guests.json.data).toMatchObject([{ name: "Leo" }]);
    // Who cut their hair cuts it again.
    const again = await book({ service_id: haircut, starts_at: freshDay()("10:00"), contact_id: contact });
    expect(again.json.resource).toEqual(first.json.resource);
    const listed = await salon.call(bookingsRoute.GET, { query: `contact_id=${contact}&order=desc&limit=1` });
    expect(listed.json.data).toEqual([again.json]);
    const next = await salon.call(bookingsRoute.GET, {
      query: `contact_id=${contact}&order=desc&limit=1&cursor=${listed.json.next_cursor}`,
    });
    expect(next.json).toEqual({ data: [first.json], next_cursor: null });
    expect((await other.call(bookingsRoute.GET)).json.data).toEqual([]);
    expect((await other.call(bookingRoute.GET, at(first.json.id))).status).toBe(404);
  });

  test("the same Idempotency-Key makes the same booking, also by a verb that runs twice at once", async () => {
    const input = {
      service_id: haircut,
      resource_id: ava,
      starts_at: new Date(freshDay()("10:00")),
      guest_name: "Ann",
    };
    const actor = { ...systemActor(salon.workspaceId), idempotencyKey: "turn-17" };
    const made = await Promise.all([1, 2, 3].map(() => createBooking(actor, input)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(made[0]?.source).toBe("assistant");
  });

  test.each([
    ["in the past", "2020-01-01T10:00:00Z", {}, "starts_at in_the_past"],
    ["between minutes", "", { starts_at: "2027-01-01T10:00:30Z" }, "starts_at not_a_minute"],
    ["by a local time without a zone", "", { starts_at: "2027-01-01T10:00" }, "starts_at invalid_format"],
    ["too far ahead", "", { starts_at: "9999-01-01T10:00:00Z" }, "starts_at too_far"],
    ["over the break", "11:30", {}, "starts_at outside_hours"],
    ["after closing", "17:30", {}, "starts_at outside_hours"],
    ["for nobody", "10:00", { phone: undefined }, "contact_id nobody"],
    ["for two", "10:00", { contact_id: 1 }, "phone two_people"],
    [
      "for a stranger's contact",
      "10:00",
      { phone: undefined, contact_id: 987_654 },
      "contact_id contact_not_found",
    ],
    ["without a service", "10:00", { service_id: 987_654 }, "service_id service_not_found"],
    ["with nobody", "10:00", { resource_id: 987_654 }, "resource_id resource_not_found"],
    ["for a party at one chair", "10:00", { party_size: 3 }, "party_size takes_no_party"],
    ["for no number", "10:00", { phone: "12" }, "phone phone_invalid"],
  ])("%s is refused with its field", async (_, time, more, expected) => {
    const starts_at = time.includes("T") ? time : freshDay()(time || "10:00");
    const reply = await book({ service_id: haircut, starts_at, phone: phone(), ...more });
    expect([reply.status, ...fieldsOf(reply)]).toEqual([422, expected]);
  });

  test("customers keep the notice and the horizon, staff need not; nobody forces a visit over another", async () => {
    shiftClock(Date.parse(freshDay()("09:30")) - Date.now());
    const today = (time: string) => `${now().toISOString().slice(0, 10)}T${time}:00.000Z`;
    const visit = { service_id: haircut, resource_id: ava, phone: phone() };
    expect(fieldsOf(await book({ ...visit, starts_at: today("10:00") }))).toEqual(["starts_at too_soon"]);
    const staff = await desk.call(bookingsRoute.POST, { body: { ...visit, starts_at: today("10:00") } });
    expect(staff.json).toMatchObject({ source: "staff", created_by: "The operator" });
    const forced = { ...visit, starts_at: today("11:30"), force: true };
    expect((await desk.call(bookingsRoute.POST, { body: forced })).status).toBe(201);
    const over = await desk.call(bookingsRoute.POST, { body: { ...forced, starts_at: today("12:00") } });
    expect(over.json.code).toBe("slot_taken");
    const past = { ...visit, starts_at: today("08:00"), force: true };
    expect((await desk.call(bookingsRoute.POST, { body: past })).status).toBe(201);
    const query = `service_id=${haircut}&resource_id=${ava}&until=${today("16:00")}`;
    const offered = async (more = "") =>
      ((await desk.call(availability.GET, { query: query + more })).json.data as { starts_at: string }[])[0]
        ?.starts_at;
    shiftClock(Date.parse(today("12:55")) - Date.now());
    expect([await offered(), await offered("&for=customer")]).toEqual([today("13:00"), today("14:00")]);
  });

  test("two hundred at once want one slot: one gets it, the others hear what is free instead", async () => {
    const starts_at = new Date(freshDay()("10:00"));
    const actor = systemActor(salon.workspaceId);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 200 }, (_, i) =>
        createBooking(
          actor,
          { service_id: haircut, resource_id: theo, starts_at, guest_name: `Guest ${i}` },
          "api",
        ),
      ),
    );
    const told = outcomes.map((one) => (one.status === "fulfilled" ? "booked" : one.reason.code));
    expect(told.filter((one) => one === "booked")).toHaveLength(1);
    expect(told.filter((one) => one === "slot_taken")).toHaveLength(199);
  }, 20_000);

  test("a hold that ran out stands in nobody's way, one that did not does", async () => {
    const starts_at = freshDay()("10:00");
    await withWorkspace(
      salon.workspaceId,
      (tx) => raw(tx)`
        insert into bookings (workspace_id, service_id, resource_id, starts_at, ends_at, blocked_until, status, held_until, source, created_by)
        select ${salon.workspaceId}, ${haircut}, ${theo}, ${starts_at}::timestamptz, ${starts_at}::timestamptz + interval '1 hour',
          ${starts_at}::timestamptz + interval '1 hour', 'held', ${new Date(now().getTime() + HOUR).toISOString()}::timestamptz, 'waitlist', 'Waitlist'`,
    );
    const visit = { service_id: haircut, resource_id: theo, starts_at, phone: phone() };
    expect((await book(visit)).json.code).toBe("slot_taken");
    shiftClock(2 * HOUR);
    expect((await book(visit)).status).toBe(201);
  });
});

test.each([
  ["availability", `service_id=1&until=9999-01-01T00:00:00Z`, 422],
  ["availability", "service_id=1&from=2027-01-02T00:00:00Z&until=2027-01-01T00:00:00Z", 400],
  ["availability", "service_id=1&from=0000-01-01T00:00:00Z", 422],
  ["availability", "service_id=987654", 404],
  ["availability", "service_id=1&from=tomorrow", 400],
  ["bookings", "status=booked,lost", 400],
  ["bookings", `cursor=${Buffer.from("after:9999999999999999:1").toString("base64url")}`, 422],
  ["bookings", "cursor=nonsense", 422],
  ["bookings", "limit=1001", 400],
])("%s?%s answers %i", async (of, query, status) => {
  const route = of === "bookings" ? bookingsRoute : availability;
  expect((await salon.call(route.GET, { query })).status).toBe(status);
});

describe("a table", () => {
  test("is the smallest that is free and large enough", async () => {
    const place = await testTenant({ name: "Oak", timeZone: "UTC", openingHours: daily(["17:00", "23:00"]) });
    const seats = new Map<number, number>();
    for (const capacity of [8, 2, 4]) {
      const table = { kind: "table", name: `Table of ${capacity}`, capacity };
      seats.set(idOf(await place.call(resourcesRoute.POST, { body: table })), capacity);
    }
    const dinner = { name: "Table", duration_minutes: 90, takes_party: true };
    const service_id = idOf(await place.call(servicesRoute.POST, { body: dinner }));
    const starts_at = freshDay()("19:00");
    const reserve = async (party_size: number) =>
      place.call(bookingsRoute.POST, { body: { service_id, starts_at, party_size, phone: phone() } });
    const sizes = [];
    let last = 0;
    for (const party of [2, 2, 3]) {
      const reply = await reserve(party);
      last = Number(reply.json.id);
      sizes.push(seats.get((reply.json.resource as { id: number }).id));
    }
    expect(sizes).toEqual([2, 4, 8]);
    expect((await reserve(2)).json.code).toBe("slot_taken");
    expect(fieldsOf(await reserve(9))).toEqual(["party_size party_too_large"]);
    const more = await place.call(bookingRoute.PATCH, {
      method: "PATCH",
      ...at(last),
      body: { party_size: 9 },
    });
    expect(fieldsOf(more)).toEqual(["party_size party_too_large"]);
  });
});

describe("a booking's life", () => {
  test("moving takes the confirmation back, keeps who does it, and tells what it was", async () => {
    const day = freshDay();
    const made = await desk.call(bookingsRoute.POST, {
      body: {
        service_id: haircut,
        resource_id: theo,
        starts_at: day("10:00"),
        phone: phone(),
        note: "Secret",
      },
    });
    const id = idOf(made);
    expect((await desk.call(confirmRoute.POST, { method: "POST", ...at(id) })).json).toMatchObject({
      status: "confirmed",
      version: 2,
    });
    expect((await patch(id, { starts_at: day("14:00"), version: 1 })).json.code).toBe("booking_changed");
    expect((await patch(id, { starts_at: day("10:15") })).json).toMatchObject({
      status: "booked",
      version: 3,
      resource: { id: theo },
      ends_at: day("11:15"),
    });
    expect((await patch(id, { starts_at: day("10:15") })).json.version).toBe(3);
    expect((await patch(id, { guest_name: "Leo" })).json).toMatchObject({ guest_name: "Leo", version: 4 });
    const busy = { service_id: haircut, resource_id: theo, starts_at: day("14:00"), phone: phone() };
    expect((await book(busy)).status).toBe(201);
    expect((await patch(id, { starts_at: day("14:30") })).json.code).toBe("slot_taken");
    expect(fieldsOf(await patch(id, { starts_at: day("12:30") }))).toEqual(["starts_at outside_hours"]);
    expect((await patch(id, { starts_at: day("12:00"), force: true })).json.starts_at).toBe(day("12:00"));
    const told = await desk.call(eventsRoute.GET, at(id));
    expect((told.json.data as { kind: string }[]).map(({ kind }) => kind)).toEqual([
      "created",
      "confirmed",
      "moved",
      "changed",
      "moved",
    ]);
    expect((told.json.data as object[])[2]).toMatchObject({
      actor: { kind: "member", name: "The operator" },
      data: { from: { starts_at: day("10:00") }, to: { starts_at: day("10:15") } },
    });
    expect(told.text).not.toMatch(/Secret|Leo/);
    expect((await other.call(eventsRoute.GET, at(id))).status).toBe(404);
  });

  test("ends once: canceled frees the slot, finished only when it has begun, and mistakes can be noted over", async () => {
    const day = freshDay();
    const visit = { service_id: haircut, resource_id: theo, starts_at: day("10:00"), phone: phone() };
    const id = idOf(await book(visit));
    const step = (route: { POST: never }, which = id, body = {}) =>
      desk.call((route as { POST: Parameters<typeof desk.call>[0] }).POST, { ...at(which), body });
    expect((await step(completeRoute as never)).json.code).toBe("not_yet");
    expect((await step(cancelRoute as never, id, { reason: "Ill" })).json).toMatchObject({
      status: "canceled",
      cancel_reason: "Ill",
    });
    expect((await step(cancelRoute as never)).json.version).toBe(2);
    expect((await step(confirmRoute as never)).json.code).toBe("booking_over");
    expect((await patch(id, { note: "x" })).json.code).toBe("booking_over");
    const second = idOf(await book(visit));
    shiftClock(Date.parse(day("10:30")) - Date.now());
    expect((await step(noShowRoute as never, second)).json.status).toBe("no_show");
    expect((await step(completeRoute as never, second)).json.status).toBe("completed");
    expect((await step(cancelRoute as never, second)).json.code).toBe("booking_over");
  });

  test("who serves can change after it has begun; the time cannot be moved into the past", async () => {
    const day = freshDay();
    const id = idOf(
      await book({ service_id: haircut, resource_id: theo, starts_at: day("10:00"), phone: phone() }),
    );
    shiftClock(Date.parse(day("10:20")) - Date.now());
    expect((await patch(id, { resource_id: ava })).json).toMatchObject({
      resource: { id: ava },
      status: "booked",
    });
    expect(fieldsOf(await patch(id, { starts_at: day("10:15") }))).toEqual(["starts_at in_the_past"]);
  });

  test("the database refuses an overlap whatever the code believes", async () => {
    const starts_at = freshDay()("10:00");
    idOf(await book({ service_id: haircut, resource_id: theo, starts_at, phone: phone() }));
    const copy = withWorkspace(
      salon.workspaceId,
      (tx) => raw(tx)`
        insert into bookings (workspace_id, service_id, resource_id, starts_at, ends_at, blocked_until, status, source, created_by)
        select workspace_id, service_id, resource_id, starts_at + interval '70 minutes', ends_at + interval '70 minutes',
          blocked_until + interval '70 minutes', 'booked', 'staff', 'Nobody'
        from bookings where starts_at = ${starts_at}::timestamptz and resource_id = ${theo}`,
    );
    await expect(copy).rejects.toMatchObject({ constraint_name: "bookings_no_overlap" });
  });

  test("two that trade places at once end without a deadlock", async () => {
    const days = Array.from({ length: 6 }, () => freshDay());
    const actor = systemActor(salon.workspaceId);
    await Promise.all(
      days.map(async (day) => {
        const [one, two] = await Promise.all(
          [ava, theo].map((resource_id) =>
            createBooking(actor, {
              service_id: haircut,
              resource_id,
              starts_at: new Date(day("10:00")),
              guest_name: "Ann",
            }),
          ),
        );
        const moves = await Promise.allSettled([
          updateBooking(actor, one?.id ?? 0, { resource_id: theo, starts_at: new Date(day("14:00")) }),
          updateBooking(actor, two?.id ?? 0, { resource_id: ava, starts_at: new Date(day("14:00")) }),
          updateBooking(actor, one?.id ?? 0, { resource_id: theo }),
          updateBooking(actor, two?.id ?? 0, { resource_id: ava }),
        ]);
        for (const move of moves)
          if (move.status === "rejected") expect(move.reason).toMatchObject({ code: "slot_taken" });
      }),
    );
    const [clash] = await withWorkspace(
      salon.workspaceId,
      (tx) => raw(tx)<{ n: number }[]>`
        select count(*)::int as n from bookings a join bookings b on a.resource_id = b.resource_id and a.id < b.id
          and tstzrange(a.starts_at, a.blocked_until) && tstzrange(b.starts_at, b.blocked_until)
        where a.status not in ('canceled', 'expired') and b.status not in ('canceled', 'expired')`,
    );
    expect(clash?.n).toBe(0);
  });
});
