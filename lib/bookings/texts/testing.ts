import { raw, withWorkspace } from "@/db/client";
import { type Actor, systemActor } from "@/lib/actor";
import { type TestPerson, testPeople, testSender, testText } from "@/lib/campaigns/testing";
import { shiftClock } from "@/lib/clock";
import { findRecipient } from "@/lib/contacts/ensure-contacts";
import { type TestTenant, testTenant } from "@/lib/http/testing";
import { receiveMessage } from "@/lib/inbox/receive-message";
import { createBooking } from "../create-booking";
import type { Reply } from "../reply";
import type { BookingView, CreateBookingInput } from "../schema";
import { answerOffer } from "../waitlist/answer-offer";
import { answerBookingText } from "./answer-booking-text";

/** Turns this process's clock to a moment. Tests only. */
export const turnTo = (moment: string): void => shiftClock(new Date(moment).getTime() - Date.now());

type Query = <T>(query: (sql: ReturnType<typeof raw>) => PromiseLike<T>) => Promise<T>;

export type Salon = TestTenant & {
  actor: Actor;
  senderId: number;
  haircut: number;
  dana: number;
  kim: number;
  sql: Query;
  people: (...people: TestPerson[]) => Promise<number[]>;
  book: (input: Omit<CreateBookingInput, "service_id">) => Promise<BookingView>;
  /** A customer's text, answered as the assistant's first look does. */
  hear: (contactId: number, body: string) => Promise<Reply | null>;
  /** The same text as the carrier brings it: what `receiveMessage` takes. */
  receive: (contactId: number, body: string) => Promise<void>;
  /** What went to them so far, oldest first. */
  texts: (contactId?: number) => Promise<{ id: number; body: string; status: string; category: string }[]>;
};

const everyDay = [{ start: "09:00", end: "20:00" }];

/** A salon with a haircut of 45 minutes and two who do it, in New York, open every day. Tests only. */
export async function testSalon(rules: Record<string, unknown> = {}): Promise<Salon> {
  const tenant = await testTenant({
    name: "Juniper",
    quietHours: null,
    timeZone: "America/New_York",
    bookingRules: rules,
    openingHours: {
      mon: everyDay,
      tue: everyDay,
      wed: everyDay,
      thu: everyDay,
      fri: everyDay,
      sat: everyDay,
      sun: everyDay,
    },
  });
  const { workspaceId } = tenant;
  const senderId = await testSender(workspaceId, "sms", 1_000);
  const sql: Query = (query) => withWorkspace(workspaceId, async (tx) => query(raw(tx)));
  const insert = async (query: Parameters<typeof sql<{ id: number }[]>>[0]) => (await sql(query))[0]?.id ?? 0;
  const haircut = await insert(
    (q) => q`insert into services (workspace_id, name, duration_minutes, price_micros)
      values (${workspaceId}, 'Haircut', 45, 60000000) returning id`,
  );
  const resource = (name: string) =>
    insert(
      (q) =>
        q`insert into resources (workspace_id, kind, name) values (${workspaceId}, 'person', ${name}) returning id`,
    );
  const [dana, kim] = [await resource("Dana"), await resource("Kim")];
  const actor: Actor = { ...systemActor(workspaceId, "Customer"), kind: "customer" };
  return {
    ...tenant,
    actor,
    senderId,
    haircut,
    dana,
    kim,
    sql,
    people: (...people) => testPeople(workspaceId, people),
    book: (input) => createBooking(systemActor(workspaceId), { service_id: haircut, ...input }, "staff"),
    hear: async (contactId, body) => {
      const messageId = await testText(workspaceId, senderId, { contactId, body, status: "received" });
      const asked = { contactId, messageId, body };
      return (await answerOffer(actor, asked)) ?? (await answerBookingText(actor, asked));
    },
    receive: async (contactId, body) => {
      const [to] = await sql(
        (q) => q<{ number: string }[]>`select number from senders where id = ${senderId}`,
      );
      const from = await withWorkspace(workspaceId, (tx) => findRecipient(tx, workspaceId, contactId));
      const MessageSid = `SM${crypto.randomUUID()}`;
      const params = { MessageSid, From: from?.e164 ?? "", To: to?.number ?? "", Body: body };
      await receiveMessage({ accountSid: "", workspaceIds: null, params });
    },
    texts: (contactId) =>
      sql(
        (q) => q`select id, body, status, category from messages
          where direction = 'outbound' ${contactId ? q`and contact_id = ${contactId}` : q``} order by id`,
      ),
  };
}
