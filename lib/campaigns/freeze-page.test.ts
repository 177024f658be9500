import { expect, test } from "vitest";
import { raw, withWorkspace } from "@/db/client";
import { campaigns } from "@/db/schema/campaigns";
import { testDatabase } from "@/db/testing";
import { testTenant } from "@/lib/http/testing";
import { freezePages } from "./freeze-page";
import { testPeople, testSender, testTemplate } from "./testing";

await testDatabase();

/** A campaign to everybody of a new workspace, just launched. */
async function launched(body: string, people: Parameters<typeof testPeople>[1]) {
  const { workspaceId } = await testTenant({ quietHours: null });
  await testSender(workspaceId);
  const templateId = await testTemplate(workspaceId, body);
  const contactIds = await testPeople(workspaceId, people);
  const id = await withWorkspace(workspaceId, async (tx) => {
    const [row] = await tx
      .insert(campaigns)
      .values({
        workspaceId,
        name: "Spring",
        templateId,
        status: "freezing",
        limits: { filtered_percent: null, failed_percent: null, opt_out_percent: null },
        frozen: { segment: null, exclude: null },
        launchedAt: new Date(),
        actorKind: "system",
        actorName: "test",
      })
      .returning({ id: campaigns.id });
    return row?.id ?? 0;
  });
  const ask = <T>(query: (sql: ReturnType<typeof raw>) => PromiseLike<T>): Promise<T> =>
    withWorkspace(workspaceId, async (tx) => query(raw(tx)));
  const audience = () =>
    ask(
      (sql) => sql<{ contact_id: number; status: string; reason: string | null; facts: unknown }[]>`
        select contact_id, status, reason, facts from campaign_recipients
        where workspace_id = ${workspaceId} and campaign_id = ${id} order by contact_id`,
    );
  return { workspaceId, id, contactIds, ask, audience };
}

test("a number that stands in the audience already is passed over, and the rest of its page is written down", async () => {
  const { workspaceId, id, contactIds, ask, audience } = await launched("Hello", [{}, {}, {}]);
  const [first = 0, second = 0, third = 0] = contactIds;
  // The third person was written down under a number that is the first one's by now.
  await ask(
    (sql) => sql`
      insert into campaign_recipients (workspace_id, campaign_id, contact_id, phone_idx, channel, status, due_at,
        segments, cost_micros)
      select ${workspaceId}, ${id}, ${third}, phone_idx, 'sms', 'excluded', now(), 0, 0
      from contacts where workspace_id = ${workspaceId} and id = ${first}`,
  );

  expect(await freezePages(workspaceId, id, () => false)).toBe(true);

  expect((await audience()).map(({ contact_id, status }) => [contact_id, status])).toEqual([
    [second, "pending"],
    [third, "excluded"],
  ]);
  const [campaign] = await ask(
    (sql) =>
      sql<
        { status: string }[]
      >`select status from campaigns where workspace_id = ${workspaceId} and id = ${id}`,
  );
  expect(campaign).toEqual({ status: "running" });
});

test("what kept somebody out is kept as it was said, quotes and all", async () => {
  const odd = '{{attributes.a"b\\c}}';
  const { workspaceId, id, audience } = await launched(`Hello ${odd}`, [{ consent: "no" }, {}]);

  await freezePages(workspaceId, id, () => false);

  const [refused, unfilled] = await audience();
  expect(refused).toMatchObject({
    reason: "recipient_opted_out",
    facts: { check: "opt_out", opted_out: true },
  });
  expect(unfilled).toMatchObject({ reason: "missing_variables", facts: { missing: [odd] } });
});
