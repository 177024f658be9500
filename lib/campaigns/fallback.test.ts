import { beforeEach, describe, expect, test } from "vitest";
import { raw, withWorkspace } from "@/db/client";
import { testDatabase } from "@/db/testing";
import { systemActor } from "@/lib/actor";
import { type TestTenant, testTenant } from "@/lib/http/testing";
import { sendFallbacks } from "@/lib/messages/send-fallbacks";
import { handOver, receipts, refusedWith } from "@/lib/messages/testing";
import { runDryRuns } from "./continue-dry-run";
import { createCampaign } from "./create-campaign";
import { getDryRun } from "./dry-run-view";
import { launchCampaign } from "./launch-campaign";
import { getCampaign } from "./queries";
import { listRecipients } from "./recipients";
import { readResults } from "./results";
import { runCampaigns } from "./run-campaigns";
import { createCampaignInput } from "./schema";
import { startDryRun } from "./start-dry-run";
import { type TestPerson, testPeople, testSender, testTemplate } from "./testing";

await testDatabase();

const content = { "": { sid: `HX${"1".repeat(32)}`, variables: ["first_name"] } };
let mine: TestTenant;
let sms: number;
let whatsapp: number;
beforeEach(async () => {
  mine = await testTenant({ quietHours: null, frequencyCap: { per_day: null, per_week: null } });
  sms = await testSender(mine.workspaceId, "sms", 100);
  whatsapp = await testSender(mine.workspaceId, "whatsapp", 100);
});

const actor = () => systemActor(mine.workspaceId);
const run = async () => {
  await withWorkspace(
    mine.workspaceId,
    (tx) => raw(tx)`update campaigns set look_at = now() where look_at is not null`,
  );
  await runCampaigns({ budgetMs: 300 });
};

async function launch(people: TestPerson[], values: Record<string, unknown> = {}): Promise<number> {
  await testPeople(mine.workspaceId, people);
  const template_id = await testTemplate(mine.workspaceId, "Hi {{first_name}}, 20% off", {
    contents: content,
  });
  const { id } = await createCampaign(
    actor(),
    createCampaignInput.parse({
      name: "C",
      template_id,
      channel: "whatsapp",
      fallback_channel: "sms",
      first_wave_percent: null,
      ...values,
    }),
  );
  await launchCampaign(actor(), id);
  await run();
  await run();
  return id;
}
const abroad = { country: "DE" };
const progressOf = async (id: number) => {
  const { status, progress } = await getCampaign(actor(), id);
  return { status, ...progress };
};

test("each person counts once, with what came of their last text, and the end waits for all of them", async () => {
  const id = await launch([abroad, abroad, abroad]);
  const taken = await handOver(mine.workspaceId, whatsapp);
  expect(taken.map(({ claim }) => claim.content?.variables)).toEqual(Array(3).fill({ "1": "Maria" }));
  await receipts(taken.slice(0, 2), ["delivered"], ["read"]);
  await receipts(taken.slice(2), ["undelivered", 63024]);
  await run();
  // Between the failure and its fallback the campaign is not over.
  expect(await progressOf(id)).toMatchObject({ status: "running", audience: 3 });
  await sendFallbacks();
  expect(await progressOf(id)).toMatchObject({
    status: "running",
    audience: 3,
    delivered: 2,
    queued: 1,
    undelivered: 0,
  });
  await receipts(await handOver(mine.workspaceId, sms), ["delivered"]);
  await run();
  expect(await progressOf(id)).toMatchObject({
    status: "finished",
    audience: 3,
    delivered: 3,
    undelivered: 0,
    failed: 0,
  });
  const results = await readResults(actor(), id);
  expect(results.variants[0]).toMatchObject({
    sent: 3,
    delivered: { count: 3 },
    read: { count: 2, percent: 100 },
  });
  expect(results.failures).toEqual([]);
  const { data } = await listRecipients(actor(), id, { limit: 10 });
  expect(data.map(({ channel, status }) => `${channel} ${status}`).sort()).toEqual([
    "sms delivered",
    "whatsapp read",
    "whatsapp read",
  ]);
});

test("a failure after the end opens the campaign again", async () => {
  const id = await launch([abroad]);
  const taken = await handOver(mine.workspaceId, whatsapp);
  await receipts(taken, ["sent"]);
  await run();
  expect(await progressOf(id)).toMatchObject({ status: "finished" });
  await receipts(taken, ["undelivered", 63003]);
  await sendFallbacks();
  expect(await progressOf(id)).toMatchObject({ status: "running", queued: 1, audience: 1 });
});

test("a canceled campaign texts nobody on another channel, a paused one waits", async () => {
  const set = (status: string) =>
    withWorkspace(
      mine.workspaceId,
      (tx) => raw(tx)`update campaigns set status = ${status}::campaign_status`,
    );
  await launch([abroad]);
  await handOver(mine.workspaceId, whatsapp, refusedWith(63003));
  await set("canceled");
  await sendFallbacks();
  const seconds = () =>
    withWorkspace(
      mine.workspaceId,
      (tx) => raw(tx)<{ reason: string }[]>`select reason from messages where fallback_of is not null`,
    );
  expect(await seconds()).toEqual([]);
  await launch([abroad]);
  await handOver(mine.workspaceId, whatsapp, refusedWith(63003));
  await set("paused");
  await sendFallbacks();
  // The first one's person is in the second audience too.
  expect(await seconds()).toEqual(Array(2).fill({ reason: "campaign_paused" }));
  expect(await handOver(mine.workspaceId, sms)).toEqual([]);
});

describe("who the first channel certainly cannot reach", () => {
  test("is texted at once: no yes on it, or a number in the United States", async () => {
    await launch([abroad, { country: "US" }]);
    expect(await handOver(mine.workspaceId, whatsapp)).toHaveLength(1);
    expect(await handOver(mine.workspaceId, sms)).toHaveLength(1);
  });

  test("is left out with that reason where nothing may stand in", async () => {
    const id = await launch([{ country: "US" }, abroad], { fallback_channel: null });
    const { data } = await listRecipients(actor(), id, { limit: 10, status: "excluded" });
    expect(data).toMatchObject([{ reason: "whatsapp_us_marketing" }]);
  });
});

test("the dry run says who is reached on which channel and what each costs", async () => {
  await testPeople(mine.workspaceId, [
    abroad,
    abroad,
    { country: "US" },
    { country: "US", consent: "whatsapp" },
  ]);
  const template_id = await testTemplate(mine.workspaceId, "Hi {{first_name}}, 20% off", {
    contents: content,
  });
  const wish = { name: "C", template_id, channel: "whatsapp", fallback_channel: "sms" };
  const { id } = await createCampaign(actor(), createCampaignInput.parse(wish));
  await startDryRun(actor(), id);
  await runDryRuns({ budgetMs: 2_000 });
  const run = await getDryRun(actor(), id);
  expect(run).toMatchObject({ status: "done", recipients: 3, cost_micros: 2 * 5_000 + 12_800 });
  expect(run.channels.toSorted((a, b) => a.cost_micros - b.cost_micros)).toEqual([
    { channel: "whatsapp", recipients: 2, cost_micros: 10_000 },
    { channel: "sms", recipients: 1, cost_micros: 12_800 },
  ]);
  expect(run.excluded).toMatchObject([{ reason: "whatsapp_us_marketing", count: 1 }]);
});

test("the other business's people and texts are no part of any of it", async () => {
  const other = await testTenant();
  await testPeople(other.workspaceId, [abroad, abroad]);
  const id = await launch([abroad]);
  await handOver(mine.workspaceId, whatsapp, refusedWith(63003));
  await sendFallbacks();
  expect(await progressOf(id)).toMatchObject({ audience: 1 });
  const theirs = await withWorkspace(other.workspaceId, (tx) => raw(tx)`select id from messages`);
  expect(theirs).toHaveLength(0);
});
