import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import * as template from "@/app/api/v1/templates/[id]/route";
import { POST as takeStatus } from "@/app/api/webhooks/twilio/status/route";
import { runCampaigns } from "@/lib/campaigns/run-campaigns";
import { dispatchMessages } from "@/lib/messages/dispatch";
import { recordStatuses } from "@/lib/messages/record-statuses";
import { testPerson } from "@/lib/workspaces/testing";
import { carrierDefaults } from "../bench/carrier-options";
import { addPeople } from "../bench/people";
import {
  addCampaign,
  addTemplate,
  doors,
  isFinished,
  lookNow,
  press,
  recipientsOf,
  until,
  view,
  withWork,
} from "./campaign-scene";
import { drainOnce, launched, mine, scene, theirs } from "./campaign-stage";
import { call, expectProblem, queue, signed, within } from "./scene";

test("a campaign reaches everybody once, with their own words, and finishes", async () => {
  await addPeople(mine, { n: 250 });
  await addPeople(theirs, { n: 5 });
  const id = await launched();
  const done = await withWork(() => until(mine, id, isFinished));
  const taken = await scene.accepted();
  expect(new Set(taken.map((text) => text.to)).size).toBe(250);
  expect(taken).toHaveLength(250);
  expect(taken.map((text) => text.body)).toContain("Hi Ann7, 20% off this week.");
  expect(done.progress).toMatchObject({ audience: 250, pending: 0, queued: 0, sending: 0 });
  expect(done.finished_at).not.toBeNull();
});

test("a text that is lost after the end opens its campaign again, until that one is told too", async () => {
  await addPeople(mine, { n: 3 });
  const id = await launched();
  await withWork(() => until(mine, id, isFinished));
  const [lost] = await scene.accepted();
  const receipt = { MessageSid: lost?.sid ?? "", MessageStatus: "undelivered", ErrorCode: "30003" };
  const form = { AccountSid: carrierDefaults.accountSid, ...receipt };
  expect((await takeStatus(signed("/api/webhooks/twilio/status", form))).status).toBe(204);
  await recordStatuses();
  expect(await view(mine, id)).toMatchObject({
    status: "running",
    finished_at: null,
    progress: { queued: 1 },
  });
  await within(
    mine,
    (sql) => sql`update messages set due_at = now()
      where workspace_id = ${mine.workspaceId} and status = 'queued'`,
  );
  await lookNow(mine);
  await withWork(() => until(mine, id, isFinished));
  expect((await scene.accepted()).map(({ to }) => to).filter((to) => to === lost?.to)).toHaveLength(2);
});

describe("a launch", () => {
  test("of fifty at once happens once; the others hear of it, and everybody is texted once", async () => {
    await addPeople(mine, { n: 120 });
    const id = await addCampaign(mine);
    const answers = await Promise.all(Array.from({ length: 50 }, () => press(mine, id, "launch")));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 202))
      expectProblem(answer, 409, "campaign_already_launched");
    await withWork(() => until(mine, id, isFinished));
    expect(await scene.accepted()).toHaveLength(120);
  });

  test("that is repeated with its Idempotency-Key answers the same", async () => {
    await addPeople(mine, { n: 3 });
    const id = await addCampaign(mine);
    const first = await press(mine, id, "launch", { "idempotency-key": "launch-once" });
    const again = await press(mine, id, "launch", { "idempotency-key": "launch-once" });
    expect([first.status, again.status]).toEqual([202, 202]);
    expect(again.text).toBe(first.text);
  });

  test("of an empty audience, past moments or an archived text names everything that is wrong", async () => {
    const id = await addCampaign(mine, {
      send_at: new Date(Date.now() + 60_000).toISOString(),
      send_before: new Date(Date.now() + 120_000).toISOString(),
    });
    await within(
      mine,
      (
        sql,
      ) => sql`update campaigns set send_at = now() - interval '2 days', send_before = now() - interval '1 day'
        where workspace_id = ${mine.workspaceId} and id = ${id}`,
    );
    const { template_id: templateId } = await view(mine, id);
    await within(
      mine,
      (sql) => sql`update templates set archived_at = now()
        where workspace_id = ${mine.workspaceId} and id = ${templateId}`,
    );
    const answer = await press(mine, id, "launch");
    expectProblem(answer, 422);
    expect(answer.json.errors?.map(({ code }) => code).sort()).toEqual([
      "empty_audience",
      "send_at_past",
      "send_before_past",
      "template_archived",
    ]);
    expect((await view(mine, id)).status).toBe("draft");
  });

  test("is for managers; others may look; another workspace finds nothing", async () => {
    await addPeople(mine, { n: 3 });
    const id = await addCampaign(mine);
    const params = { id: String(id) };
    for (const role of ["operator", "viewer"] as const) {
      const person = await testPerson(mine.workspaceId, role);
      for (const verb of ["launch", "pause", "resume", "cancel"] as const)
        expect((await person.call(doors[verb].POST, { method: "POST", params })).status).toBe(403);
      expect((await person.call(doors.recipients.GET, { params })).status).toBe(200);
      expect((await person.call(doors.results.GET, { params })).status).toBe(200);
    }
    for (const verb of ["launch", "pause", "resume", "cancel"] as const)
      expectProblem(await press(theirs, id, verb), 404);
    for (const door of [doors.recipients, doors.results])
      expectProblem(await call(theirs.key, door.GET, { params }), 404);
    const manager = await testPerson(mine.workspaceId, "manager");
    expect((await manager.call(doors.launch.POST, { method: "POST", params })).status).toBe(202);
  });

  test("that leaves nobody to text is finished at once and says why", async () => {
    await addPeople(mine, { n: 4, agreed: false });
    const id = await launched();
    await drainOnce();
    const done = await view(mine, id);
    expect(done).toMatchObject({ status: "finished", progress: { audience: 4, excluded: 4 } });
    expect(done.pause?.sentence).toBe("Nothing was sent: 4 people were left out.");
    expect((await recipientsOf(mine, id))[0]).toMatchObject({
      status: "excluded",
      reason: "consent_missing",
      sentence: "There is no proof that this person agreed to promotional texts.",
    });
  });

  test("keeps the words and the audience as they were, whatever becomes of template and segment", async () => {
    await addPeople(mine, { n: 3 });
    const templateId = await addTemplate(mine, "The first words");
    const id = await launched({ template_id: templateId });
    const params = { id: String(templateId) };
    const changed = await call(mine.key, template.PATCH, {
      method: "PATCH",
      params,
      body: { body: "Other words" },
    });
    expect(changed.status, changed.text).toBe(200);
    await call(mine.key, template.DELETE, { method: "DELETE", params });
    await withWork(() => until(mine, id, isFinished));
    expect((await scene.accepted()).map(({ body }) => body)).toEqual(Array(3).fill("The first words"));
  });
});

describe("a pause", () => {
  test("stops everything within five seconds, and a resume sends the rest, nobody twice", async () => {
    await scene.behave({ latencyMs: 30 });
    await addPeople(mine, { n: 1_500 });
    const id = await launched();
    await withWork(async () => {
      await until(mine, id, ({ progress }) => (progress?.sent ?? 0) > 100);
      const pausedAt = Date.now();
      expect((await press(mine, id, "pause")).json).toMatchObject({ status: "paused" });
      await wait(3_000);
      const late = (await scene.log()).sends.filter(({ at }) => at > pausedAt + 2_000);
      expect(late).toEqual([]);
      const standing = await view(mine, id);
      expect(standing.pause?.sentence).toBe("load paused it.");
      expect(standing.progress?.queued ?? 0).toBeGreaterThan(0);
      expectProblem(await press(mine, id, "pause"), 409, "campaign_not_running");
      expect((await press(mine, id, "resume")).status).toBe(200);
      expectProblem(await press(mine, id, "resume"), 409, "campaign_not_paused");
      await until(mine, id, isFinished, 30_000);
    });
    const taken = await scene.accepted();
    expect([taken.length, new Set(taken.map(({ to }) => to)).size]).toEqual([1_500, 1_500]);
  }, 60_000);

  test("while the audience is written down goes on from there", async () => {
    await addPeople(mine, { n: 50 });
    const id = await launched();
    expect((await press(mine, id, "pause")).status).toBe(200);
    await drainOnce();
    expect((await view(mine, id)).progress).toMatchObject({ audience: 0 });
    await press(mine, id, "resume");
    await withWork(() => until(mine, id, isFinished));
    expect(await scene.accepted()).toHaveLength(50);
  });

  test("holds what comes back from a failed try, too", async () => {
    await scene.behave({ rate429: 1 });
    await addPeople(mine, { n: 20 });
    const id = await launched();
    await drainOnce();
    await press(mine, id, "pause");
    await scene.adjust({ rate429: 0 });
    await within(
      mine,
      (sql) => sql`update messages set due_at = now() - interval '1 second', reason = 'retry_scheduled'
        where workspace_id = ${mine.workspaceId} and status = 'queued'`,
    );
    await dispatchMessages({ budgetMs: 500 });
    expect(await scene.accepted()).toHaveLength(0);
    await lookNow(mine);
    await runCampaigns({ budgetMs: 500 });
    expect((await dispatchMessages({ budgetMs: 500 })).worked).toBe(0);
    await press(mine, id, "resume");
    await withWork(() => until(mine, id, isFinished));
    expect(await scene.accepted()).toHaveLength(20);
  });
});

test("a cancel ends it: what waits is canceled, what is out is out, and nothing follows", async () => {
  await scene.behave({ latencyMs: 30 });
  await addPeople(mine, { n: 800 });
  const id = await launched();
  await withWork(async () => {
    await until(mine, id, ({ progress }) => (progress?.sent ?? 0) > 50);
    expect((await press(mine, id, "cancel")).json).toMatchObject({ status: "canceled" });
    await until(mine, id, ({ progress }) => (progress?.sending ?? 0) + (progress?.pending ?? 0) === 0);
    await wait(500);
  });
  const { progress } = await view(mine, id);
  expect(progress?.queued).toBe(0);
  expect((progress?.sent ?? 0) + (progress?.canceled ?? 0)).toBe(800);
  expect(await scene.accepted()).toHaveLength(progress?.sent ?? 0);
  expectProblem(await press(mine, id, "resume"), 409, "campaign_not_paused");
});

test("drains that run side by side in any number queue nobody twice", async () => {
  await addPeople(mine, { n: 600 });
  await addPeople(theirs, { n: 300 });
  const id = await launched();
  const other = await addCampaign(theirs);
  await press(theirs, other, "launch");
  for (let round = 0; round < 6; round++)
    await Promise.all([
      ...Array.from({ length: 6 }, () => runCampaigns({ budgetMs: 1_000 })),
      ...Array.from({ length: 3 }, () => dispatchMessages({ budgetMs: 1_000 })),
    ]);
  await withWork(async () => {
    await until(mine, id, isFinished);
    await until(theirs, other, isFinished);
  });
  const taken = await scene.accepted();
  expect(taken.filter(({ from }) => from === mine.number)).toHaveLength(600);
  expect(taken.filter(({ from }) => from === theirs.number)).toHaveLength(300);
});

test("a code for a login overtakes a campaign", async () => {
  await scene.behave({ latencyMs: 20 });
  await addPeople(mine, { n: 3_000 });
  const id = await launched();
  await withWork(async () => {
    await until(mine, id, ({ progress }) => (progress?.sent ?? 0) > 50);
    const askedAt = Date.now();
    await queue(mine, { to: "+16465550123", body: "Your code is 4711", category: "authentication" });
    let code: { at: number } | undefined;
    while (!code && Date.now() < askedAt + 10_000) {
      code = (await scene.log()).sends.find(({ body }) => body.includes("4711"));
      await wait(20);
    }
    expect(code ? code.at - askedAt : Number.NaN).toBeLessThan(2_000);
    expect((await view(mine, id)).progress?.pending).toBeGreaterThan(0);
    await press(mine, id, "cancel");
  });
});
