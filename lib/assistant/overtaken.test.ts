import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { raw, withWorkspace } from "@/db/client";
import { someoneWaits, testDatabase } from "@/db/testing";
import { systemActor } from "@/lib/actor";
import { createBooking } from "@/lib/bookings/create-booking";
import { sendBookingTexts } from "@/lib/bookings/texts/send-booking-texts";
import { shiftClock } from "@/lib/clock";
import { mergeContact } from "@/lib/contacts/merge-contact";
import { touchInbound, touchOutbound } from "@/lib/inbox/touch-conversation";
import { liveDesk } from "./desk";
import { type Place, somebody, testPlace, turnTo, workAll } from "./eval/testing";
import { loadScene } from "./load-scene";
import { standIn } from "./model-client";
import { release } from "./settle-turn";
import { newestIn, sqlIn, visitsIn, writesTo } from "./testing";

await testDatabase();

let salon: Place;
beforeAll(async () => {
  turnTo("2026-11-23T14:00:00Z");
  standIn(null);
  salon = await testPlace("salon");
});
afterAll(() => {
  shiftClock(0);
  standIn(undefined);
});

const conversation = async (id: number) => {
  const [row] = await sqlIn(
    salon,
    (q) => q<{ unread: number; waiting_since: string | null; answer_due_at: string | null }[]>`
      select unread, waiting_since, answer_due_at from conversations
      where workspace_id = ${salon.workspaceId} and id = ${id}`,
  );
  return row;
};

describe("a text that is being taken in while another is answered", () => {
  /** Does something to the conversation of an answered text in the moment between a new text and its commit. */
  async function meanwhile(
    deed: (of: { conversationId: number; contactId: number; answered: number }) => Promise<unknown>,
  ) {
    await writesTo(salon, "what are your hours");
    await workAll();
    const { id, contact_id: contactId } = await newestIn(salon);
    let done: Promise<unknown> = Promise.resolve();
    await withWorkspace(salon.workspaceId, async (tx) => {
      const [text] = await raw(tx)<{ id: number; sender_id: number; answered: number }[]>`
        insert into messages (workspace_id, direction, channel, category, contact_id, sender_id, phone_idx, phone_last4,
          body, encoding, segments, provider_sid, priority, due_at, status, actor_kind, actor_name)
        select workspace_id, direction, channel, category, contact_id, sender_id, phone_idx, phone_last4, 'And on Sunday?',
          encoding, segments, ${crypto.randomUUID()}, priority, due_at, status, actor_kind, actor_name
        from messages where workspace_id = ${salon.workspaceId} and contact_id = ${contactId} and direction = 'inbound'
        returning id, sender_id, (select max(id) from messages where contact_id = ${contactId}
          and direction = 'inbound') as answered`;
      if (!text) throw new Error("no text");
      await touchInbound(tx, salon.workspaceId, {
        contactId,
        senderId: text.sender_id,
        channel: "sms",
        messageId: text.id,
        at: new Date(),
        asksForAnswer: true,
        isKeyword: false,
      });
      done = deed({ conversationId: id, contactId, answered: text.answered });
      await someoneWaits();
    });
    await done;
    return conversation(id);
  }

  test("is looked at next", async () => {
    const after = await meanwhile(({ conversationId, answered }) =>
      withWorkspace(salon.workspaceId, (tx) => release(tx, salon.workspaceId, conversationId, answered)),
    );
    expect(after?.answer_due_at).not.toBeNull();
  });

  test("waits for its own answer", async () => {
    const after = await meanwhile(({ contactId, answered }) =>
      withWorkspace(salon.workspaceId, (tx) =>
        touchOutbound(tx, salon.workspaceId, {
          contactId,
          messageId: answered,
          at: new Date(),
          answersUpTo: answered,
          owner: { kind: "assistant" },
        }),
      ),
    );
    expect(after).toMatchObject({ unread: 1, waiting_since: expect.anything() });
  });
});

test("a visit that a run before this one booked, in another call and for any chair, is booked once", async () => {
  await writesTo(salon, "hi");
  const { id: conversationId, contact_id: contactId } = await newestIn(salon);
  const [service = 0] = salon.services;
  const scene = await withWorkspace(salon.workspaceId, (tx) =>
    loadScene(tx, salon.workspaceId, { conversationId, contactId, messageId: 0 }),
  );
  const book = {
    kind: "book",
    serviceId: service,
    startsAt: "2026-11-24T16:00:00.000Z",
    partySize: null,
  } as const;
  for (const resourceId of [null, salon.people[1] ?? 0])
    expect(await liveDesk(scene, "7/1").perform({ ...book, resourceId, guest: null })).toMatchObject({
      ok: true,
    });
  await liveDesk(scene, "7/1").perform({ ...book, resourceId: null, guest: "Leo" });
  expect(await visitsIn(salon)).toHaveLength(2);
});

describe("a person with two numbers", () => {
  const merged = async () => {
    const [first, second] = [somebody(), somebody()];
    await writesTo(salon, "Thanks!", first);
    const person = await newestIn(salon);
    await writesTo(salon, "Thanks!", second);
    const other = await newestIn(salon);
    await workAll();
    await mergeContact(systemActor(salon.workspaceId), person.contact_id, other.contact_id);
    return { first, second, person: person.contact_id, other: other.contact_id, conversation: person.id };
  };
  const said = (contactId: number) =>
    sqlIn(
      salon,
      (q) => q<{ body: string }[]>`
        select body from messages where workspace_id = ${salon.workspaceId} and contact_id = ${contactId}
          and direction = 'outbound' order by id`,
    );

  test("is answered on the one they write from", async () => {
    const { second, person, other } = await merged();
    await writesTo(salon, "where are you located", second);
    await workAll();
    expect(await said(person)).toEqual([]);
    expect((await said(other)).map(({ body }) => body)).toEqual([expect.stringContaining("12 Elm Street")]);
  });

  test("confirms a visit from the one that was not asked", async () => {
    const { second, person } = await merged();
    const [service = 0] = salon.services;
    const visit = await createBooking(systemActor(salon.workspaceId), {
      service_id: service,
      contact_id: person,
      starts_at: new Date("2026-11-25T16:00:00Z"),
    });
    await sendBookingTexts({ budgetMs: 5_000 });
    await writesTo(salon, "1", second);
    await workAll();
    const [row] = await sqlIn(
      salon,
      (q) => q<{ status: string }[]>`
        select status from bookings where workspace_id = ${salon.workspaceId} and id = ${visit.id}`,
    );
    expect(row?.status).toBe("confirmed");
  });

  test("keeps what was made of either's texts", async () => {
    const { conversation } = await merged();
    const rows = await sqlIn(
      salon,
      (q) => q<{ id: number }[]>`
        select id from assistant_turns where workspace_id = ${salon.workspaceId} and conversation_id = ${conversation}`,
    );
    expect(rows).toHaveLength(2);
  });
});
