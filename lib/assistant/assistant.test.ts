import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { raw } from "@/db/client";
import { testDatabase } from "@/db/testing";
import { systemActor } from "@/lib/actor";
import { createBooking } from "@/lib/bookings/create-booking";
import { shiftClock } from "@/lib/clock";
import { callRoute, testTenant } from "@/lib/http/testing";
import { type Person, testPerson } from "@/lib/workspaces/testing";
import { answerConversations } from "./answer-conversations";
import { type Place, somebody, testPlace, turnTo, workAll } from "./eval/testing";
import { standIn } from "./model-client";
import { newestIn, sqlIn, textsIn, turnsIn, visitsIn, writesTo } from "./testing";

await testDatabase();
const turnsRoute = await import("@/app/api/v1/conversations/[id]/assistant/route");
const approve = await import("@/app/api/v1/conversations/[id]/drafts/[turn]/approve/route");
const discard = await import("@/app/api/v1/conversations/[id]/drafts/[turn]/discard/route");
const tryRoute = await import("@/app/api/v1/assistant/try/route");
const statusRoute = await import("@/app/api/v1/assistant/route");

let salon: Place;
let theo: Person;

beforeAll(async () => {
  turnTo("2026-11-23T14:00:00Z");
  salon = await testPlace("salon");
  theo = await testPerson(salon.workspaceId, "manager");
});
afterAll(() => {
  shiftClock(0);
  standIn(undefined);
});

const sql = <T>(query: (q: ReturnType<typeof raw>) => PromiseLike<T>) => sqlIn(salon, query);
const newest = (place = salon) => newestIn(place);
const texts = (place = salon) => textsIn(place);
const visits = (place = salon) => visitsIn(place);
const turns = (place = salon) => turnsIn(place);
const writes = (body: string, from = somebody(), place = salon) => writesTo(place, body, from);

describe("the drain, by rules", () => {
  beforeAll(() => standIn(null));

  test("answers each text once, however many drains look at once, well within three seconds", async () => {
    await writes("what are your hours");
    const begun = performance.now();
    await Promise.all(Array.from({ length: 5 }, () => answerConversations({ budgetMs: 5_000 })));
    expect(performance.now() - begun).toBeLessThan(3_000);
    expect(await texts()).toHaveLength(1);
    expect(await turns()).toMatchObject([{ status: "sent", engine: "rules" }]);
    expect(await newest()).toMatchObject({ owner: "assistant", handover_reason: null });
  });

  test("a run that died after its decision says it once, and books once", async () => {
    const from = somebody();
    await writes("haircut on Friday at 11am", from);
    await workAll();
    const { id } = await newest();
    const [dialog] = await sql(
      (q) =>
        q<
          { state: unknown }[]
        >`select state from assistant_dialogs where workspace_id = ${salon.workspaceId} and conversation_id = ${id}`,
    );
    await writes("11am", from);
    await workAll();
    // As if it had died between the booking and writing that down: the lease ends, the dialogue stands where it stood.
    await sql(
      (q) => q`insert into assistant_dialogs (workspace_id, conversation_id, state, expires_at)
      values (${salon.workspaceId}, ${id}, ${q.json(dialog?.state as never)}, '2027-01-01')`,
    );
    await sql(
      (q) =>
        q`update assistant_turns set status = 'working' where workspace_id = ${salon.workspaceId} and conversation_id = ${id}`,
    );
    await sql(
      (q) =>
        q`update conversations set answer_due_at = '2026-11-23', answer_lease_until = null where workspace_id = ${salon.workspaceId} and id = ${id}`,
    );
    await workAll();
    expect(await visits()).toMatchObject([{ status: "booked", version: 1 }]);
    expect((await texts()).map(({ category }) => category)).toEqual(["conversation", "reservation"]);
  });

  test("keeps quiet while a member of the team has the conversation, and comes back after their silence", async () => {
    const from = somebody();
    await writes("hello", from);
    await workAll();
    const { id } = await newest();
    await sql(
      (q) =>
        q`update conversations set owner = 'member', owner_id = ${theo.id} where workspace_id = ${salon.workspaceId} and id = ${id}`,
    );
    await writes("what are your hours", from);
    await workAll();
    expect((await turns()).at(-1)).toMatchObject({ status: "silent", reason: "with_member" });
    await sql(
      (q) =>
        q`update messages set created_at = created_at - interval '5 hours' where workspace_id = ${salon.workspaceId} and contact_id = (select contact_id from conversations where workspace_id = ${salon.workspaceId} and id = ${id})`,
    );
    await writes("where are you located", from);
    await workAll();
    expect((await texts()).at(-1)?.body).toContain("12 Elm Street");
    expect(await newest()).toMatchObject({ owner: "assistant" });
  });

  test("the intent of a text is kept even where nobody answers", async () => {
    const quiet = await testPlace("salon", { mode: "off" });
    await writes("How much is a haircut?", somebody(), quiet);
    await workAll();
    expect(await texts(quiet)).toEqual([]);
    const rows = await sqlIn(
      quiet,
      (q) => q`select intent, source from message_intents where workspace_id = ${quiet.workspaceId}`,
    );
    expect([...rows]).toEqual([{ intent: "price", source: "rules" }]);
  });
});

describe("drafts", () => {
  let place: Place;
  let rosa: Person;
  const at = (id: number, turn: number) => ({ params: { id: String(id), turn: String(turn) } });
  beforeAll(async () => {
    standIn(null);
    place = await testPlace("salon", { mode: "draft" });
    rosa = await testPerson(place.workspaceId, "operator");
  });

  test("wait for a person, are sent once in their name, in their words if they want", async () => {
    await writes("what are your hours", somebody(), place);
    await workAll();
    const { id } = await newest(place);
    const [turn] = await turns(place);
    expect(turn).toMatchObject({ status: "draft" });
    expect(await texts(place)).toEqual([]);
    const both = await Promise.all(
      [1, 2].map(() =>
        rosa.call(approve.POST, { ...at(id, turn?.id ?? 0), body: { body: "We open at nine." } }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await texts(place)).toMatchObject([{ body: "We open at nine.", actor_kind: "member" }]);
    const again = await rosa.call(discard.POST, { ...at(id, turn?.id ?? 0), method: "POST" });
    expect(again).toMatchObject({ status: 409, json: { code: "draft_decided" } });
  });

  test("book only once somebody agreed", async () => {
    const from = somebody();
    await writes("haircut friday at 2pm", from, place);
    await workAll();
    const { id } = await newest(place);
    await rosa.call(approve.POST, { ...at(id, (await turns(place)).at(-1)?.id ?? 0), body: {} });
    await writes("2pm", from, place);
    await workAll();
    expect(await visits(place)).toEqual([]);
    const answer = await rosa.call(approve.POST, {
      ...at(id, (await turns(place)).at(-1)?.id ?? 0),
      body: {},
    });
    await workAll();
    expect(answer.status).toBe(200);
    expect(await visits(place)).toMatchObject([{ status: "booked" }]);
    expect((await texts(place)).map(({ category }) => category)).toEqual(["conversation", "reservation"]);
  });

  test("confirm only once somebody agreed", async () => {
    const salon = await testPlace("salon", { mode: "draft" });
    const ava = await testPerson(salon.workspaceId, "operator");
    const from = somebody();
    await createBooking(
      systemActor(salon.workspaceId),
      { service_id: salon.services[0] ?? 0, phone: from, starts_at: new Date("2026-12-04T16:00:00Z") },
      "staff",
    );
    await writes("see you tomorrow", from, salon);
    await workAll();
    expect(await visits(salon)).toMatchObject([{ status: "booked" }]);
    const { id } = await newest(salon);
    await ava.call(approve.POST, { ...at(id, (await turns(salon)).at(-1)?.id ?? 0), body: {} });
    expect(await visits(salon)).toMatchObject([{ status: "confirmed" }]);
  });

  test("another business's draft, and its turns, are not there", async () => {
    const other = await testTenant();
    const { id } = await newest(place);
    const [turn] = await turns(place);
    for (const reply of [
      await other.call(approve.POST, { ...at(id, turn?.id ?? 0), body: {} }),
      await other.call(discard.POST, { ...at(id, turn?.id ?? 0), method: "POST" }),
      await other.call(turnsRoute.GET, { params: { id: String(id) } }),
    ])
      expect(reply.status).toBe(404);
    expect((await callRoute(turnsRoute.GET, null, { params: { id: String(id) } })).status).toBe(401);
  });

  test("staff read why it answered as it did", async () => {
    const { id } = await newest(place);
    const { json } = await rosa.call(turnsRoute.GET, { params: { id: String(id) } });
    expect(json).toMatchObject({
      data: expect.arrayContaining([
        expect.objectContaining({ engine: "rules", status: "approved", decided_by: expect.any(String) }),
      ]),
    });
    expect(JSON.stringify(json)).toContain("availability");
  });

  test("trying it sends and books nothing", async () => {
    const before = await texts(place);
    const boss = await testPerson(place.workspaceId, "owner");
    const { json, status } = await boss.call(tryRoute.POST, { body: { body: "haircut friday at 2pm" } });
    expect(status).toBe(200);
    expect(json).toMatchObject({ engine: "rules", intent: "book", outcome: "reply" });
    expect(await texts(place)).toEqual(before);
    expect((await rosa.call(tryRoute.POST, { body: { body: "hi" } })).status).toBe(403);
    expect((await rosa.call(statusRoute.GET)).json).toMatchObject({ has_model: false, tokens_today: 0 });
  });
});
