import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { someoneWaits, testDatabase } from "@/db/testing";
import { testText } from "@/lib/campaigns/testing";
import { shiftClock } from "@/lib/clock";
import { findReservedReplies } from "@/lib/templates/reply-words";
import { cancelBooking } from "../cancel-booking";
import { moveBooking } from "../move-booking";
import { readAnswer } from "../read-answer";
import { sendBookingTexts } from "./send-booking-texts";
import { type Salon, testSalon, turnTo } from "./testing";
import { builtInText, type TextFacts } from "./wording";

await testDatabase();

let salon: Salon;
let other: Salon;
let ann: number;
let id: number;
const friday = new Date("2026-11-27T20:00:00Z");
const drain = () => sendBookingTexts({ budgetMs: 5_000 });
const book = (more: object = {}) =>
  salon.book({ contact_id: ann, starts_at: friday, resource_id: salon.dana, ...more });
const deliver = () =>
  salon.sql(
    (q) => q`update messages set status = 'delivered' where direction = 'outbound' and status = 'queued'`,
  );
const stateOf = async (booking: number) =>
  (await salon.sql((q) => q<{ status: string }[]>`select status from bookings where id = ${booking}`))[0]
    ?.status;
const tasks = () =>
  salon.sql(
    (q) =>
      q<{ kind: string; detail: string; booking_id: number }[]>`select kind, detail, booking_id from tasks`,
  );

beforeEach(async () => {
  turnTo("2026-11-23T15:00:00Z");
  salon = await testSalon();
  other = await testSalon();
  ann = (await salon.people({ firstName: "Ann" }))[0] ?? 0;
  id = (await book()).id;
  await drain();
  await deliver();
});
afterEach(() => shiftClock(0));

describe("answers to a text about a visit", () => {
  test("1 confirms, twice as well as once, and 2 after it begins a move", async () => {
    const thanks = "Thank you, that's confirmed: Haircut with Dana, Fri, Nov 27 at 3:00 PM. See you then!";
    expect(await salon.hear(ann, "1")).toEqual({ body: thanks });
    expect(await stateOf(id)).toBe("confirmed");
    await testText(salon.workspaceId, salon.senderId, {
      contactId: ann,
      status: "delivered",
      category: "conversation",
      body: thanks,
    });
    expect(await salon.hear(ann, "Yes please!")).toEqual({ body: thanks });
    expect(await salon.hear(ann, "2.")).toMatchObject({ startsMove: id });
    expect(await stateOf(id)).toBe("confirmed");
  });

  test("moved meanwhile: nothing is confirmed unseen, the new time is told; once they read of it, 1 confirms", async () => {
    await moveBooking(salon.actor, id, { starts_at: new Date("2026-11-28T17:00:00Z") });
    expect(await salon.hear(ann, "1")).toEqual({
      body: "That visit was moved meanwhile. It is now Haircut with Dana, Sat, Nov 28 at 12:00 PM.",
    });
    expect(await stateOf(id)).toBe("booked");
    await drain();
    await deliver();
    await salon.hear(ann, "1");
    expect(await stateOf(id)).toBe("confirmed");
  });

  test("moved in the same moment: nothing is confirmed unseen either", async () => {
    let heard: ReturnType<typeof salon.hear> | undefined;
    await salon.sql(async (q) => {
      const later = new Date("2026-11-28T17:00:00Z").toISOString();
      await q`update bookings set starts_at = ${later}, ends_at = ${later}::timestamptz + interval '45 minutes',
        blocked_until = ${later}::timestamptz + interval '45 minutes', version = 2 where id = ${id}`;
      await q`insert into booking_events (workspace_id, booking_id, version, kind, actor_kind, actor_name)
        values (${salon.workspaceId}, ${id}, 2, 'moved', 'member', 'Ava')`;
      heard = salon.hear(ann, "1");
      await someoneWaits();
    });
    expect((await heard)?.body).toMatch(/^That visit was moved meanwhile/);
    expect(await stateOf(id)).toBe("booked");
  });

  test("canceled meanwhile: told so", async () => {
    await cancelBooking(salon.actor, id);
    expect((await salon.hear(ann, "1"))?.body).toContain("That visit is canceled");
    expect(await salon.hear(ann, "2")).not.toHaveProperty("startsMove");
    expect(await stateOf(id)).toBe("canceled");
  });

  test("past, unknown, somebody else's and another business's visits are not answered", async () => {
    const [bob = 0] = await salon.people({});
    const [eve = 0] = await other.people({});
    expect(await salon.hear(bob, "1")).toBeNull();
    expect(await other.hear(eve, "1")).toBeNull();
    for (const body of ["How much is a cut?", "Can we make it 2 pm?", "", "Liked “Reply 1 to confirm”", "11"])
      expect(await salon.hear(ann, body), body).toBeNull();
    turnTo("2026-11-27T20:00:01Z");
    expect(await salon.hear(ann, "1")).toBeNull();
    expect(await stateOf(id)).toBe("booked");
  });

  test("a text that is held back asked nothing; a newer question of the team takes the answer", async () => {
    await salon.sql(
      (q) =>
        q`update messages set status = 'queued', due_at = '2026-11-24T12:00:00Z' where direction = 'outbound'`,
    );
    expect(await salon.hear(ann, "1")).toBeNull();
    await deliver();
    await testText(salon.workspaceId, salon.senderId, {
      contactId: ann,
      status: "delivered",
      category: "conversation",
      body: "Which one?\n1. Friday\n2. Saturday",
    });
    expect(await salon.hear(ann, "1")).toBeNull();
    expect(await stateOf(id)).toBe("booked");
  });

  test("one answer is meant for both visits of a family, not for one asked about an hour ago", async () => {
    const leo = await book({ guest_name: "Leo", resource_id: salon.kim });
    await drain();
    await deliver();
    expect((await salon.hear(ann, "1"))?.body).toContain("Haircut with Kim for Leo, Fri, Nov 27 at 3:00 PM");
    expect([await stateOf(id), await stateOf(leo.id)]).toEqual(["confirmed", "confirmed"]);
    const later = await book({ starts_at: new Date("2026-11-30T20:00:00Z") });
    await salon.sql((q) => q`update messages set created_at = created_at - interval '1 hour'`);
    await drain();
    await deliver();
    expect(await salon.hear(ann, "2")).toMatchObject({ startsMove: later.id });
  });

  test("running late is a task for the team, on the day only", async () => {
    expect(await salon.hear(ann, "Sorry, running late!")).toBeNull();
    turnTo("2026-11-27T19:40:00Z");
    expect((await salon.hear(ann, "I'll be 10 min late"))?.body).toContain("Haircut with Dana");
    expect(await tasks()).toMatchObject([{ kind: "visit_question", booking_id: id }]);
    expect(await other.sql((q) => q`select 1 from tasks`)).toEqual([]);
  });

  test("a bare CANCEL ends all texts, and lets the team ask about the visit; a plain STOP does not", async () => {
    const [bob = 0, eve = 0] = await salon.people({}, {});
    await salon.book({ contact_id: eve, starts_at: friday, resource_id: salon.kim });
    await salon.receive(bob, "CANCEL");
    await salon.receive(eve, "STOP");
    expect(await tasks()).toEqual([]);
    await salon.receive(ann, "Cancel.");
    await salon.receive(ann, "CANCEL");
    expect(await tasks()).toEqual([
      {
        kind: "visit_question",
        booking_id: id,
        detail:
          "They texted CANCEL, which ended all texts to them. Call and ask whether they meant their visit: Haircut with Dana, Fri, Nov 27 at 3:00 PM.",
      },
    ]);
    expect(await stateOf(id)).toBe("booked");
    turnTo("2026-11-26T20:00:01Z");
    await drain();
    expect(await salon.texts(ann)).toMatchObject([{ status: "delivered" }, {}, { status: "suppressed" }]);
  });

  test("short answers are read as people write them", () => {
    for (const body of [
      "1",
      " 1. ",
      "YES",
      "Yes please",
      "confirm",
      "sí",
      "OK 👍",
      "👍",
      "1 thanks",
      "Confirmed!",
    ])
      expect(readAnswer(body), body).toBe("yes");
    for (const body of ["2", "no", "Reschedule please", "cambiar", "I need to reschedule my appointment"])
      expect(readAnswer(body), body).toBe("change");
    for (const body of [
      "thanks",
      "1 or 2?",
      "10",
      "yes but at 4",
      "12",
      "?",
      "no idea what this is",
      "Are you open late?",
    ])
      expect(readAnswer(body), body).toBeNull();
  });

  test("no text of ours asks for a word that belongs to the carriers", () => {
    const facts: TextFacts = {
      business: "Juniper",
      visit: "Haircut",
      when: "Fri",
      address: "214 Elm",
      firstName: "Ann",
      isConfirmed: false,
    };
    for (const kind of ["confirmation", "moved", "canceled", "reminder", "follow_up"] as const)
      for (const language of ["en", "es"] as const)
        expect(findReservedReplies(builtInText(kind, facts, language))).toEqual([]);
  });
});
