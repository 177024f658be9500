import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { raw, withWorkspace } from "@/db/client";
import { testDatabase } from "@/db/testing";
import { systemActor } from "@/lib/actor";
import { ensureContacts } from "@/lib/contacts/ensure-contacts";
import { mergeContact } from "@/lib/contacts/merge-contact";
import { unmergeContact } from "@/lib/contacts/unmerge-contact";
import { type TestTenant, testTenant } from "@/lib/http/testing";
import { listThread } from "./list-thread";
import { listTasks } from "./tasks";
import { customerWrites, testNumber } from "./testing";
import { touchOutbound } from "./touch-conversation";

await testDatabase();

let mine: TestTenant;
let number: string;
beforeAll(async () => {
  mine = await testTenant();
  number = await testNumber(mine.workspaceId);
});

type Row = {
  id: number;
  contact_id: number;
  status: string;
  owner: string;
  unread: number;
  is_waiting: boolean;
  is_due: boolean;
  last_message_id: number;
};

let people = 0;
let [phone, work] = ["", ""];
beforeEach(() => {
  phone = `+1202556${String(1000 + ++people).padStart(4, "0")}`;
  work = `+1202557${String(5000 + people).padStart(4, "0")}`;
});
const actor = () => systemActor(mine.workspaceId);
const sql = <T extends object>(query: (q: ReturnType<typeof raw>) => PromiseLike<T[]>) =>
  withWorkspace(mine.workspaceId, async (tx) => query(raw(tx)));
const says = (from: string, body: string) => customerWrites({ from, to: number, body });
const contactOf = async (from: string) => {
  const [row] = await sql<{ contact_id: number }>(
    (q) => q`select contact_id from messages where phone_last4 = ${from.slice(-4)} order by id desc limit 1`,
  );
  return row?.contact_id ?? 0;
};
const conversationOf = async (contactId: number) => {
  const [row] = await sql<Row>(
    (q) => q`
      select id, contact_id, status, owner, unread, waiting_since is not null as is_waiting,
        answer_due_at is not null as is_due, last_message_id
      from conversations where contact_id = ${contactId}`,
  );
  return row;
};
const saidIn = async (conversationId: number) =>
  (await listThread(actor(), conversationId, { limit: 20 })).data.map(({ body }) => body);
/** A contact of whom nobody heard yet. */
const ensure = async (e164: string) => {
  const people = await withWorkspace(mine.workspaceId, (tx) =>
    ensureContacts(tx, mine.workspaceId, [{ e164, country: "US", last4: e164.slice(-4) }], "api"),
  );
  return people.get(e164)?.id ?? 0;
};
const answered = async (contactId: number) =>
  withWorkspace(mine.workspaceId, async (tx) => {
    const messageId = (await conversationOf(contactId))?.last_message_id ?? 0;
    await touchOutbound(tx, mine.workspaceId, { contactId, messageId, at: new Date() });
  });
describe("a number that was merged by mistake and is on its own again", () => {
  test("has the conversation it had, where nothing was ever said with the person", async () => {
    await says(phone, "Are you open today?");
    const other = await contactOf(phone);
    const before = await conversationOf(other);
    const person = await ensure(work);
    await mergeContact(actor(), person, other);
    expect((await conversationOf(person))?.id).toBe(before?.id);
    await unmergeContact(actor(), other);
    expect(await conversationOf(other)).toMatchObject({ id: before?.id, is_waiting: true, unread: 1 });
    expect(await conversationOf(person)).toBeUndefined();
    expect(await saidIn(before?.id ?? 0)).toEqual(["Are you open today?"]);
  });

  test("waits for its answer on its own, and who was answered waits no more", async () => {
    await says(phone, "Are you open today?");
    const person = await contactOf(phone);
    await answered(person);
    await says(work, "Do you do beards?");
    await says(work, "Hello?");
    const other = await contactOf(work);
    await mergeContact(actor(), person, other);
    await unmergeContact(actor(), other);
    const [first, second] = [await conversationOf(person), await conversationOf(other)];
    expect(second).toMatchObject({ status: "open", is_waiting: true, is_due: true, unread: 2 });
    expect(first).toMatchObject({ is_waiting: false, is_due: false, unread: 0 });
    expect(await saidIn(first?.id ?? 0)).toEqual(["Are you open today?"]);
    expect(await saidIn(second?.id ?? 0)).toEqual(["Hello?", "Do you do beards?"]);
  });

  test("leaves the person who waits waiting", async () => {
    await says(work, "Thanks for last week!");
    const other = await contactOf(work);
    await answered(other);
    await says(phone, "Are you open today?");
    const person = await contactOf(phone);
    await mergeContact(actor(), person, other);
    await unmergeContact(actor(), other);
    expect(await conversationOf(person)).toMatchObject({ is_waiting: true, is_due: true, unread: 1 });
    expect(await conversationOf(other)).toMatchObject({ is_waiting: false, is_due: false, unread: 0 });
  });

  test("takes what the team was to do about its texts, and what the assistant made of them", async () => {
    await says(phone, "Are you open today?");
    const person = await contactOf(phone);
    await says(work, "I want to talk to somebody");
    const other = await contactOf(work);
    const text = (await conversationOf(other))?.last_message_id ?? 0;
    await sql(
      (q) => q`insert into tasks (workspace_id, contact_id, message_id, kind, detail)
        values (${mine.workspaceId}, ${other}, ${text}, 'handover', 'Call them')`,
    );
    await sql(
      (q) => q`insert into assistant_turns (workspace_id, conversation_id, message_id, status)
        select workspace_id, id, last_message_id, 'handed_over' from conversations where contact_id = ${other}`,
    );
    await mergeContact(actor(), person, other);
    for (const contact_id of [person, other])
      expect((await listTasks(actor(), { status: "open", limit: 5, contact_id })).data).toMatchObject([
        { contact: { id: person }, message_id: text },
      ]);
    await unmergeContact(actor(), other);
    const tasks = await sql<{ contact_id: number }>(
      (q) => q`select contact_id from tasks where message_id = ${text}`,
    );
    expect(tasks.map(({ contact_id }) => contact_id)).toEqual([other]);
    const turns = await sql<{ conversation_id: number }>(
      (q) => q`select conversation_id from assistant_turns where message_id = ${text}`,
    );
    expect(turns.map((turn) => turn.conversation_id)).toEqual([(await conversationOf(other))?.id]);
  });

  test("gets no conversation for what was only sent to it", async () => {
    await says(phone, "Are you open today?");
    const person = await contactOf(phone);
    const other = await ensure(work);
    await sql(
      (
        q,
      ) => q`insert into messages (workspace_id, direction, channel, category, contact_id, sender_id, phone_idx,
          phone_last4, body, encoding, segments, priority, due_at, status, actor_kind, actor_name)
        select workspace_id, 'outbound', channel, 'marketing', ${other}, sender_id, phone_idx, phone_last4, 'An offer',
          encoding, segments, 4, now(), 'delivered', 'system', 'Parley' from messages where contact_id = ${person}`,
    );
    const before = await conversationOf(person);
    await mergeContact(actor(), person, other);
    await unmergeContact(actor(), other);
    expect(await conversationOf(other)).toBeUndefined();
    expect(await conversationOf(person)).toEqual(before);
  });

  test("leaves the conversation whole where nothing was said with it", async () => {
    await says(phone, "Are you open today?");
    const person = await contactOf(phone);
    const other = await ensure(work);
    const before = await conversationOf(person);
    await mergeContact(actor(), person, other);
    await unmergeContact(actor(), other);
    expect(await conversationOf(person)).toEqual(before);
    expect(await conversationOf(other)).toBeUndefined();
  });
});
