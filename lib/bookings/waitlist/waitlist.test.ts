import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as contact from "@/app/api/v1/contacts/[id]/route";
import { PATCH as change, DELETE as leave, GET as read } from "@/app/api/v1/waitlist/[id]/route";
import { GET as openings } from "@/app/api/v1/waitlist/openings/route";
import { POST as join, GET as list } from "@/app/api/v1/waitlist/route";
import { testDatabase } from "@/db/testing";
import { hours, later, shiftClock } from "@/lib/clock";
import { Problem } from "@/lib/errors";
import { cancelBooking } from "../cancel-booking";
import { createBooking } from "../create-booking";
import { moveBooking } from "../move-booking";
import type { BookingView } from "../schema";
import { sendBookingTexts } from "../texts/send-booking-texts";
import { type Salon, testSalon, turnTo } from "../texts/testing";
import { nextOpening, offerOpenings } from "./offer-openings";

await testDatabase();

let salon: Salon;
let other: Salon;
let visit: BookingView;
let ann: number;
const friday = new Date("2026-11-27T20:00:00Z");
const drain = () => offerOpenings({ budgetMs: 5_000 });

beforeEach(async () => {
  turnTo("2026-11-23T15:00:00Z");
  salon = await testSalon({ waitlist_wave: 2, sends_confirmation: false, reminder_hours: [] });
  other = await testSalon();
  ann = (await salon.people({ firstName: "Ann" }))[0] ?? 0;
  visit = await salon.book({ contact_id: ann, starts_at: friday, resource_id: salon.dana });
});
afterEach(() => shiftClock(0));

const wait = async (contactId: number, more: object = {}) => {
  const body = { contact_id: contactId, service_id: salon.haircut, ...more };
  const { status, json, text } = await salon.call(join, { body });
  if (status !== 201) throw new Error(text);
  return Number(json.id);
};
const crowd = async (n: number): Promise<number[]> => {
  const ids = await salon.people(...Array.from({ length: n }, (_, i) => ({ firstName: `P${i}` })));
  for (const id of ids) await wait(id);
  return ids;
};
/** Cancels the visit, and what was asked until now has gone out. */
const free = async () => {
  await cancelBooking(salon.actor, visit.id);
  await ask();
};
const ask = async () => {
  await drain();
  await salon.sql(
    (q) => q`update messages set status = 'delivered' where direction = 'outbound' and status = 'queued'`,
  );
};
const asked = async () =>
  (
    await salon.sql((q) => q<{ contact_id: number }[]>`select contact_id from waitlist_offers order by id`)
  ).map((row) => row.contact_id);
const slots = () =>
  salon.sql(
    (q) => q<{ id: number; status: string; contact_id: number | null }[]>`
      select id, status, contact_id from bookings where starts_at = ${friday.toISOString()} and id <> ${visit.id}
      order by id`,
  );
const opening = async () =>
  (
    await salon.sql(
      (q) => q<{ status: string; wave: number; filled_booking_id: number | null }[]>`
    select status, wave, filled_booking_id from waitlist_openings`,
    )
  )[0];
const entries = async () =>
  (await salon.sql((q) => q<{ status: string }[]>`select status from waitlist_entries order by id`)).map(
    ({ status }) => status,
  );

describe("the waiting list", () => {
  test("a cancellation is offered in waves to those who waited longest, held meanwhile, and the first yes books", async () => {
    const [p0 = 0, p1 = 0, p2 = 0] = await crowd(3);
    await free();
    expect(await asked()).toEqual([p0, p1]);
    expect((await salon.texts(p0))[0]?.body).toBe(
      "Juniper: A slot is free: Haircut with Dana, Fri, Nov 27 at 3:00 PM. Reply 1 to take it, 2 to pass. It's yours if you're first, until 10:15 AM.",
    );
    await expect(
      createBooking(salon.actor, {
        service_id: salon.haircut,
        contact_id: p2,
        starts_at: friday,
        resource_id: salon.dana,
      }),
    ).rejects.toMatchObject({ code: "slot_taken" });
    turnTo("2026-11-23T15:16:00Z");
    await ask();
    await drain();
    expect(await asked()).toEqual([p0, p1, p2]);
    expect((await salon.hear(p2, "1"))?.body).toBe(
      "It's yours: Haircut with Dana, Fri, Nov 27 at 3:00 PM. See you then! Reply 2 to change it.",
    );
    expect(await slots()).toMatchObject([{ status: "booked", contact_id: p2 }]);
    expect(await opening()).toMatchObject({ status: "filled", wave: 2 });
    expect((await salon.hear(p0, "yes"))?.body).toMatch(/^Sorry, somebody was faster/);
    expect(await entries()).toEqual(["waiting", "waiting", "booked"]);
    // Again, as after a crash before the answer left: the same answer, and no second visit.
    expect((await salon.hear(p2, "1"))?.body).toContain("It's yours");
    expect((await salon.hear(p2, "2"))?.startsMove).toBe((await slots())[0]?.id);
    expect(await salon.hear(ann, "1")).toBeNull();
    await sendBookingTexts({ budgetMs: 5_000 });
    expect(await salon.texts(p2)).toHaveLength(1);
    expect((await salon.call(openings)).json).toMatchObject({
      data: [{ status: "filled", offers: [{}, {}, { status: "accepted" }] }],
      recovered: { openings: 1, visits: 1, value: [{ currency: "USD", value_micros: 60_000_000 }] },
    });
    expect((await other.call(openings)).json).toMatchObject({ data: [], recovered: { openings: 0 } });
  });

  test("thirty people who say yes at once: one visit", async () => {
    await salon.sql((q) => q`update workspaces set booking_rules = '{"waitlist_wave": 20}'`);
    const ids = await crowd(30);
    await free();
    turnTo("2026-11-23T15:16:00Z");
    await ask();
    const replies = await Promise.all(ids.map((id) => salon.hear(id, "1")));
    expect(replies.filter((reply) => reply?.body.startsWith("It's yours"))).toHaveLength(1);
    expect(replies.filter((reply) => reply?.body.startsWith("Sorry"))).toHaveLength(29);
    expect(await slots()).toMatchObject([{ status: "booked" }]);
    expect(await entries()).toEqual(expect.arrayContaining(["booked"]));
    expect((await entries()).filter((status) => status === "waiting")).toHaveLength(29);
  });

  test("a yes at the moment the offer runs out books or is told it is gone, never both", async () => {
    const [p0 = 0] = await crowd(1);
    await free();
    turnTo("2026-11-23T15:16:00Z");
    const [reply] = await Promise.all([salon.hear(p0, "1"), drain(), drain()]);
    const isBooked = reply?.body.startsWith("It's yours") === true;
    expect(await opening()).toMatchObject({ status: isBooked ? "filled" : "gone" });
    expect(await slots()).toMatchObject([{ status: isBooked ? "booked" : "expired" }]);
  });

  test("when all pass the next are asked at once, and when nobody is left the slot is free again", async () => {
    const [p0 = 0, p1 = 0, p2 = 0] = await crowd(3);
    await free();
    expect((await salon.hear(p0, "2"))?.body).toContain("you stay on the list");
    await ask();
    expect(await asked()).toEqual([p0, p1]);
    await salon.hear(p1, "No thanks");
    await ask();
    expect(await asked()).toEqual([p0, p1, p2]);
    turnTo("2026-11-23T15:16:00Z");
    await ask();
    expect(await opening()).toMatchObject({ status: "gone" });
    expect(await entries()).toEqual(["waiting", "waiting", "waiting"]);
    const again = { service_id: salon.haircut, contact_id: p2, starts_at: friday, resource_id: salon.dana };
    expect((await createBooking(salon.actor, again)).status).toBe("booked");
    expect(await nextOpening()).toBeNull();
  });

  test("only those are asked whose wish fits: day, time, person, free then, not stopped", async () => {
    const [day, hour, kim, busy, stopped, before, ok] = await salon.people(
      {},
      {},
      {},
      {},
      { consent: "no" },
      {},
      {},
    );
    await wait(day ?? 0, { weekdays: ["mon"] });
    await wait(hour ?? 0, { time_from: "15:30" });
    await wait(kim ?? 0, { resource_id: salon.kim });
    await wait(busy ?? 0);
    await salon.book({ contact_id: busy, starts_at: later(friday, hours(0.5)), resource_id: salon.kim });
    await wait(stopped ?? 0);
    await wait(before ?? 0, { latest_at: "2026-11-27T19:00:00Z" });
    await wait(ok ?? 0, {
      weekdays: ["fri"],
      time_from: "15:00",
      time_until: "16:00",
      resource_id: salon.dana,
    });
    await wait(ann);
    await free();
    expect(await asked()).toEqual([stopped, ok]);
    const told = await salon.sql((q) => q`select status from waitlist_offers order by id`);
    expect(told).toEqual([{ status: "expired" }, { status: "offered" }]);
  });

  test("nobody is woken: at night the slot is kept until the morning", async () => {
    await salon.sql((q) => q`update workspaces set quiet_hours = '{"start":"22:00","end":"08:00"}'`);
    const [p0 = 0] = await crowd(1);
    turnTo("2026-11-24T04:00:00Z");
    await free();
    expect(await asked()).toEqual([]);
    expect(await nextOpening()).toEqual(new Date("2026-11-24T13:00:00Z"));
    turnTo("2026-11-24T13:00:01Z");
    await ask();
    expect(await asked()).toEqual([p0]);
  });

  test("no opening where nobody waits, it is too near, the list is off, or the visit only moved a little", async () => {
    await moveBooking(salon.actor, visit.id, { starts_at: later(friday, hours(2)) });
    expect(await opening()).toBeUndefined();
    const [p0 = 0] = await crowd(1);
    await moveBooking(salon.actor, visit.id, { starts_at: later(friday, hours(2.25)) });
    expect(await opening()).toBeUndefined();
    turnTo("2026-11-27T21:30:00Z");
    await cancelBooking(salon.actor, visit.id);
    expect(await opening()).toBeUndefined();
    expect(await salon.texts(p0)).toEqual([]);
  });

  test("nobody is asked to come to somebody who is away, or no longer there", async () => {
    const [p0 = 0] = await crowd(3);
    await salon.sql(
      (q) => q`insert into closures (workspace_id, resource_id, starts_at, ends_at, created_by)
        values (${salon.workspaceId}, ${salon.dana}, '2026-11-27', '2026-11-28', 'Ava')`,
    );
    await free();
    expect([await opening(), await asked(), await salon.texts(p0)]).toEqual([undefined, [], []]);
    await salon.sql((q) => q`delete from closures`);
    const second = await salon.book({ contact_id: ann, starts_at: friday, resource_id: salon.kim });
    await salon.sql((q) => q`update resources set archived_at = now() where id = ${salon.kim}`);
    await cancelBooking(salon.actor, second.id);
    await ask();
    expect([await opening(), await asked()]).toEqual([undefined, []]);
  });

  test("a visit that moved away frees its slot; the team may take what is held by force: who answers later hears that it is gone", async () => {
    const [p0 = 0, p1 = 0] = await crowd(2);
    await moveBooking(salon.actor, visit.id, { starts_at: later(friday, hours(3)) });
    await ask();
    expect(await asked()).toEqual([p0, p1]);
    const mine = { contact_id: p1, starts_at: friday, resource_id: salon.dana };
    await expect(salon.book(mine)).rejects.toBeInstanceOf(Problem);
    await salon.book({ ...mine, force: true });
    expect((await salon.hear(p0, "1"))?.body).toMatch(/^Sorry/);
    expect(await slots()).toMatchObject([{ status: "expired" }, { status: "booked", contact_id: p1 }]);
  });

  test("what an erased person would have come to is offered to those who wait, and they hear of nothing", async () => {
    const [p0 = 0] = await crowd(1);
    const past = await salon.book({
      contact_id: ann,
      starts_at: later(friday, -hours(48)),
      resource_id: salon.kim,
    });
    await salon.sql((q) => q`update bookings set status = 'no_show' where id = ${past.id}`);
    const erased = await salon.call(contact.DELETE, { method: "DELETE", params: { id: String(ann) } });
    expect(erased.status).toBe(200);
    await ask();
    expect(await slots()).toEqual([expect.objectContaining({ status: "held", contact_id: null })]);
    await ask();
    expect(await asked()).toEqual([p0]);
    expect((await salon.hear(p0, "1"))?.body).toContain("It's yours: Haircut with Dana, Fri, Nov 27");
    await sendBookingTexts({ budgetMs: 5_000 });
    expect(await salon.texts(ann)).toEqual([]);
    expect(await other.sql((q) => q`select 1 from waitlist_openings`)).toHaveLength(0);
  });

  test("places are listed, changed and given up; another workspace sees none of them", async () => {
    const [p0 = 0] = await salon.people({ firstName: "Zoe" });
    const id = await wait(p0, { weekdays: ["fri", "sat"], time_from: "09:00" });
    expect(await wait(p0, { weekdays: ["fri", "sat"], time_from: "09:00" })).toBe(id);
    const params = { id: String(id) };
    const changed = await salon.call(change, {
      method: "PATCH",
      params,
      body: { weekdays: null, note: "Calls first" },
    });
    expect(changed.json).toMatchObject({
      weekdays: null,
      time_from: "09:00",
      note: "Calls first",
      contact: { name: "Zoe" },
    });
    expect((await salon.call(list)).json.data).toHaveLength(1);
    expect((await other.call(list)).json.data).toEqual([]);
    for (const [handler, method, body] of [
      [read, "GET"],
      [change, "PATCH", {}],
      [leave, "DELETE"],
    ] as const)
      expect((await other.call(handler, { method, params, body })).status).toBe(404);
    expect((await salon.call(leave, { method: "DELETE", params })).json).toMatchObject({
      status: "canceled",
    });
    expect((await salon.call(list)).json.data).toEqual([]);
    expect((await salon.call(change, { method: "PATCH", params, body: {} })).status).toBe(409);
    const wrong: [object, string][] = [
      [{ service_id: 987_654 }, "service_id"],
      [{ resource_id: 987_654 }, "resource_id"],
      [{ party_size: 3 }, "party_size"],
      [{ latest_at: "2020-01-01T00:00:00Z" }, "latest_at"],
      [{ time_from: "15:00", time_until: "14:00" }, "time_until"],
      [{ contact_id: 987_654 }, "contact_id"],
      [{ phone: "+14155550100" }, "contact_id"],
    ];
    for (const [more, path] of wrong) {
      const body = { contact_id: p0, service_id: salon.haircut, ...more };
      const { status, json } = await salon.call(join, { body });
      expect([status, json.errors], JSON.stringify(more)).toMatchObject([422, [{ path }]]);
    }
  });
});
