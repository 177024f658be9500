import { describe, expect, test } from "vitest";
import { runCampaigns } from "@/lib/campaigns/run-campaigns";
import { recordStatuses } from "@/lib/messages/record-statuses";
import { addPeople } from "../bench/people";
import { addCampaign, isFinished, lookNow, press, until, view, withWork } from "./campaign-scene";
import { drainOnce, launched, mine, scene } from "./campaign-stage";
import { report, within } from "./scene";

/** The carrier's last word on everything it took. */
async function reportAll(
  status: string,
  errorCode?: number,
  only: (n: number) => boolean = () => true,
): Promise<void> {
  const taken = await scene.accepted();
  for (const [n, text] of taken.entries()) if (only(n)) await report(text, status, errorCode);
  await recordStatuses();
}

describe("a first wave", () => {
  const limits = { filtered_percent: 3, failed_percent: 15, opt_out_percent: 3 };

  test("that carriers filter stops the campaign, which says so with figures", async () => {
    await addPeople(mine, { n: 400 });
    const id = await launched({ first_wave_percent: 20, first_wave_minutes: 15, limits });
    await drainOnce();
    await drainOnce();
    const first = (await scene.accepted()).length;
    expect(first).toBeGreaterThan(40);
    expect(first).toBeLessThan(130);
    await reportAll("undelivered", 30007, (n) => n % 5 === 0);
    await lookNow(mine);
    await within(
      mine,
      (sql) => sql`update campaigns set judged_at = null where workspace_id = ${mine.workspaceId}`,
    );
    await drainOnce();
    const stopped = await view(mine, id);
    expect(stopped).toMatchObject({ status: "paused", pause: { reason: "limit_filtered" } });
    expect(stopped.pause?.sentence).toMatch(
      /^Paused by itself: carriers filtered \d+ of \d+ texts \([\d.]+ %, the limit is 3 %\)/,
    );
    expect(await scene.accepted()).toHaveLength(first);
  });

  test("that went well lets everybody follow after its minutes, not before", async () => {
    await addPeople(mine, { n: 300 });
    const id = await launched({ first_wave_percent: 20, first_wave_minutes: 15, limits });
    await drainOnce();
    await drainOnce();
    const first = (await scene.accepted()).length;
    await reportAll("delivered");
    await lookNow(mine);
    await drainOnce();
    expect(await scene.accepted()).toHaveLength(first);
    await within(
      mine,
      (sql) => sql`update messages set created_at = created_at - interval '15 minutes'
        where workspace_id = ${mine.workspaceId}`,
    );
    await lookNow(mine);
    await withWork(() => until(mine, id, isFinished));
    expect(await scene.accepted()).toHaveLength(300);
    const waves = await within(
      mine,
      (sql) => sql<{ wave: number; first: number; last: number }[]>`
        select wave, min(message_id) as first, max(message_id) as last from campaign_recipients
        where workspace_id = ${mine.workspaceId} group by wave order by wave`,
    );
    expect(waves[0]?.last).toBeLessThan(waves[1]?.first ?? 0);
  });

  test("is not for a handful: fewer than a hundred go at once", async () => {
    await addPeople(mine, { n: 99 });
    const id = await launched({ first_wave_percent: 5, first_wave_minutes: 60, limits });
    await withWork(() => until(mine, id, isFinished));
    expect(await scene.accepted()).toHaveLength(99);
  });

  test("a campaign that stopped itself counts anew when somebody resumes it", async () => {
    await addPeople(mine, { n: 120 });
    const id = await launched({ first_wave_percent: 50, first_wave_minutes: 1, limits });
    await drainOnce();
    await drainOnce();
    await reportAll("undelivered", 30007);
    await lookNow(mine);
    await within(
      mine,
      (sql) => sql`update campaigns set judged_at = null where workspace_id = ${mine.workspaceId}`,
    );
    await drainOnce();
    expect((await view(mine, id)).status).toBe("paused");
    await press(mine, id, "resume");
    await within(
      mine,
      (sql) => sql`update messages set created_at = created_at - interval '1 hour'
        where workspace_id = ${mine.workspaceId}`,
    );
    await withWork(() => until(mine, id, isFinished));
    expect(await scene.accepted()).toHaveLength(120);
  });
});

test("a pace is kept within a twentieth", async () => {
  await addPeople(mine, { n: 200 });
  const id = await launched({ throttle_per_second: 20 });
  await withWork(() => until(mine, id, isFinished, 25_000));
  const moments = (await scene.log()).sends.map(({ at }) => at).sort((a, b) => a - b);
  const seconds = ((moments.at(-1) ?? 0) - (moments[0] ?? 0)) / 1000;
  const perSecond = (moments.length - 1) / seconds;
  console.log(`pace 20/s: ${perSecond.toFixed(2)}/s over ${seconds.toFixed(1)} s`);
  expect(perSecond).toBeLessThan(20 * 1.08);
  expect(perSecond).toBeGreaterThan(20 * 0.92);
}, 60_000);

test("while sending is paused, or the workspace suspended, nothing is queued and nobody left out", async () => {
  await addPeople(mine, { n: 30 });
  await within(mine, (sql) => sql`update workspaces set status = 'suspended' where id = ${mine.workspaceId}`);
  const id = await addCampaign(mine).catch(() => 0);
  await within(
    mine,
    (sql) => sql`update workspaces set status = 'active', sending_paused_at = now()
    where id = ${mine.workspaceId}`,
  );
  const launchedId = id || (await addCampaign(mine));
  expect((await press(mine, launchedId, "launch")).status).toBe(202);
  await drainOnce();
  await drainOnce();
  expect((await view(mine, launchedId)).progress).toMatchObject({ pending: 30, queued: 0, excluded: 0 });
  await within(mine, (sql) => sql`update workspaces set status = 'suspended' where id = ${mine.workspaceId}`);
  await lookNow(mine);
  await runCampaigns({ budgetMs: 500 });
  await within(
    mine,
    (sql) => sql`update workspaces set status = 'active', sending_paused_at = null
    where id = ${mine.workspaceId}`,
  );
  expect((await view(mine, launchedId)).progress).toMatchObject({ pending: 30, queued: 0, excluded: 0 });
  await lookNow(mine);
  await withWork(() => until(mine, launchedId, isFinished));
  expect(await scene.accepted()).toHaveLength(30);
});
