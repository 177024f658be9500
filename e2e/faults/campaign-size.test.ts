import { beforeAll, expect, test } from "vitest";
import { raw, type Tx, withWorkspace } from "@/db/client";
import { runCampaigns } from "@/lib/campaigns/run-campaigns";
import { addPeople } from "../bench/people";
import { createTenant, type Tenant } from "../bench/world";
import { addCampaign, doors, lookNow, press, recipientsOf, view } from "./campaign-scene";
import { call, setScene } from "./scene";

const PEOPLE = Number(process.env.PARLEY_CAMPAIGN_PEOPLE ?? 6_000);
const MB = 1024 * 1024;
let mine: Tenant;

beforeAll(async () => {
  await setScene();
  mine = await createTenant(1);
  await addPeople(mine, { n: PEOPLE });
}, 300_000);

/** Resident memory while work goes on, over what it was before, in megabytes. */
async function growth(work: () => Promise<void>): Promise<number> {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  await work();
  clearInterval(timer);
  return Math.round((most - before) / MB);
}

test(`${PEOPLE} recipients are written down fast, in memory that does not follow their number`, {
  timeout: 300_000,
}, async () => {
  const id = await addCampaign(mine, { send_at: new Date(Date.now() + 86_400_000).toISOString() });
  expect((await press(mine, id, "launch")).status).toBe(202);
  const started = performance.now();
  const grown = await growth(async () => {
    while ((await view(mine, id)).status === "freezing") await runCampaigns({ budgetMs: 60_000 });
  });
  const seconds = (performance.now() - started) / 1000;
  const { progress } = await view(mine, id);
  console.log(
    `${PEOPLE} recipients: ${Math.round(PEOPLE / seconds)}/s (freeze, render, count, gate), +${grown} MB`,
  );
  expect(progress).toMatchObject({ audience: PEOPLE, pending: PEOPLE });
  expect(grown).toBeLessThan(250);
  await pretendSent(id);
  const asked: string[] = [];
  const clock = async (name: string, ask: () => Promise<unknown>) => {
    const from = performance.now();
    await ask();
    asked.push(`${name} ${Math.round(performance.now() - from)} ms`);
  };
  for (const query of [
    "",
    "&status=delivered",
    "&status=undelivered",
    "&reason=consent_missing",
    "&variant=1",
  ])
    await clock(`recipients${query}`, () => recipientsOf(mine, id, `limit=50${query}`));
  await clock("campaign", () => view(mine, id));
  await clock("results", () => call(mine.key, doors.results.GET, { params: { id: String(id) } }));
  await clock("a look of the drain", async () => {
    await lookNow(mine);
    await runCampaigns({ budgetMs: 1_000 });
  });
  console.log(asked.join(", "));
});

/** Everybody got their text, one in a hundred in vain: as after a day. */
async function pretendSent(id: number): Promise<void> {
  const work = async (tx: Tx) => {
    const sql = raw(tx);
    await sql`
      insert into messages (workspace_id, direction, channel, category, contact_id, sender_id, phone_idx, phone_last4, body,
        encoding, segments, campaign_id, priority, due_at, status, actor_kind, sent_at, error_code)
      select r.workspace_id, 'outbound', 'sms', 'marketing', r.contact_id, ${mine.senderId}, r.phone_idx, '0000', 'Hi', 'GSM-7', 1,
        ${id}, 4, now(), (case when r.contact_id % 100 = 0 then 'undelivered' else 'delivered' end)::message_status, 'system', now(),
        case when r.contact_id % 100 = 0 then 30005 end
      from campaign_recipients r where r.workspace_id = ${mine.workspaceId} and r.campaign_id = ${id}
        and r.contact_id % 3 > 0`;
    await sql`
      update campaign_recipients r set status = 'queued', message_id = m.id
      from messages m where m.workspace_id = ${mine.workspaceId} and m.campaign_id = ${id}
        and r.workspace_id = ${mine.workspaceId} and r.campaign_id = ${id} and r.contact_id = m.contact_id`;
  };
  await withWorkspace(mine.workspaceId, work, { timeoutMs: 120_000 });
}
