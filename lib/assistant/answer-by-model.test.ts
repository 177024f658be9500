import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type raw, withWorkspace } from "@/db/client";
import { testDatabase } from "@/db/testing";
import { shiftClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { type Person, testPerson } from "@/lib/workspaces/testing";
import { answerConversations } from "./answer-conversations";
import { receptionist } from "./eval/receptionist";
import { resultsIn, type Script, saying, standInModel } from "./eval/stand-in-model";
import { type Place, somebody, testPlace, turnTo, workAll } from "./eval/testing";
import { loadScene } from "./load-scene";
import { standIn } from "./model-client";
import { buildPrompt } from "./prompt";
import { reserveTokens } from "./reserve-tokens";
import { newestIn, sqlIn, textsIn, turnsIn, visitsIn, writesTo } from "./testing";

await testDatabase();
const model = await standInModel(() => ({ status: 500 }));
const unset = { OPENAI_API_KEY: env().OPENAI_API_KEY, OPENAI_BASE_URL: env().OPENAI_BASE_URL };
const turnsRoute = await import("@/app/api/v1/conversations/[id]/assistant/route");
let salon: Place;
let theo: Person;

beforeAll(async () => {
  turnTo("2026-11-23T14:00:00Z");
  salon = await testPlace("salon");
  theo = await testPerson(salon.workspaceId, "manager");
  Object.assign(env(), { OPENAI_API_KEY: "test", OPENAI_BASE_URL: model.baseUrl });
});
beforeEach(() => standIn(undefined));
afterAll(async () => {
  shiftClock(0);
  standIn(undefined);
  Object.assign(env(), unset);
  await model.close();
});

const sql = <T>(query: (q: ReturnType<typeof raw>) => PromiseLike<T>) => sqlIn(salon, query);
const writes = (body: string, from?: string) => writesTo(salon, body, from);
const answers = () => answerConversations({ budgetMs: 10_000 });
/** What a turn called, in order. */
const toolsOf = ({ trace }: Awaited<ReturnType<typeof turnsIn>>[number]) =>
  trace.filter(({ step }) => step === "tool").map(({ name }) => name);

test("a model set up by the environment books, moves and calls off through the same book as everybody", async () => {
  const from = somebody();
  model.follow(receptionist);
  for (const text of [
    "Hi! Can I get a haircut on Wednesday in the morning?",
    "2",
    // The answer to the confirmation: rules read numbers, and the model goes on where they do not understand.
    "2",
    "Could I come two days later, at the same time?",
  ]) {
    await writes(text, from);
    await workAll();
  }
  expect((await textsIn(salon)).map(({ body }) => body)).toEqual([
    expect.stringContaining("1) Wed, Nov 25 at 9:00 AM\n2) Wed, Nov 25 at 9:45 AM\n3) "),
    expect.stringMatching(/You're booked: Haircut with \w+, Wed, Nov 25 at 9:45 AM/),
    expect.stringContaining("Let's find another time"),
    expect.stringMatching(/Your visit was moved\. It is now Haircut with \w+, Fri, Nov 27 at 9:45 AM/),
  ]);
  expect(await visitsIn(salon)).toMatchObject([{ status: "booked", version: 2 }]);
  await writes("Sorry, I can't make it at all", from);
  await workAll();
  expect(await visitsIn(salon)).toMatchObject([{ status: "canceled" }]);
  const turns = await turnsIn(salon);
  const { OPENAI_MODEL: name } = env();
  expect(turns.map(({ engine }) => engine)).toEqual([name, name, "rules", name, name]);
  expect(turns.map(toolsOf)).toEqual([
    ["availability"],
    ["availability", "book"],
    [],
    ["availability", "move"],
    ["cancel"],
  ]);
  const { json } = await theo.call(turnsRoute.GET, {
    params: { id: String((await newestIn(salon)).id) },
    query: `message_id=${turns[1]?.message_id}`,
  });
  expect(json).toMatchObject({
    data: [
      {
        asked: "2",
        engine: env().OPENAI_MODEL,
        intent: { intent: "book", source: "model" },
        steps: [
          { kind: "looked_up", sentence: "Free times it found for Haircut:" },
          {
            kind: "did",
            sentence: "Booked a visit.",
            findings: [expect.stringContaining("Wed, Nov 25 at 9:45 AM")],
          },
          { kind: "checked" },
        ],
      },
    ],
  });
  expect((json as { data: unknown[] }).data).toHaveLength(1);
});

test("an answer that a newer text overtook is not sent; the next covers both", async () => {
  const somebodyElse = somebody();
  let hasWritten = false;
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
  expect((await textsIn(salon)).map(({ body }) => body)).toEqual(["Only for people, sorry."]);
  expect((await turnsIn(salon)).map(({ reason }) => reason)).toEqual(["superseded", null]);
});

test("what it invents is held, the customer is told once that a person answers", async () => {
  model.follow(() => saying("Perms are $12 on Tuesdays at 4:13 PM."));
  await writes("do you do perms?");
  await workAll();
  expect(await turnsIn(salon)).toMatchObject([
    { status: "held", reason: "unverified_facts", body: "Perms are $12 on Tuesdays at 4:13 PM." },
  ]);
  expect(await textsIn(salon)).toMatchObject([{ body: expect.stringContaining("our team will answer") }]);
  expect(await newestIn(salon)).toMatchObject({ handover_reason: "unverified_facts" });
});

describe("a model that fails", () => {
  const ways: [string, Script, string][] = [
    ["refuses", () => ({ refuse: "I can't help with that." }), "malformed"],
    ["talks nonsense", () => ({ say: '{"reply": "We are open fr' }), "malformed"],
    ["says more than a text holds", () => saying("We are open. ".repeat(60)), "malformed"],
    ["names a tool that is not there", () => ({ call: [{ name: "run_sql", args: {} }] }), "model_failed"],
    ["answers with an error", () => ({ status: 500 }), "model_failed"],
    ["goes round in circles", () => ({ call: [{ name: "own_bookings", args: {} }] }), "too_many_rounds"],
    ["begins and never ends", () => ({ stall: true }), "model_failed"],
  ];
  test.each(ways)("%s: the rules answer, once", async (_, script, step) => {
    if (step === "model_failed") standIn({ ...model.model, deadlineMs: 150 });
    model.follow(script);
    await writes("what are your hours");
    await answers();
    expect(await textsIn(salon)).toMatchObject([{ body: expect.stringContaining("We're open Mon") }]);
    const [turn] = await turnsIn(salon);
    expect(turn).toMatchObject({ status: "sent", engine: "rules" });
    expect(turn?.trace.map((entry) => entry.step)).toContain(step);
  });

  test("hangs: the rules answer within three seconds, and the next texts do not wait for it", async () => {
    model.follow(() => ({ hang: true }));
    const begun = performance.now();
    await writes("what are your hours");
    await answers();
    expect(performance.now() - begun).toBeLessThan(3_000);
    expect(await textsIn(salon)).toHaveLength(1);
    const asked = model.requests.length;
    const again = performance.now();
    await writes("what are your hours");
    await answers();
    expect(performance.now() - again).toBeLessThan(1_000);
    expect(model.requests.length).toBe(asked);
    expect(await turnsIn(salon)).toMatchObject([{ status: "sent", engine: "rules" }]);
  });

  test("hangs after it booked: nothing is booked twice, and the text about the visit goes out", async () => {
    standIn({ ...model.model, firstWordMs: 150 });
    model.follow((asked) =>
      resultsIn(asked).some(({ done }) => done) ? { hang: true } : receptionist(asked),
    );
    const from = somebody();
    for (const text of ["haircut on Thursday in the morning?", "1"]) {
      await writes(text, from);
      await workAll();
    }
    expect(await visitsIn(salon)).toMatchObject([{ status: "booked", version: 1 }]);
    expect((await textsIn(salon)).map(({ category }) => category)).toEqual(["conversation", "reservation"]);
  });

  test("keeps nobody else waiting who writes meanwhile", async () => {
    const quick = await testPlace("salon", { daily_tokens: 0 });
    standIn({ ...model.model, firstWordMs: 5_000, deadlineMs: 1_500 });
    model.follow(() => ({ hang: true }));
    await writes("what are your hours");
    const drain = answers();
    await new Promise((done) => setTimeout(done, 300));
    const begun = performance.now();
    await writesTo(quick, "what are your hours");
    while ((await textsIn(quick)).length === 0) await new Promise((done) => setTimeout(done, 50));
    expect(performance.now() - begun).toBeLessThan(1_000);
    await drain;
    expect(await turnsIn(quick)).toMatchObject([{ engine: "rules" }]);
  });
});

test("tokens are set aside before each call, and the day's budget is never exceeded", async () => {
  const place = await testPlace("salon");
  const all = await Promise.all(
    Array.from({ length: 30 }, () => reserveTokens(place.workspaceId, 1_000, 10_500)),
  );
  expect(all.filter(Boolean)).toHaveLength(10);
  const [used] = await sqlIn(
    place,
    (q) => q`select tokens, requests from assistant_usage where workspace_id = ${place.workspaceId}`,
  );
  expect(used).toEqual({ tokens: 10_000, requests: 10 });
});

test("a prompt holds the customer's own visits and nobody else's, and no number of theirs", async () => {
  const { id, contact_id } = await newestIn(salon);
  const other = await testPlace("salon");
  await sqlIn(
    other,
    (q) => q`update workspaces set name = 'Marigold Canary' where id = ${other.workspaceId}`,
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
