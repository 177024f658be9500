import { beforeEach, describe, expect, test } from "vitest";
import { raw, withWorkspace } from "@/db/client";
import { campaigns } from "@/db/schema/campaigns";
import { testDatabase } from "@/db/testing";
import { type TestTenant, testTenant } from "@/lib/http/testing";
import { claimBatch } from "@/lib/messages/claim-batch";
import { testPeople, testSender, testTemplate, testText } from "./testing";

await testDatabase();

let mine: TestTenant;
let sender: number;
beforeEach(async () => {
  mine = await testTenant({ quietHours: null, frequencyCap: { per_day: null, per_week: null } });
  sender = await testSender(mine.workspaceId, "sms", 100);
});

const ask = <T>(query: (sql: ReturnType<typeof raw>) => PromiseLike<T>): Promise<T> =>
  withWorkspace(mine.workspaceId, async (tx) => query(raw(tx)));

async function campaign(values: Partial<typeof campaigns.$inferInsert> = {}): Promise<number> {
  const templateId = await testTemplate(mine.workspaceId, "Hi");
  return withWorkspace(mine.workspaceId, async (tx) => {
    const [row] = await tx
      .insert(campaigns)
      .values({
        workspaceId: mine.workspaceId,
        name: "C",
        templateId,
        status: "running",
        limits: { filtered_percent: null, failed_percent: null, opt_out_percent: null },
        actorKind: "system",
        actorName: "test",
        ...values,
      })
      .returning({ id: campaigns.id });
    return row?.id ?? 0;
  });
}

/** A queued text of the campaign to a person of its own. */
async function queued(campaignId: number | undefined): Promise<{ contactId: number; messageId: number }> {
  const [contactId = 0] = await testPeople(mine.workspaceId, [{}]);
  const messageId = await testText(mine.workspaceId, sender, { contactId, status: "queued", campaignId });
  await ask((sql) => sql`update messages set due_at = now() - interval '1 second' where id = ${messageId}`);
  return { contactId, messageId };
}

const claimed = async (): Promise<number[]> => {
  await ask((sql) => sql`update senders set tokens = 100, tokens_at = now()`);
  return (await claimBatch(mine.workspaceId, sender, 50)).map(({ messageId }) => messageId);
};
const stateOf = async (id: number) =>
  (
    await ask(
      (sql) =>
        sql<
          { status: string; reason: string | null }[]
        >`select status, reason from messages where id = ${id}`,
    )
  )[0];

describe("at the claim, when a campaign's text is about to go", () => {
  test("its own rules are asked once more: who was marketed to meanwhile is spared", async () => {
    const id = await campaign({ notMarketedWithinDays: 30 });
    const [plain, spared] = [await queued(id), await queued(id)];
    const at = new Date(Date.now() - 20 * 86_400_000);
    await testText(mine.workspaceId, sender, {
      contactId: spared.contactId,
      status: "delivered",
      at,
      body: "Old",
    });
    expect(await claimed()).toEqual([plain.messageId]);
    expect(await stateOf(spared.messageId)).toEqual({ status: "suppressed", reason: "marketed_recently" });
  });

  test("who wrote meanwhile waits for an answer, not for advertising; reactions and answered ones don't wait", async () => {
    const id = await campaign({ skipsOpenConversations: true });
    const [asks, reacts, answered, refused] = [
      await queued(id),
      await queued(id),
      await queued(id),
      await queued(id),
    ];
    const say = (contactId: number, body: string) =>
      testText(mine.workspaceId, sender, { contactId, status: "received", body });
    await say(asks.contactId, "Do you have time on Friday?");
    await say(reacts.contactId, "Liked “Hello”");
    await say(answered.contactId, "Thanks! And Friday?");
    for (const { contactId } of [answered])
      await testText(mine.workspaceId, sender, { contactId, status: "sent", category: "conversation" });
    // A text of ours that never went out answers nothing.
    await say(refused.contactId, "Hello?");
    await testText(mine.workspaceId, sender, {
      contactId: refused.contactId,
      status: "failed",
      category: "conversation",
    });
    expect((await claimed()).sort()).toEqual([reacts.messageId, answered.messageId].sort());
    for (const { messageId } of [asks, refused])
      expect(await stateOf(messageId)).toEqual({ status: "suppressed", reason: "conversation_open" });
  });

  test("a text of no campaign, or of one that asks nothing, is not held to that", async () => {
    const [free, bound] = [await queued(undefined), await queued(await campaign())];
    for (const { contactId } of [free, bound])
      await testText(mine.workspaceId, sender, { contactId, status: "received", body: "Are you open?" });
    expect((await claimed()).sort()).toEqual([free.messageId, bound.messageId].sort());
  });

  test.each([
    ["paused", { status: "queued", reason: "campaign_paused" }],
    ["canceled", { status: "canceled", reason: "campaign_canceled" }],
  ] as const)("nothing of a %s campaign is taken", async (status, state) => {
    const held = await queued(await campaign({ status }));
    const free = await queued(await campaign());
    expect(await claimed()).toEqual([free.messageId]);
    expect(await stateOf(held.messageId)).toEqual(state);
    expect(await claimed()).toEqual([]);
  });
});
