import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";
import type { Salon } from "./testing";

await testDatabase();
const { testPerson } = await import("@/lib/workspaces/testing");
const { raw, withWorkspace } = await import("@/db/client");
const { shiftClock } = await import("@/lib/clock");
const servicesRoute = await import("@/app/api/v1/services/route");
const serviceRoute = await import("@/app/api/v1/services/[id]/route");
const serviceOrder = await import("@/app/api/v1/services/order/route");
const resourcesRoute = await import("@/app/api/v1/resources/route");
const resourceRoute = await import("@/app/api/v1/resources/[id]/route");
const feedRoute = await import("@/app/api/v1/resources/[id]/feed/route");
const renewRoute = await import("@/app/api/v1/resources/[id]/feed/renew/route");
const calendar = await import("@/app/api/calendar/[token]/route");
const closuresRoute = await import("@/app/api/v1/closures/route");
const closureRoute = await import("@/app/api/v1/closures/[id]/route");
const availability = await import("@/app/api/v1/availability/route");
const bookingsRoute = await import("@/app/api/v1/bookings/route");
const bookingRoute = await import("@/app/api/v1/bookings/[id]/route");
const cancelRoute = await import("@/app/api/v1/bookings/[id]/cancel/route");
const contactRoute = await import("@/app/api/v1/contacts/[id]/route");
const exportRoute = await import("@/app/api/v1/contacts/[id]/export/route");
const mergeRoute = await import("@/app/api/v1/contacts/[id]/merge/route");
const unmergeRoute = await import("@/app/api/v1/contacts/[id]/unmerge/route");
const guestsRoute = await import("@/app/api/v1/contacts/[id]/guests/route");
const { at, fieldsOf, freshDay, freshPhone: phone, idOf, openSalon } = await import("./testing");

let { salon, other, desk, haircut, ava, theo } = {} as Salon;
const book = (body: object) => salon.call(bookingsRoute.POST, { body });

beforeAll(async () => {
  ({ salon, other, desk, haircut, ava, theo } = await openSalon());
});
afterEach(() => shiftClock(0));

describe("what can be booked", () => {
  test("services and resources are kept, ordered, put away and brought back, and only for their workspace", async () => {
    const made = await salon.call(servicesRoute.POST, {
      body: { name: "Color", duration_minutes: 120, resource_ids: [ava] },
    });
    expect(made.json).toMatchObject({ resource_ids: [ava], position: 1, currency: "USD", version: 1 });
    const id = Number(made.json.id);
    expect(
      (await salon.call(servicesRoute.POST, { body: { name: "color", duration_minutes: 5 } })).json.code,
    ).toBe("service_exists");
    await salon.call(serviceOrder.POST, { body: { ids: [id] } });
    const names = async (query = "") =>
      ((await salon.call(servicesRoute.GET, { query })).json.data as { name: string }[]).map((s) => s.name);
    expect(await names()).toEqual(["Color", "Haircut"]);
    const first = await salon.call(servicesRoute.GET, { query: "limit=1" });
    expect(await names(`limit=1&cursor=${first.json.next_cursor}`)).toEqual(["Haircut"]);
    const old = { method: "PATCH", ...at(id), body: { name: "Tint", version: 7 } };
    expect((await salon.call(serviceRoute.PATCH, old)).json.code).toBe("service_changed");
    expect((await salon.call(serviceRoute.DELETE, { method: "DELETE", ...at(id) })).json.is_archived).toBe(
      true,
    );
    expect(await names()).toEqual(["Haircut"]);
    expect(await names("archived=true")).toEqual(["Color"]);
    expect(fieldsOf(await book({ service_id: id, starts_at: freshDay()("10:00"), phone: phone() }))).toEqual([
      "service_id service_archived",
    ]);
    const back = { method: "PATCH", ...at(id), body: { archived: false } };
    expect((await salon.call(serviceRoute.PATCH, back)).json.is_archived).toBe(false);
    expect((await other.call(servicesRoute.GET)).json.data).toEqual([]);
    expect((await other.call(serviceRoute.PATCH, back)).status).toBe(404);
    const foreign = { body: { name: "X", duration_minutes: 30, resource_ids: [ava] } };
    expect(fieldsOf(await other.call(servicesRoute.POST, foreign))).toEqual(["resource_ids.0 not_found"]);
  });

  test("whom a service is taken from, the others go on doing it; the last one keeps it", async () => {
    const change = (id: number, service_ids: number[]) =>
      salon.call(resourceRoute.PATCH, { method: "PATCH", ...at(id), body: { service_ids } });
    const color = ((await salon.call(servicesRoute.GET)).json.data as { id: number; name: string }[]).find(
      ({ name }) => name === "Color",
    )?.id;
    expect((await change(theo, [])).json.service_ids).toEqual([]);
    expect((await salon.call(resourceRoute.GET, at(ava))).json.service_ids).toEqual([color, haircut]);
    expect(fieldsOf(await change(ava, [Number(color)]))).toEqual(["service_ids service_without_anybody"]);
    expect((await change(theo, [haircut])).json.service_ids).toEqual([haircut]);
    const refused = await book({
      service_id: color,
      resource_id: theo,
      starts_at: freshDay()("10:00"),
      phone: phone(),
    });
    expect(fieldsOf(refused)).toEqual(["resource_id not_for_this_service"]);
  });

  test("an operator books and changes no services; a viewer reads", async () => {
    const viewer = await testPerson(salon.workspaceId, "viewer");
    const body = { name: "Free lunch", duration_minutes: 30 };
    expect((await desk.call(servicesRoute.POST, { body })).status).toBe(403);
    expect((await viewer.call(servicesRoute.GET)).status).toBe(200);
    expect((await viewer.call(bookingsRoute.GET)).status).toBe(200);
    const visit = { service_id: haircut, starts_at: freshDay()("10:00"), guest_name: "Walk-in" };
    expect((await viewer.call(bookingsRoute.POST, { body: visit })).status).toBe(403);
    expect((await desk.call(bookingsRoute.POST, { body: visit })).status).toBe(201);
  });

  test("a closure takes away what it covers, says whom it meets, and gives it back", async () => {
    const day = freshDay();
    idOf(await book({ service_id: haircut, resource_id: ava, starts_at: day("09:00"), phone: phone() }));
    const closing = { starts_at: day("00:00"), ends_at: day("10:00"), resource_id: ava, reason: "Dentist" };
    const made = await salon.call(closuresRoute.POST, { body: closing });
    expect(made.json).toMatchObject({ visits: 1, resource: { name: "Ava" } });
    const ask = `service_id=${haircut}&resource_id=${ava}&from=${day("00:00")}&until=${day("11:00")}`;
    const free = async () =>
      ((await salon.call(availability.GET, { query: ask })).json.data as { starts_at: string }[]).map(
        (slot) => slot.starts_at.slice(11, 16),
      );
    expect(await free()).toEqual(["10:15", "10:30", "10:45"]);
    expect((await other.call(closuresRoute.GET)).json.data).toEqual([]);
    const inIt = await book({
      service_id: haircut,
      resource_id: ava,
      starts_at: day("09:30"),
      phone: phone(),
    });
    expect(fieldsOf(inIt)).toEqual(["starts_at closed"]);
    const wrong = { method: "PATCH", ...at(made.json.id), body: { ends_at: day("00:00") } };
    expect(fieldsOf(await salon.call(closureRoute.PATCH, wrong))).toEqual(["ends_at out_of_order"]);
    expect((await salon.call(closureRoute.DELETE, { method: "DELETE", ...at(made.json.id) })).status).toBe(
      200,
    );
    expect((await salon.call(closureRoute.GET, at(made.json.id))).status).toBe(404);
    expect(await free()).toEqual(["10:15", "10:30", "10:45"]);
  });
});

test("whoever has a calendar's address sees first names and services, until the address is ended", async () => {
  const day = freshDay();
  const customer = phone();
  await book({
    service_id: haircut,
    resource_id: ava,
    starts_at: day("10:00"),
    phone: customer,
    first_name: "Priscilla",
    last_name: "Featherstone",
    note: "Allergic",
  });
  const { url } = (await desk.call(feedRoute.POST, { method: "POST", ...at(ava) })).json as { url: string };
  const token = url.split("/").at(-1) ?? "";
  const read = async (given: string) => {
    const reply = await calendar.GET(new Request("http://localhost"), {
      params: Promise.resolve({ token: given }),
    });
    return { status: reply.status, text: await reply.text() };
  };
  const feed = await read(token);
  expect(feed.text).toContain("SUMMARY:Priscilla · Haircut");
  expect(feed.text).toContain(`DTSTART:${day("10:00").replace(/[-:]|\.000/g, "")}`);
  expect(feed.text).not.toMatch(/Featherstone|Allergic/);
  expect(feed.text).not.toContain(customer.slice(-4));
  const wrong = await read(token.replace(/.$/, (c) => (c === "A" ? "B" : "A")));
  expect(wrong).toEqual(await read("nonsense"));
  // Another workspace's resource under the same signature.
  expect(await read(token.replace(/^\d+/, String(other.workspaceId)))).toEqual(wrong);
  expect((await desk.call(renewRoute.POST, { method: "POST", ...at(ava) })).status).toBe(403);
  const renewed = await salon.call(renewRoute.POST, { method: "POST", ...at(ava) });
  expect(renewed.json.url).not.toBe(url);
  expect(await read(token)).toEqual(wrong);
  expect((await other.call(feedRoute.POST, { method: "POST", ...at(ava) })).status).toBe(404);
});

test("a name of two lines is no second line of the calendar", async () => {
  const made = await other.call(resourcesRoute.POST, {
    body: { kind: "person", name: "Ava; the second\r\nX-OWN:1" },
  });
  const { url } = (await other.call(feedRoute.POST, { method: "POST", ...at(made.json.id) })).json as {
    url: string;
  };
  const params = Promise.resolve({ token: url.split("/").at(-1) ?? "" });
  const feed = await (await calendar.GET(new Request("http://localhost"), { params })).text();
  expect(feed).not.toMatch(/^X-OWN/m);
  expect(feed).toContain("X-WR-CALNAME:Ava\\; the second X-OWN:1\\, Other");
});

describe("people", () => {
  const visitOf = (day: (time: string) => string, more: object) =>
    book({ service_id: haircut, resource_id: ava, starts_at: day("15:00"), ...more });
  const contactOf = (reply: Awaited<ReturnType<typeof book>>) => (reply.json.contact as { id: number }).id;

  test("a merge brings visits and guests along, and taking it back gives the visits back", async () => {
    const first = await visitOf(freshDay(), { phone: phone(), guest_name: "Leo" });
    const second = await visitOf(freshDay(), { phone: phone(), guest_name: "leo" });
    const [person, other] = [contactOf(first), contactOf(second)];
    await salon.call(mergeRoute.POST, { ...at(person), body: { contact_id: other } });
    const whose = async () => contactOf(await salon.call(bookingRoute.GET, at(second.json.id)));
    expect(await whose()).toBe(person);
    expect((await salon.call(guestsRoute.GET, at(person))).json.data).toMatchObject([{ name: "Leo" }]);
    for (const contact of [person, other])
      expect(
        (await salon.call(bookingsRoute.GET, { query: `contact_id=${contact}` })).json.data,
      ).toHaveLength(2);
    await salon.call(unmergeRoute.POST, { method: "POST", ...at(other) });
    expect(await whose()).toBe(other);
    expect(contactOf(await salon.call(bookingRoute.GET, at(first.json.id)))).toBe(person);
  });

  test("a line break in a name never begins a line of a calendar", async () => {
    const made = await visitOf(freshDay(), {
      phone: phone(),
      guest_name: "Leo\r\nATTENDEE:mailto:x@example.com",
    });
    expect(made.json.guest_name).toBe("Leo ATTENDEE:mailto:x@example.com");
  });

  test("an erasure cancels visits to come, and leaves no name, note or reason of any", async () => {
    const day = freshDay();
    const gone = await visitOf(day, { phone: phone(), guest_name: "Quentin", note: "Quentin is shy" });
    const contact = contactOf(gone);
    const upcoming = await visitOf(freshDay(), { contact_id: contact, guest_name: "Quentin" });
    const dropped = await visitOf(freshDay(), { contact_id: contact });
    await desk.call(cancelRoute.POST, { ...at(dropped.json.id), body: { reason: "Quentin is ill" } });
    const told = await salon.call(exportRoute.GET, at(contact));
    expect(told.json).toMatchObject({ visits: [{ note: "Quentin is shy" }, {}, {}], guests: ["Quentin"] });
    shiftClock(Date.parse(day("20:00")) - Date.now());
    expect((await salon.call(contactRoute.DELETE, { method: "DELETE", ...at(contact) })).status).toBe(200);
    const all = await Promise.all(
      [gone, upcoming, dropped].map(({ json }) => salon.call(bookingRoute.GET, at(json.id))),
    );
    expect(all.map(({ json }) => json)).toMatchObject([
      { status: "booked", contact: null, guest_name: null, note: null },
      { status: "canceled", cancel_reason: "contact erased" },
      { status: "canceled", cancel_reason: null },
    ]);
    const rows = await withWorkspace(
      salon.workspaceId,
      (tx) => raw(tx)<{ kept: string }[]>`
        select concat(to_jsonb(b), (select jsonb_agg(e) from booking_events e where e.booking_id = b.id),
          (select jsonb_agg(a) from audit_events a where a.subject_type = 'booking' and a.subject_id = b.id)) as kept
        from bookings b where b.contact_id = ${contact}`,
    );
    expect(rows).toHaveLength(3);
    for (const { kept } of rows) expect(kept).not.toContain("Quentin");
  });
});
