import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";
import { testTemplate } from "@/lib/campaigns/testing";
import { shiftClock } from "@/lib/clock";
import { handOver } from "@/lib/messages/testing";
import { cancelBooking } from "../cancel-booking";
import { confirmBooking } from "../confirm-booking";
import { moveBooking } from "../move-booking";
import { updateBooking } from "../update-booking";
import { nextBookingText, sendBookingTexts } from "./send-booking-texts";
import { type Salon, testSalon, turnTo } from "./testing";

await testDatabase();

let salon: Salon;
let other: Salon;
let ann: number;
beforeEach(async () => {
  turnTo("2026-11-23T15:00:00Z");
  salon = await testSalon({ reminder_hours: [24] });
  other = await testSalon();
  ann = (await salon.people({ firstName: "Ann" }))[0] ?? 0;
});
afterEach(() => shiftClock(0));

const friday = "2026-11-27T20:00:00Z";
const book = (more: object = {}) =>
  salon.book({ contact_id: ann, starts_at: new Date(friday), resource_id: salon.dana, ...more });
const drain = () => sendBookingTexts({ budgetMs: 5_000 });
const bodies = async () => (await salon.texts(ann)).map(({ body }) => body);
const rows = () =>
  salon.sql(
    (q) => q<{ kind: string; version: number; status: string; hours: number; due: string }[]>`
      select kind, booking_version as version, status, hours, due_at as due from booking_texts order by id`,
  );

describe("texts that follow from a booking", () => {
  test("a visit is confirmed at once and reminded of a day before, in the business's zone, once", async () => {
    await book();
    await Promise.all([drain(), drain(), drain()]);
    expect(await bodies()).toEqual([
      "Juniper: You're booked: Haircut with Dana, Fri, Nov 27 at 3:00 PM. Reply 1 to confirm, 2 to change.",
    ]);
    expect(await nextBookingText()).toEqual(new Date("2026-11-26T20:00:00Z"));
    turnTo("2026-11-26T20:00:01Z");
    await Promise.all([drain(), drain()]);
    await drain();
    const [, reminder, ...more] = await salon.texts(ann);
    expect(reminder).toMatchObject({
      category: "reminder",
      body: "Juniper: A reminder for Ann: Haircut with Dana, Fri, Nov 27 at 3:00 PM. Reply 1 to confirm, 2 to change.",
    });
    expect(more).toEqual([]);
    const [stored] = await salon.sql(
      (q) => q`select reservation_id, send_before from messages where id = ${reminder?.id ?? 0}`,
    );
    expect(stored).toMatchObject({
      reservation_id: String((await rows()).length > 0 && (await bookingId())),
    });
    expect(new Date(String(stored?.send_before))).toEqual(new Date(friday));
    expect(await other.texts()).toEqual([]);
  });

  test("a reminder whose moment has passed is not sent, nor any after the visit began", async () => {
    turnTo("2026-11-27T10:00:00Z");
    await book();
    expect((await rows()).map(({ kind }) => kind)).toEqual(["confirmation"]);
    turnTo("2026-11-27T20:00:01Z");
    await drain();
    expect(await rows()).toMatchObject([{ kind: "confirmation", status: "stale" }]);
    expect(await bodies()).toEqual([]);
  });

  test("a move tells the new time, and the reminder of the old one never leaves", async () => {
    const { id } = await book();
    await drain();
    await moveBooking(salon.actor, id, { starts_at: new Date("2026-11-28T17:00:00Z") });
    await drain();
    expect((await bodies())[1]).toBe(
      "Juniper: Your visit was moved. It is now Haircut with Dana, Sat, Nov 28 at 12:00 PM. Reply 1 to confirm, 2 to change.",
    );
    turnTo("2026-11-26T20:00:01Z");
    await drain();
    expect(await bodies()).toHaveLength(2);
    turnTo("2026-11-27T17:00:01Z");
    await drain();
    expect((await bodies())[2]).toContain("A reminder for Ann: Haircut with Dana, Sat, Nov 28 at 12:00 PM.");
  });

  test("a text that waits in the queue is taken out of it when the visit is canceled", async () => {
    const { id } = await book();
    await drain();
    await cancelBooking(salon.actor, id);
    await drain();
    const [first, second] = await salon.texts(ann);
    expect(first).toMatchObject({ status: "canceled" });
    expect(second?.body).toBe(
      "Juniper: Your visit is canceled: Haircut with Dana, Fri, Nov 27 at 3:00 PM. Text us to book another time.",
    );
    expect((await rows()).map(({ kind, status }) => [kind, status])).toEqual([
      ["confirmation", "queued"],
      ["reminder", "stale"],
      ["canceled", "queued"],
    ]);
  });

  test("who never heard of a visit hears nothing of its end, and of its new time as of a new visit", async () => {
    const { id } = await book();
    await moveBooking(salon.actor, id, { starts_at: new Date("2026-11-28T17:00:00Z") });
    expect((await rows()).filter(({ status }) => status === "due").map(({ kind }) => kind)).toEqual([
      "confirmation",
      "reminder",
    ]);
    await cancelBooking(salon.actor, id);
    await drain();
    expect(await bodies()).toEqual([]);
  });

  test("saying that they come keeps the reminder, which then no longer asks", async () => {
    const { id } = await book();
    await drain();
    await confirmBooking(salon.actor, id);
    await drain();
    turnTo("2026-11-26T20:00:01Z");
    await drain();
    expect(await bodies()).toHaveLength(2);
    expect((await bodies())[1]).toContain("See you then! Reply 2 to change.");
  });

  test.each([
    ["in the very second", "2026-11-26T20:00:00Z"],
    ["while it waits for its turn", "2026-11-26T21:30:00Z"],
  ])("a reminder that falls due %s a note changes is sent once all the same", async (_, moment) => {
    const { id } = await book();
    await drain();
    turnTo(moment);
    await updateBooking(salon.actor, id, { note: "by the window" });
    await updateBooking(salon.actor, id, { note: "by the door" });
    await drain();
    await updateBooking(salon.actor, id, { note: null });
    await drain();
    expect((await bodies()).slice(1)).toEqual([expect.stringContaining("A reminder for Ann")]);
  });

  test("who is told that a visit moved to somebody else gets no late reminder with it", async () => {
    const { id } = await book();
    await drain();
    turnTo("2026-11-26T21:30:00Z");
    await updateBooking(salon.actor, id, { resource_id: salon.kim });
    await drain();
    expect((await bodies()).slice(1)).toEqual([expect.stringContaining("Your visit was moved.")]);
  });

  test("a follow-up leaves after the visit, and not to who did not come", async () => {
    await salon.sql(
      (q) => q`update workspaces set booking_rules = '{"follow_up_hours": 2, "reminder_hours": []}'`,
    );
    const { id } = await book();
    const leo = await book({ guest_name: "Leo", resource_id: salon.kim });
    await drain();
    await salon.sql((q) => q`update bookings set status = 'no_show' where id = ${leo.id}`);
    turnTo("2026-11-27T22:45:01Z");
    await drain();
    const followUps = (await bodies()).filter((body) => body.includes("Thank you for your visit, Ann!"));
    expect(followUps).toHaveLength(1);
    expect(id).toBeLessThan(leo.id);
  });

  test("two visits of a family are two texts, told apart by the name", async () => {
    await book({ guest_name: "Leo", resource_id: salon.kim });
    await book();
    await drain();
    expect(await bodies()).toEqual([
      expect.stringContaining("Haircut with Kim for Leo, Fri"),
      expect.stringContaining("Haircut with Dana, Fri"),
    ]);
  });

  test("who said STOP gets none; it is kept with its reason", async () => {
    const [sam = 0] = await salon.people({ consent: "no" });
    await salon.book({ contact_id: sam, starts_at: new Date(friday), resource_id: salon.dana });
    await drain();
    expect(await salon.texts(sam)).toMatchObject([{ status: "suppressed" }]);
    expect((await rows())[0]).toMatchObject({ status: "skipped" });
    expect(await handOver(salon.workspaceId, salon.senderId)).toEqual([]);
  });

  test("no number, no text", async () => {
    await salon.book({ guest_name: "Walk-in", starts_at: new Date(friday), resource_id: salon.dana });
    expect(await rows()).toEqual([]);
  });

  test("Spanish speakers read Spanish", async () => {
    const [eva = 0] = await salon.people({ firstName: "Eva", language: "es-MX" });
    await salon.book({ contact_id: eva, starts_at: new Date(friday), resource_id: salon.dana });
    await drain();
    expect((await salon.texts(eva))[0]?.body).toMatch(
      /^Juniper: Tiene su cita: Haircut con Dana, vie, 27 de nov a las 3:00 PM\. Responda 1 para confirmar/,
    );
  });

  test("the business's own template speaks; one that cannot be filled costs nobody the text", async () => {
    const own = await testTemplate(
      salon.workspaceId,
      "{{first_name}}: {{service}} {{when}} for {{party_size}}",
      {
        category: "reservation",
      },
    );
    const broken = await testTemplate(salon.workspaceId, "Bring {{mystery}}", { category: "reminder" });
    await salon.sql(
      (q) =>
        q`update workspaces set booking_rules = ${q.json({
          confirmation_template_id: own,
          reminder_template_id: broken,
        })}`,
    );
    await book();
    await drain();
    turnTo("2026-11-26T20:00:01Z");
    await drain();
    expect(await bodies()).toEqual([
      "Ann: Haircut Fri, Nov 27 at 3:00 PM for 1",
      expect.stringContaining("A reminder for Ann"),
    ]);
  });
});

const bookingId = async () => (await salon.sql((q) => q`select id from bookings`))[0]?.id;
