import { afterEach, beforeEach, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";
import { type Actor, systemActor } from "@/lib/actor";
import { shiftClock } from "@/lib/clock";
import { cancelBooking } from "./cancel-booking";
import { confirmBooking } from "./confirm-booking";
import type { BookingView } from "./schema";
import { sendBookingTexts } from "./texts/send-booking-texts";
import { type Salon, testSalon, turnTo } from "./texts/testing";
import { updateBooking } from "./update-booking";
import { joinWaitlist } from "./waitlist/join-waitlist";
import { offerOpenings } from "./waitlist/offer-openings";

await testDatabase();

let salon: Salon;
let desk: Actor;
let ann: number;
let visit: BookingView;
const friday = new Date("2026-11-27T20:00:00Z");
const saturday = new Date("2026-11-28T17:00:00Z");
const drain = () => sendBookingTexts({ budgetMs: 5_000 });
const bodies = async () => (await salon.texts(ann)).map(({ body }) => body);

beforeEach(async () => {
  turnTo("2026-11-23T15:00:00Z");
  salon = await testSalon({ reminder_hours: [24] });
  desk = { ...systemActor(salon.workspaceId, "Desk"), kind: "member", id: 7 };
  ann = (await salon.people({ firstName: "Ann" }))[0] ?? 0;
  visit = await salon.book({ contact_id: ann, starts_at: friday, resource_id: salon.dana });
  await drain();
  await deliver();
});
afterEach(() => shiftClock(0));

const deliver = () =>
  salon.sql((q) => q`update messages set status = 'delivered' where direction = 'outbound'`);
const move = (starts_at: Date, resource_id: number, actor = desk) =>
  updateBooking(actor, visit.id, { starts_at, resource_id });
const due = () =>
  salon.sql((q) => q<{ kind: string }[]>`select kind from booking_texts where status = 'due' order by kind`);

test("a move taken back at once leaves the confirmation and the reminder, and nobody hears of it", async () => {
  await confirmBooking(desk, visit.id);
  const confirmedAt = (await updateBooking(desk, visit.id, {})).confirmed_at;
  expect(await move(saturday, salon.kim)).toMatchObject({ status: "booked", confirmed_at: null });
  await drain();
  expect(await bodies()).toHaveLength(1);
  expect(await move(friday, salon.dana)).toMatchObject({
    status: "confirmed",
    confirmed_at: confirmedAt,
    resource: { name: "Dana" },
    version: 4,
  });
  expect((await due()).map(({ kind }) => kind)).toEqual(["reminder"]);
  turnTo("2026-11-26T20:00:01Z");
  await drain();
  const [, reminder, ...more] = await bodies();
  expect(reminder).toContain("Haircut with Dana, Fri, Nov 27 at 3:00 PM. See you then!");
  expect(more).toEqual([]);
});

test("a reminder that fell due between there and back is still sent", async () => {
  turnTo("2026-11-26T19:59:55Z");
  await move(saturday, salon.dana);
  turnTo("2026-11-26T20:00:03Z");
  await move(friday, salon.dana);
  await drain();
  expect((await bodies()).slice(1)).toEqual([expect.stringContaining("A reminder for Ann")]);
});

test("the question they were asked before still counts after there and back", async () => {
  await move(saturday, salon.dana);
  await move(friday, salon.dana);
  expect((await salon.hear(ann, "1"))?.body).toContain("Fri, Nov 27 at 3:00 PM");
  expect((await updateBooking(desk, visit.id, {})).status).toBe("confirmed");
});

test("once they were told, the way back is a move that they hear of and confirm again", async () => {
  await confirmBooking(desk, visit.id);
  await move(saturday, salon.dana);
  turnTo("2026-11-23T15:00:20Z");
  await drain();
  await deliver();
  expect((await bodies())[1]).toContain("Your visit was moved. It is now Haircut with Dana, Sat, Nov 28");
  expect(await move(friday, salon.dana)).toMatchObject({ status: "booked" });
  turnTo("2026-11-23T15:00:40Z");
  await drain();
  expect((await bodies()).slice(2)).toEqual([
    expect.stringContaining("It is now Haircut with Dana, Fri, Nov 27"),
  ]);
});

test("a text that waits for the morning is taken back too", async () => {
  await confirmBooking(desk, visit.id);
  await move(saturday, salon.dana);
  turnTo("2026-11-23T15:00:20Z");
  await drain();
  expect((await salon.texts(ann)).at(-1)).toMatchObject({ status: "queued" });
  expect(await move(friday, salon.dana)).toMatchObject({ status: "confirmed" });
  expect((await salon.texts(ann)).at(-1)).toMatchObject({ status: "canceled" });
  expect((await due()).map(({ kind }) => kind)).toEqual(["reminder"]);
});

test("who never heard of a first move hears of it when the second is taken back", async () => {
  await move(saturday, salon.dana);
  await move(new Date("2026-11-28T19:00:00Z"), salon.dana);
  await move(saturday, salon.dana);
  turnTo("2026-11-23T15:00:30Z");
  await drain();
  expect(await bodies()).toEqual([
    expect.stringContaining("Fri, Nov 27"),
    expect.stringContaining("moved. It is now Haircut with Dana, Sat, Nov 28 at 12:00 PM"),
  ]);
});

test("somebody else's move, and one of yesterday, are not taken back but moved again", async () => {
  const other: Actor = { ...desk, id: 8 };
  await confirmBooking(desk, visit.id);
  await move(saturday, salon.dana);
  expect(await move(friday, salon.dana, other)).toMatchObject({ status: "booked" });
  await confirmBooking(desk, visit.id);
  await move(saturday, salon.dana);
  turnTo("2026-11-23T15:11:00Z");
  expect(await move(friday, salon.dana)).toMatchObject({ status: "booked" });
});

test("who waits for the slot is asked only after the move can no longer be undone, and not when it was", async () => {
  const [p0 = 0] = await salon.people({ firstName: "P0" });
  await joinWaitlist(desk, { contact_id: p0, service_id: salon.haircut });
  const offer = () => offerOpenings({ budgetMs: 5_000 });
  await move(saturday, salon.dana);
  await offer();
  expect(await salon.texts(p0)).toEqual([]);
  await move(friday, salon.dana);
  turnTo("2026-11-23T15:00:30Z");
  await offer();
  expect(await salon.texts(p0)).toEqual([]);
  expect(await salon.sql((q) => q`select 1 from waitlist_openings`)).toHaveLength(0);
  await move(saturday, salon.dana);
  turnTo("2026-11-23T15:01:00Z");
  await offer();
  expect((await salon.texts(p0))[0]?.body).toContain("A slot is free: Haircut with Dana, Fri, Nov 27");
});

test("a canceled visit is not brought back by a move", async () => {
  await move(saturday, salon.dana);
  await cancelBooking(desk, visit.id);
  await expect(move(friday, salon.dana)).rejects.toMatchObject({ code: "booking_over" });
});
