import { beforeAll, describe, expect, test } from "vitest";
import { raw, withWorkspace } from "@/db/client";
import { testDatabase } from "@/db/testing";
import { type Reply, type TestTenant, testTenant } from "@/lib/http/testing";
import { type Person, testPerson } from "@/lib/workspaces/testing";
import { handOver } from "./hand-over";
import { customerWrites, testNumber } from "./testing";
import { touchOutbound } from "./touch-conversation";

await testDatabase();
const conversations = await import("@/app/api/v1/conversations/route");
const counts = await import("@/app/api/v1/conversations/counts/route");
const one = await import("@/app/api/v1/conversations/[id]/route");
const thread = await import("@/app/api/v1/conversations/[id]/messages/route");
const replyRoute = await import("@/app/api/v1/conversations/[id]/reply/route");
const assign = await import("@/app/api/v1/conversations/[id]/assign/route");
const close = await import("@/app/api/v1/conversations/[id]/close/route");
const reopen = await import("@/app/api/v1/conversations/[id]/reopen/route");
const read = await import("@/app/api/v1/conversations/[id]/read/route");
const presence = await import("@/app/api/v1/conversations/[id]/presence/route");
const notes = await import("@/app/api/v1/conversations/[id]/notes/route");
const messages = await import("@/app/api/v1/messages/route");
const tasks = await import("@/app/api/v1/tasks/route");
const taskDone = await import("@/app/api/v1/tasks/[id]/done/route");
const merge = await import("@/app/api/v1/contacts/[id]/merge/route");
const erase = await import("@/app/api/v1/contacts/[id]/route");

type View = import("./conversations-schema").ConversationDetail;

let mine: TestTenant;
let number: string;
let ava: Person;
let theo: Person;
let viewer: Person;
let people = 0;

beforeAll(async () => {
  mine = await testTenant({ timeZone: "UTC" });
  number = await testNumber(mine.workspaceId);
  ava = await testPerson(mine.workspaceId, "operator");
  theo = await testPerson(mine.workspaceId, "manager");
  viewer = await testPerson(mine.workspaceId, "viewer");
});

const somebody = () => `+1202555${String(1000 + ++people).padStart(4, "0")}`;
const says = (from: string, body: string, sid?: string, media?: string[]) =>
  customerWrites({ from, to: number, body, sid, media });
const at = (id: number) => ({ params: { id: String(id) } });
const list = async (query: string, who: Person | TestTenant = ava) =>
  (await who.call(conversations.GET, { query })).json as unknown as {
    data: View[];
    next_cursor: string | null;
  };
const get = async (id: number, who: Person = ava) =>
  (await who.call(one.GET, at(id))).json as unknown as View;
const post = (
  who: Person | TestTenant,
  route: { POST: Parameters<Person["call"]>[0] },
  id: number,
  body = {},
) => who.call(route.POST, { ...at(id), body }) as Promise<Reply>;

/** Somebody new writes; what that made. */
async function started(body = "Are you open on Sunday?", from = somebody()): Promise<View> {
  await says(from, body);
  const [newest] = (await list("limit=1")).data;
  if (!newest) throw new Error("no conversation");
  return newest;
}

describe("a customer's text", () => {
  test("opens one conversation, unread, waiting, however often the provider repeats it", async () => {
    const from = somebody();
    const first = await says(from, "Do you have time on Friday?", "SMrepeated");
    const again = await Promise.all(
      Array.from({ length: 100 }, () => says(from, "Do you have time on Friday?", "SMrepeated")),
    );
    expect([first, ...new Set(again)]).toEqual(["stored", "repeated"]);
    const { data } = await list("limit=1");
    expect(data[0]).toMatchObject({ status: "open", owner: "nobody", unread: 1, version: 1, channel: "sms" });
    expect(data[0]?.waiting_since).not.toBeNull();
    expect(data[0]?.last_message).toMatchObject({
      body: "Do you have time on Friday?",
      direction: "inbound",
    });
    await says(from, "Or on Saturday?");
    expect(await get(data[0]?.id ?? 0)).toMatchObject({ unread: 2, version: 2 });
  });

  test("counts from its first question on, until we answer; a keyword asks for nothing and opens nothing", async () => {
    const from = somebody();
    await says(from, "STOP");
    const [stopped] = (await list("limit=1&status=closed")).data;
    expect(stopped).toMatchObject({ status: "closed", unread: 0, waiting_since: null });
    const other = await started("Can I come at five?");
    const since = other.waiting_since;
    const inbound = await withWorkspace(
      mine.workspaceId,
      async (tx) =>
        raw(
          tx,
        )`select answer_due_at from conversations where workspace_id = ${mine.workspaceId} and id = ${other.id}`,
    );
    expect(inbound[0]?.answer_due_at).not.toBeNull();
    await says("+12025559999", "STOP OFFERS");
    expect((await get(other.id)).waiting_since).toBe(since);
  });

  test("after a STOP nobody waits, and the answer is refused with its reason", async () => {
    const from = somebody();
    const asked = await started("Can I come at six?", from);
    await says(from, "stop");
    const after = await get(asked.id);
    expect(after).toMatchObject({ waiting_since: null, is_opted_out: true, status: "open" });
    const refused = await post(ava, replyRoute, asked.id, { body: "Sure", version: after.version });
    expect(refused).toMatchObject({ status: 422, json: { code: "recipient_opted_out" } });
    expect((await get(asked.id)).version).toBe(after.version);
  });

  test("opens a closed conversation again, as nobody's", async () => {
    const from = somebody();
    const { id, version } = await started("Hello?", from);
    await post(ava, assign, id, { owner: "me" });
    expect((await post(ava, close, id, { version })).status).toBe(409);
    expect((await post(ava, close, id)).json).toMatchObject({
      status: "closed",
      waiting_since: null,
      unread: 0,
    });
    await says(from, "One more thing?");
    expect(await get(id)).toMatchObject({
      status: "open",
      owner: "nobody",
      owner_member: null,
      closed_at: null,
    });
  });
});

describe("an answer", () => {
  test("ends the waiting, makes the conversation the member's, and is in the thread", async () => {
    const { id, version } = await started();
    const sent = await post(ava, replyRoute, id, { body: "Yes, from ten.", version });
    expect(sent).toMatchObject({ status: 202, json: { category: "conversation", channel: "sms" } });
    expect(await get(id)).toMatchObject({
      waiting_since: null,
      unread: 0,
      owner: "member",
      owner_member: { id: ava.id, name: "The operator" },
      last_message: { body: "Yes, from ten.", direction: "outbound" },
    });
    const said = (await ava.call(thread.GET, at(id))).json.data as { body: string; sent_by_kind: string }[];
    expect(said.map((one) => [one.body, one.sent_by_kind])).toEqual([
      ["Yes, from ten.", "member"],
      ["Are you open on Sunday?", "customer"],
    ]);
  });

  test("of two people at once goes out once; the other is told who said what", async () => {
    const { id, version } = await started();
    const both = await Promise.all([
      post(ava, replyRoute, id, { body: "Yes, from ten.", version }),
      post(theo, replyRoute, id, { body: "No, sorry.", version }),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual([202, 409]);
    const late = both.find((one) => one.status === 409);
    expect(late?.json.code).toBe("conversation_changed");
    expect(late?.json.detail).toMatch(
      /^The (operator|manager) answered meanwhile: “(Yes, from ten|No, sorry)\.”$/,
    );
    const said = (await ava.call(thread.GET, at(id))).json.data as unknown[];
    expect(said).toHaveLength(2);
  });

  test("is told of a text that came meanwhile, and goes once with the version that saw it", async () => {
    const from = somebody();
    const { id, version } = await started("Hi", from);
    await says(from, "Rather at four");
    const late = await post(ava, replyRoute, id, { body: "Five it is", version });
    expect(late.json.detail).toBe("They wrote again meanwhile: “Rather at four”");
    const key = { "Idempotency-Key": "again-and-again" };
    const body = { body: "Four it is", version: version + 1 };
    const first = await ava.call(replyRoute.POST, { ...at(id), body, headers: key });
    const repeated = await ava.call(replyRoute.POST, { ...at(id), body, headers: key });
    expect([first.status, repeated.status, repeated.json.id]).toEqual([202, 202, first.json.id]);
  });

  test("from the send dialog counts too; an order's text does not", async () => {
    const { id, contact } = await started();
    await mine.call(messages.POST, { body: { contact_id: contact.id, body: "Your order is ready" } });
    expect((await get(id)).waiting_since).not.toBeNull();
    await ava.call(messages.POST, { body: { contact_id: contact.id, body: "Yes, we are" } });
    expect((await get(id)).waiting_since).toBeNull();
  });

  test("to an older text leaves a newer one waiting", async () => {
    const from = somebody();
    const { id, contact, last_message: first } = await started("First", from);
    await says(from, "Second");
    await withWorkspace(mine.workspaceId, (tx) =>
      touchOutbound(tx, mine.workspaceId, {
        contactId: contact.id,
        messageId: (first?.id ?? 0) + 1,
        at: new Date(),
        answersUpTo: first?.id,
        owner: { kind: "assistant" },
      }),
    );
    expect(await get(id)).toMatchObject({ owner: "assistant", unread: 2 });
    expect((await get(id)).waiting_since).not.toBeNull();
  });
});

describe("the team", () => {
  test("gives, takes, closes and opens again; a viewer reads only", async () => {
    const { id } = await started();
    expect((await post(ava, assign, id, { owner: "member", member_id: theo.id })).json).toMatchObject({
      owner: "member",
      owner_member: { id: theo.id },
    });
    expect((await list("owner=me", theo)).data.map((one) => one.id)).toContain(id);
    expect((await list("owner=me")).data.map((one) => one.id)).not.toContain(id);
    const stranger = await testPerson((await testTenant()).workspaceId, "owner");
    expect((await post(ava, assign, id, { owner: "member", member_id: stranger.id })).json).toMatchObject({
      errors: [{ path: "member_id", code: "member_unknown" }],
    });
    expect((await post(mine, assign, id, { owner: "me" })).status).toBe(422);
    expect((await post(theo, close, id)).json.status).toBe("closed");
    expect((await post(theo, reopen, id)).json).toMatchObject({ status: "open" });
    expect((await get(id)).waiting_since).not.toBeNull();
    for (const route of [replyRoute, assign, close, read, notes])
      expect((await post(viewer, route, id, { body: "x" })).status).toBe(403);
    expect((await get(id, viewer)).id).toBe(id);
  });

  test("sees who else writes, and marks as read without anybody's version going by", async () => {
    const { id, version } = await started();
    await post(theo, presence, id, { is_typing: true });
    expect((await get(id)).presence).toEqual([
      { member: { id: theo.id, name: "The manager" }, is_typing: true },
    ]);
    expect((await get(id, theo)).presence).toEqual([]);
    await post(ava, read, id);
    expect(await get(id)).toMatchObject({ unread: 0, version });
    expect((await post(ava, notes, id, { body: "Likes the window seat" })).status).toBe(201);
  });

  test("gets a task with every hand-over, once, and it is done with the answer", async () => {
    const { id } = await started("I want to speak to a person");
    for (const reason of ["asked_for_person", "complaint"])
      await withWorkspace(mine.workspaceId, (tx) => handOver(tx, mine.workspaceId, id, reason));
    const handed = await get(id);
    expect(handed).toMatchObject({ owner: "nobody", handover_sentence: "They sound unhappy." });
    expect(handed.tasks.map((task) => task.kind)).toEqual(["handover"]);
    const task = handed.tasks[0]?.id ?? 0;
    expect((await post(ava, taskDone, task)).json.done_by).toBe("The operator");
    await post(ava, taskDone, task, { is_done: false });
    expect((await mine.call(tasks.GET)).text).toContain("They asked for a person.");
    await post(ava, replyRoute, id, { body: "Here I am", version: handed.version });
    expect(await get(id)).toMatchObject({ tasks: [], handover_reason: null });
  });
});

describe("the list", () => {
  test("is paged without a gap or a repetition while texts come in", async () => {
    const place = await testTenant();
    const own = await testNumber(place.workspaceId);
    for (let i = 0; i < 7; i++) await customerWrites({ from: somebody(), to: own, body: `Question ${i}` });
    for (const query of ["status=open", "waiting=true", "q=question"]) {
      const seen: number[] = [];
      for (let cursor: string | null = ""; cursor !== null; ) {
        const page: Awaited<ReturnType<typeof list>> = await list(
          `${query}&limit=3&cursor=${cursor}`.replace(/&cursor=$/, ""),
          place,
        );
        seen.push(...page.data.map((one) => one.id));
        cursor = page.next_cursor;
        if (seen.length === 3)
          await customerWrites({
            from: somebody(),
            to: own,
            body: "Question of somebody new",
          });
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.length).toBeGreaterThanOrEqual(7);
    }
    expect((await place.call(conversations.GET, { query: "cursor=abc" })).status).toBe(422);
    expect((await place.call(counts.GET)).json).toMatchObject({ waiting: 10, open: 10, mine: 0, tasks: 0 });
  });

  test("is searched by name, by last digits and by words, each person once", async () => {
    const from = "+12025550137";
    const { id, contact } = await started("Is the balayage vegan? It is 100% natural, isn't it", from);
    await ava.call(erase.PATCH, { method: "PATCH", ...at(contact.id), body: { first_name: "Zuleika" } });
    for (const q of ["zuleika", "0137", "BALAYAGE", "100%25 natural"]) {
      const found = (await list(`q=${q}`)).data;
      expect([q, found.map((one) => one.id)]).toEqual([q, [id]]);
    }
    expect((await list("q=balayage&status=closed")).data).toEqual([]);
    expect((await list("q=100x")).data).toEqual([]);
  });

  test("leads merged numbers to their person and forgets who was erased", async () => {
    const [a, b] = [somebody(), somebody()];
    const first = await started("From my phone", a);
    const second = await started("From my work phone", b);
    await ava.call(merge.POST, { ...at(first.contact.id), body: { contact_id: second.contact.id } });
    await says(b, "It is me again");
    expect(await get(first.id)).toMatchObject({ unread: 3, waiting_since: first.waiting_since });
    expect((await ava.call(one.GET, at(second.id))).status).toBe(404);
    const said = (await ava.call(thread.GET, at(first.id))).json.data as { body: string }[];
    expect(said.map((one) => one.body)).toEqual(["It is me again", "From my work phone", "From my phone"]);
    await ava.call(erase.DELETE, { method: "DELETE", ...at(first.contact.id) });
    expect((await ava.call(one.GET, at(first.id))).status).toBe(404);
  });

  test("of a person whose numbers were merged is whoever's had most to do with either", async () => {
    const first = await started("From my phone");
    await post(ava, close, first.id);
    const second = await started("From my work phone");
    await post(ava, assign, second.id, { owner: "member", member_id: theo.id });
    await withWorkspace(mine.workspaceId, (tx) =>
      handOver(tx, mine.workspaceId, second.id, "asked_for_person"),
    );
    await post(ava, assign, second.id, { owner: "member", member_id: theo.id });
    await post(ava, notes, second.id, { body: "Comes with a dog" });
    await ava.call(merge.POST, { ...at(first.contact.id), body: { contact_id: second.contact.id } });
    expect(await get(first.id)).toMatchObject({
      status: "open",
      owner_member: { id: theo.id },
      unread: 1,
      waiting_since: second.waiting_since,
      last_message: { body: "From my work phone" },
    });
    expect((await list("owner=me", theo)).data.map((one) => one.id)).not.toContain(second.id);
  });

  test("shows and changes nothing of another workspace", async () => {
    const { id } = await started("A secret question");
    const task = await withWorkspace(mine.workspaceId, (tx) =>
      handOver(tx, mine.workspaceId, id, "asked_for_person"),
    );
    expect(task).toBeUndefined();
    const [open] = (await get(id)).tasks;
    const other = await testTenant();
    expect((await list("q=secret", other)).data).toEqual([]);
    expect((await list("", other)).data).toEqual([]);
    expect((await other.call(tasks.GET)).json.data).toEqual([]);
    const random = await other.call(one.GET, at(999_999));
    expect((await other.call(one.GET, at(id))).text).toBe(random.text);
    for (const [route, body] of [
      [replyRoute, { body: "Hi" }],
      [assign, { owner: "nobody" }],
      [close, {}],
      [reopen, {}],
      [read, {}],
      [notes, { body: "Hi" }],
      [presence, { is_typing: true }],
    ] as const)
      expect((await post(other, route, id, body)).text).toBe(random.text);
    expect((await post(other, taskDone, open?.id ?? 0)).status).toBe(404);
    expect((await other.call(thread.GET, at(id))).text).toBe(random.text);
  });
});
