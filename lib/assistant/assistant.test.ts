import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { raw, withWorkspace } from "@/db/client";
import { testDatabase } from "@/db/testing";
import { shiftClock } from "@/lib/clock";
import { callRoute, testTenant } from "@/lib/http/testing";
import { customerWrites } from "@/lib/inbox/testing";
import { type Person, testPerson } from "@/lib/workspaces/testing";
import { answerConversations } from "./answer-conversations";
import { resultsIn, saying, standInModel } from "./eval/stand-in-model";
import { type Place, somebody, testPlace, turnTo, workAll } from "./eval/testing";
import { loadScene } from "./load-scene";
import { standIn } from "./model-client";
import { buildPrompt } from "./prompt";
import { reserveTokens } from "./reserve-tokens";

await testDatabase();
const turnsRoute = await import("@/app/api/v1/conversations/[id]/assistant/route");
const approve = await import("@/app/api/v1/conversations/[id]/drafts/[turn]/approve/route");
const discard = await import("@/app/api/v1/conversations/[id]/drafts/[turn]/discard/route");
const tryRoute = await import("@/app/api/v1/assistant/try/route");
const statusRoute = await import("@/app/api/v1/assistant/route");

const model = await standInModel(() => ({ status: 500 }), 5_000);
let salon: Place;
let theo: Person;

beforeAll(async () => {
  turnTo("2026-11-23T14:00:00Z");
  salon = await testPlace("salon");
  theo = await testPerson(salon.workspaceId, "manager");
});
afterAll(async () => {
  shiftClock(0);
  standIn(undefined);
  await model.close();
});

const sql = <T>(query: (q: ReturnType<typeof raw>) => PromiseLike<T>, place = salon) =>
  withWorkspace(place.workspaceId, async (tx) => query(raw(tx)));
const newest = async (place = salon) => {
  const [row] = await sql(
    (q) => q<{ id: number; contact_id: number; owner: string; handover_reason: string | null }[]>`
    select id, contact_id, owner, handover_reason from conversations
    where workspace_id = ${place.workspaceId} order by id desc limit 1`,
    place,
  );
  if (!row) throw new Error("no conversation");
  return row;
};
const texts = async (place = salon) => {
  const { contact_id } = await newest(place);
  return sql(
    (q) => q<
      { body: string; category: string; actor_kind: string }[]
    >`select body, category, actor_kind from messages
    where workspace_id = ${place.workspaceId} and contact_id = ${contact_id} and direction = 'outbound' order by id`,
    place,
  );
};
const visits = async (place = salon) => {
  const { contact_id } = await newest(place);
  return sql(
    (q) => q<
      { starts_at: string; status: string; version: number }[]
    >`select starts_at, status, version from bookings
    where workspace_id = ${place.workspaceId} and contact_id = ${contact_id} order by id`,
    place,
  );
};
const turns = async (place = salon) => {
  const { id } = await newest(place);
  return sql(
    (q) => q<
      { id: number; status: string; reason: string | null; engine: string; body: string | null }[]
    >`select id, status, reason, engine, body
    from assistant_turns where workspace_id = ${place.workspaceId} and conversation_id = ${id} order by id`,
    place,
  );
};
const writes = (body: string, from = somebody(), place = salon) =>
  customerWrites({ from, to: place.number, body });

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
    const rows = await sql(
      (q) => q`select intent, source from message_intents where workspace_id = ${quiet.workspaceId}`,
      quiet,
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

describe("with a model", () => {
  const from = somebody();
  test("looks up, books and moves through the same book as everybody", async () => {
    standIn(model.model);
    model.follow((asked) => {
      const [free] = resultsIn(asked);
      const results = resultsIn(asked);
      if (results.length === 0)
        return {
          call: [
            {
              name: "availability",
              args: {
                service_id: salon.services[0],
                resource_id: null,
                party_size: null,
                date_from: "2026-11-27",
                date_until: "2026-11-27",
              },
            },
          ],
        };
      const slots = free?.free as { starts_at: string; says: string }[];
      if (results.length === 1 && asked.text.includes("please book"))
        return {
          call: [
            {
              name: "book",
              args: {
                service_id: salon.services[0],
                resource_id: null,
                starts_at: slots[0]?.starts_at,
                party_size: null,
                guest_name: null,
              },
            },
          ],
        };
      return results.length === 1
        ? saying(`We have ${slots[0]?.says} or ${slots[1]?.says}.`, { intent: "book" })
        : saying("It's done, see you then!", { intent: "book" });
    });
    await writes("do you have something on Friday for a haircut", from);
    await workAll();
    expect((await texts()).at(-1)?.body).toMatch(/We have Fri, Nov 27 at/);
    await writes("the first one, please book it", from);
    await workAll();
    expect(await visits()).toMatchObject([{ status: "booked" }]);
    expect((await texts()).map(({ category }) => category)).toEqual(["conversation", "reservation"]);
    expect((await turns()).map(({ engine }) => engine)).toEqual(["stand-in", "stand-in"]);
  });

  test("an answer that a newer text overtook is not sent; the next covers both", async () => {
    const somebodyElse = somebody();
    let hasWritten = false;
    standIn(model.model);
    model.follow(() => {
      if (!hasWritten) void writes("and for my dog?", somebodyElse);
      hasWritten = true;
      return model.requests.at(-1)?.includes("dog")
        ? saying("Only for people, sorry.")
        : { call: [{ name: "own_bookings", args: {} }] };
    });
    await writes("do you do perms?", somebodyElse);
    await workAll();
    await workAll();
    expect((await texts()).map(({ body }) => body)).toEqual(["Only for people, sorry."]);
    expect((await turns()).map(({ reason }) => reason)).toEqual(["superseded", null]);
  });

  test("what it invents is held, the customer is told once that a person answers", async () => {
    standIn(model.model);
    model.follow(() => saying("Perms are $12 on Tuesdays at 4:13 PM."));
    await writes("do you do perms?");
    await workAll();
    expect(await turns()).toMatchObject([
      { status: "held", reason: "unverified_facts", body: "Perms are $12 on Tuesdays at 4:13 PM." },
    ]);
    expect(await texts()).toMatchObject([{ body: expect.stringContaining("our team will answer") }]);
    expect(await newest()).toMatchObject({ handover_reason: "unverified_facts" });
  });

  test("when it hangs, the rules answer once, and after three times it is left alone", async () => {
    standIn({ ...model.model, deadlineMs: 150 });
    model.follow(() => ({ hang: true }));
    for (let i = 0; i < 4; i++) {
      await writes("what are your hours");
      await workAll();
      expect(await texts()).toHaveLength(1);
    }
    const before = model.requests.length;
    const begun = performance.now();
    await writes("what are your hours");
    await workAll();
    expect(model.requests.length).toBe(before);
    expect(performance.now() - begun).toBeLessThan(3_000);
  });

  test("tokens are set aside before each call, and the day's budget is never exceeded", async () => {
    const place = await testPlace("salon");
    const all = await Promise.all(
      Array.from({ length: 30 }, () => reserveTokens(place.workspaceId, 1_000, 10_500)),
    );
    expect(all.filter(Boolean)).toHaveLength(10);
    const [used] = await sql(
      (q) => q`select tokens, requests from assistant_usage where workspace_id = ${place.workspaceId}`,
      place,
    );
    expect(used).toEqual({ tokens: 10_000, requests: 10 });
  });

  test("a prompt holds the customer's own visits and nobody else's, and no number of theirs", async () => {
    const { id, contact_id } = await newest();
    const other = await testPlace("salon");
    await sql(
      (q) => q`update workspaces set name = 'Marigold Canary' where id = ${other.workspaceId}`,
      other,
    );
    await sql(
      (
        q,
      ) => q`insert into bookings (workspace_id, service_id, resource_id, guest_name, starts_at, ends_at, blocked_until, status, source, created_by)
      values (${salon.workspaceId}, ${salon.services[0] ?? 0}, ${salon.people[1] ?? 0}, 'Zebulon', '2026-12-30T15:00Z', '2026-12-30T16:00Z', '2026-12-30T16:00Z', 'booked', 'staff', 'test')`,
    );
    const [last] = await sql(
      (q) =>
        q<
          { id: number }[]
        >`select max(id) as id from messages where workspace_id = ${salon.workspaceId} and contact_id = ${contact_id}`,
    );
    const scene = await withWorkspace(salon.workspaceId, (tx) =>
      loadScene(tx, salon.workspaceId, {
        conversationId: id,
        contactId: contact_id,
        messageId: last?.id ?? 0,
      }),
    );
    const prompt = JSON.stringify(buildPrompt(scene));
    expect(prompt).toContain("Juniper Salon");
    for (const foreign of ["Marigold Canary", "Zebulon", "2025552"]) expect(prompt).not.toContain(foreign);
  });
});
