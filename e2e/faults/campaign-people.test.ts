import { describe, expect, test } from "vitest";
import * as exported from "@/app/api/v1/campaigns/[id]/recipients/export/route";
import * as merge from "@/app/api/v1/contacts/[id]/merge/route";
import * as contact from "@/app/api/v1/contacts/[id]/route";
import type { ResultsView } from "@/lib/campaigns/results-schema";
import { runCampaigns } from "@/lib/campaigns/run-campaigns";
import { isQuietInAny } from "@/lib/consent/quiet-hours";
import { zonesFor } from "@/lib/consent/recipient-zones";
import { dispatchMessages } from "@/lib/messages/dispatch";
import { recordStatuses } from "@/lib/messages/record-statuses";
import { addPeople } from "../bench/people";
import { numberOf } from "../bench/world";
import {
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
import { call, expectProblem, report, textIn, within } from "./scene";

const fromNow = (ms: number) => new Date(Date.now() + ms).toISOString();
const MINUTE = 60_000;
const DAY = 86_400_000;

/** Written down, and nobody's turn yet. */
async function planned(more: Record<string, unknown> = {}): Promise<number> {
  const id = await launched({ send_at: fromNow(DAY), ...more });
  await runCampaigns({ budgetMs: 2_000 });
  expect((await view(mine, id)).status).toBe("running");
  return id;
}

/** As if the campaign had been launched so much earlier: its moments come nearer. */
async function timePasses(id: number, ms: number): Promise<void> {
  const ago = `${ms} milliseconds`;
  await within(mine, async (sql) => {
    await sql`update campaigns set send_at = send_at - ${ago}::interval, send_before = send_before - ${ago}::interval,
      launched_at = launched_at - ${ago}::interval where workspace_id = ${mine.workspaceId} and id = ${id}`;
    await sql`update campaign_recipients set due_at = due_at - ${ago}::interval, send_before = send_before - ${ago}::interval
      where workspace_id = ${mine.workspaceId} and campaign_id = ${id}`;
    await sql`update messages set due_at = due_at - ${ago}::interval, send_before = send_before - ${ago}::interval
      where workspace_id = ${mine.workspaceId} and campaign_id = ${id} and status = 'queued'`;
  });
  await lookNow(mine);
}

describe("who says STOP", () => {
  test("after the audience was written down gets nothing, and the row says why", async () => {
    await addPeople(mine, { n: 20 });
    const id = await planned();
    await textIn(mine, numberOf(3), "STOP");
    await scene.behave();
    await timePasses(id, DAY);
    await withWork(() => until(mine, id, isFinished));
    const taken = await scene.accepted();
    expect(taken).toHaveLength(19);
    expect(taken.map(({ to }) => to)).not.toContain(numberOf(3));
    expect(await recipientsOf(mine, id, "status=excluded")).toMatchObject([
      { reason: "recipient_opted_out", sentence: "This person asked not to get texts.", message_id: null },
    ]);
  });

  test("while their text is queued gets nothing either", async () => {
    await addPeople(mine, { n: 20 });
    const id = await launched();
    await runCampaigns({ budgetMs: 2_000 });
    expect((await view(mine, id)).progress).toMatchObject({ queued: 20 });
    await textIn(mine, numberOf(7), "STOP");
    await dispatchMessages({ budgetMs: 2_000 });
    const texts = (await scene.accepted()).filter(({ body }) => body.startsWith("Hi"));
    expect(texts).toHaveLength(19);
    expect(texts.map(({ to }) => to)).not.toContain(numberOf(7));
  });
});

describe("who is erased or merged before their turn", () => {
  test("is left out, and the row keeps nothing of them", async () => {
    const [gone = 0, kept = 0] = await addPeople(mine, { n: 10 });
    const id = await planned();
    const [before] = await recipientsOf(mine, id);
    expect(before).toMatchObject({ status: "pending" });
    const erased = await call(mine.key, contact.DELETE, { method: "DELETE", params: { id: String(gone) } });
    expect(erased.status, erased.text).toBe(200);
    const rows = await within(
      mine,
      (sql) => sql<{ phone_idx: string; facts: unknown; status: string }[]>`
        select phone_idx, facts, status from campaign_recipients
        where workspace_id = ${mine.workspaceId} and contact_id = ${gone}`,
    );
    expect(rows).toEqual([{ phone_idx: `erased:${gone}`, facts: null, status: "canceled" }]);
    await timePasses(id, DAY);
    await withWork(() => until(mine, id, isFinished));
    expect(await scene.accepted()).toHaveLength(9);
    const row = (await recipientsOf(mine, id)).find(({ contact_id: one }) => one === gone);
    expect(row).toMatchObject({ status: "canceled", reason: "erased", name: null, phone: "•••" });
    expect(kept).toBeGreaterThan(0);
  });

  test("a merged contact is canceled; the person it became gets one text", async () => {
    const [person = 0, other = 0] = await addPeople(mine, { n: 10 });
    const id = await planned();
    const merged = await call(mine.key, merge.POST, {
      params: { id: String(person) },
      body: { contact_id: other },
    });
    expect(merged.status, merged.text).toBe(200);
    await timePasses(id, DAY);
    await withWork(() => until(mine, id, isFinished));
    expect(await scene.accepted()).toHaveLength(9);
    expect((await scene.accepted()).map(({ to }) => to)).not.toContain(numberOf(1));
    expect(await recipientsOf(mine, id, "status=canceled")).toMatchObject([
      { contact_id: other, reason: "contact_merged" },
    ]);
  });
});

describe("a deadline", () => {
  test("that passes drops whoever still waits, and the campaign ends", async () => {
    await addPeople(mine, { n: 40 });
    const id = await planned({ send_before: fromNow(DAY + 60 * MINUTE), throttle_per_second: 5 });
    await timePasses(id, DAY);
    await runCampaigns({ budgetMs: 300 });
    await timePasses(id, 61 * MINUTE);
    await withWork(() => until(mine, id, isFinished));
    const { progress } = await view(mine, id);
    const sent = (await scene.accepted()).length;
    expect(progress).toMatchObject({ pending: 0, queued: 0, canceled: 40 - sent });
    expect((await recipientsOf(mine, id, "status=canceled"))[0]).toMatchObject({ reason: "deadline_passed" });
  });

  test("that passes while it is paused ends it too", async () => {
    await addPeople(mine, { n: 10 });
    const id = await planned({ send_before: fromNow(DAY + MINUTE) });
    await press(mine, id, "pause");
    await timePasses(id, DAY + 2 * MINUTE);
    await withWork(() => until(mine, id, isFinished));
    expect((await view(mine, id)).progress).toMatchObject({ canceled: 10, pending: 0 });
    expect(await scene.accepted()).toHaveLength(0);
  });

  test("with the choice to defer moves whoever is late to the next day, same hours", async () => {
    await addPeople(mine, { n: 10 });
    const id = await planned({ send_before: fromNow(DAY + 60 * MINUTE), if_late: "defer" });
    await press(mine, id, "pause");
    await timePasses(id, DAY + 120 * MINUTE);
    await press(mine, id, "resume");
    await drainOnce();
    expect(await scene.accepted()).toHaveLength(0);
    const [row] = await recipientsOf(mine, id);
    const due = new Date(row?.due_at ?? 0).getTime() - Date.now();
    expect(due).toBeGreaterThan(DAY - 3 * 60 * MINUTE);
    expect(due).toBeLessThan(DAY + 60 * MINUTE);
    await timePasses(id, DAY - 119 * MINUTE);
    await withWork(() => until(mine, id, isFinished));
    expect(await scene.accepted()).toHaveLength(10);
  });

  test("of texts that were queued when it was paused is kept or moved with them", async () => {
    await addPeople(mine, { n: 10 });
    const id = await planned({ send_before: fromNow(DAY + 60 * MINUTE), if_late: "defer" });
    await timePasses(id, DAY);
    await runCampaigns({ budgetMs: 500 });
    expect((await view(mine, id)).progress).toMatchObject({ queued: 10 });
    await press(mine, id, "pause");
    await timePasses(id, 120 * MINUTE);
    await press(mine, id, "resume");
    const [text] = await within(
      mine,
      (sql) => sql<{ due_at: string; send_before: string; reason: string | null }[]>`
        select due_at, send_before, reason from messages where workspace_id = ${mine.workspaceId} limit 1`,
    );
    expect(text?.reason).toBeNull();
    expect(new Date(text?.send_before ?? 0).getTime()).toBeGreaterThan(Date.now());
    await dispatchMessages({ budgetMs: 500 });
    expect(await scene.accepted()).toHaveLength(0);
    expect((await view(mine, id)).progress).toMatchObject({ queued: 10 });
  });
});

test("whose zone is not known or not valid is texted only when it is decent everywhere they may live", async () => {
  const quietHours = { start: "22:00", end: "08:00" };
  await within(
    mine,
    (sql) => sql`update workspaces set quiet_hours = ${sql.json(quietHours)}, time_zone = 'America/New_York'
      where id = ${mine.workspaceId}`,
  );
  await addPeople(mine, { n: 3, first: 0, zone: "Atlantis/Nowhere" });
  await addPeople(mine, { n: 3, first: 10, zone: "" });
  await addPeople(mine, { n: 3, first: 20, zone: "Pacific/Honolulu" });
  const id = await launched();
  await runCampaigns({ budgetMs: 2_000 });
  const zones = zonesFor({ timeZone: null, country: "US", workspaceTimeZone: "America/New_York" });
  const rows = await recipientsOf(mine, id);
  expect(rows).toHaveLength(9);
  const known = new Set(rows.slice(0, 3).map(({ contact_id: one }) => one));
  for (const row of rows) {
    const due = new Date(row.due_at);
    const where = known.has(row.contact_id) ? ["Pacific/Honolulu"] : zones;
    expect(isQuietInAny(due, where, quietHours), `${row.due_at} for ${row.contact_id}`).toBe(false);
  }
  await press(mine, id, "cancel");
});

describe("what came of it", () => {
  test("is told by text, with answers, opt-outs, hours and causes, and only to its own workspace", async () => {
    const a = await addTemplate(mine, "Hello {{first_name}}, words A");
    const b = await addTemplate(mine, "Hello {{first_name}}, words B");
    await addPeople(mine, { n: 60 });
    await addPeople(theirs, { n: 5 });
    const id = await launched({
      template_id: a,
      variants: [
        { template_id: a, weight: 1 },
        { template_id: b, weight: 1 },
      ],
      hold_out_percent: 20,
    });
    await withWork(() => until(mine, id, isFinished));
    const taken = await scene.accepted();
    for (const [n, text] of taken.entries())
      await report(text, n < 3 ? "undelivered" : "delivered", n < 3 ? 30005 : undefined);
    await textIn(mine, taken[5]?.to ?? "", "Great, see you on Friday");
    await textIn(mine, taken[6]?.to ?? "", "STOP");
    await recordStatuses();
    const params = { id: String(id) };
    const answer = await call(mine.key, doors.results.GET, { params });
    expect(answer.status, answer.text).toBe(200);
    const results = answer.json as unknown as ResultsView;
    const sum = (read: (variant: ResultsView["variants"][number]) => number) =>
      results.variants.reduce((total, variant) => total + read(variant), 0);
    expect(results.variants.map(({ position, template_id }) => [position, template_id])).toEqual([
      [0, a],
      [1, b],
    ]);
    expect(sum(({ sent }) => sent)).toBe(taken.length);
    expect(sum(({ delivered }) => delivered.count)).toBe(taken.length - 3);
    expect(sum(({ replied }) => replied.count)).toBeGreaterThanOrEqual(1);
    expect(sum(({ opted_out: out }) => out.count)).toBe(1);
    expect(results.held_out?.people).toBe(60 - taken.length);
    expect(results.verdict.sentence).toBe("Not enough data yet.");
    expect(results.by_hour.reduce((total, hour) => total + hour.sent, 0)).toBe(taken.length);
    expect(results.failures).toMatchObject([
      { code: "30005", count: 3, title: "The number does not exist or is no longer in use." },
    ]);

    const delivered = await recipientsOf(mine, id, "status=delivered&limit=200");
    expect(delivered).toHaveLength(taken.length - 3);
    const failed = await recipientsOf(mine, id, "status=undelivered");
    expect(failed.map(({ error_code, sentence }) => [error_code, sentence])).toEqual(
      Array(3).fill([30005, "The number does not exist or is no longer in use."]),
    );
    expect(await recipientsOf(mine, id, "status=held_out&limit=200")).toHaveLength(60 - taken.length);
    const second = await recipientsOf(mine, id, "variant=1&limit=200");
    expect(new Set(second.map(({ variant }) => variant))).toEqual(new Set([1]));
    expectProblem(await call(theirs.key, exported.GET, { params }), 404);
  });

  test("is a list in pages that never repeat, and a file that no spreadsheet runs", async () => {
    await addPeople(mine, { n: 25 });
    await within(
      mine,
      (sql) => sql`update contacts set first_name = '=cmd()' where workspace_id = ${mine.workspaceId}`,
    );
    const id = await launched();
    await withWork(() => until(mine, id, isFinished));
    const params = { id: String(id) };
    const seen: number[] = [];
    for (let cursor = ""; ; ) {
      const page = await call(mine.key, doors.recipients.GET, {
        path: `/api/v1/campaigns/${id}/recipients?limit=10${cursor && `&cursor=${cursor}`}`,
        params,
      });
      const { data, next_cursor: next } = page.json as unknown as {
        data: { contact_id: number }[];
        next_cursor: string | null;
      };
      seen.push(...data.map(({ contact_id }) => contact_id));
      if (!next) break;
      cursor = next;
    }
    expect(new Set(seen).size).toBe(25);
    const file = await call(mine.key, exported.GET, {
      path: `/api/v1/campaigns/${id}/recipients/export?numbers=masked`,
      params,
    });
    expect(file.status).toBe(200);
    expect(file.text).toContain("'=cmd()");
    expect(file.text).not.toContain(numberOf(3));
    expect(file.text.trim().split("\n")).toHaveLength(26);
    expectProblem(
      await call(mine.key, doors.recipients.GET, {
        path: `/api/v1/campaigns/${id}/recipients?status=lost`,
        params,
      }),
      400,
    );
  });
});
