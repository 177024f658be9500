import { beforeAll, beforeEach, expect, test } from "vitest";
import { raw, withWorkspace } from "@/db/client";
import { senders } from "@/db/schema/senders";
import { workspaces } from "@/db/schema/workspaces";
import { testDatabase } from "@/db/testing";
import { systemActor } from "@/lib/actor";
import { later, minutes, now } from "@/lib/clock";
import { sendMessage } from "@/lib/messages/send-message";
import { getTimeline } from "@/lib/messages/timeline";
import { addPhone } from "./change-phone";
import { displayNumber } from "./numbers";
import { getPhone } from "./phones";
import { skipAhead } from "./skip-ahead";
import { listVisibleSenders } from "./visible-senders";

await testDatabase();
const maria = "+12125550137";
const salon = { workspaceId: 1, name: "Salon" };
const restaurant = { workspaceId: 2, name: "Restaurant" };
const by = { id: 7, name: "Rosa" };
const inTwoDays = later(now(), minutes(2 * 24 * 60));
let phoneId = 0;

beforeAll(async () => {
  for (const { workspaceId, name } of [salon, restaurant]) {
    await withWorkspace(workspaceId, async (tx) => {
      await tx.insert(workspaces).values({ id: workspaceId, name });
      await tx
        .insert(senders)
        .values({ workspaceId, name, number: `+1212555010${workspaceId}`, segmentsPerSecond: 10 });
    });
  }
});

beforeEach(async () => {
  const both = await listVisibleSenders([salon, restaurant]);
  phoneId = (await addPhone(both, maria)).id;
});

const schedule = async (workspaceId: number, body: string): Promise<number> => {
  const actor = systemActor(workspaceId);
  const sent = await sendMessage(actor, {
    to: maria,
    body,
    category: "reminder",
    channel: "sms",
    send_at: inTwoDays,
  });
  return sent.id;
};

const standing = (workspaceId: number, id: number) =>
  withWorkspace(workspaceId, async (tx) => {
    const [row] = await raw(tx)<{ status: string; is_due: boolean }[]>`
      select status, due_at <= now() as is_due from messages where id = ${id}`;
    return row;
  });

test("skipping ahead makes that text due, no other one, and its story says who moved the clock", async () => {
  const [first, second] = [await schedule(1, "See you on Friday"), await schedule(1, "See you next week")];
  const mine = await listVisibleSenders([salon]);
  const listed = (await getPhone(mine, phoneId)).scheduled.map((text) => text.messageId);
  expect(listed).toEqual(expect.arrayContaining([first, second]));
  await skipAhead(mine, phoneId, first, by);
  expect(await standing(1, first)).toMatchObject({ is_due: true });
  expect(await standing(1, second)).toMatchObject({ is_due: false });
  const { entries } = await getTimeline(systemActor(1), first);
  expect(entries.find((entry) => entry.kind === "clock_moved")?.sentence).toMatch(
    /^Rosa moved the demo clock/,
  );
});

test("another workspace's scheduled text is neither seen nor moved", async () => {
  const foreign = await schedule(2, "Your table on Friday");
  const mine = await listVisibleSenders([salon]);
  const listed = (await getPhone(mine, phoneId)).scheduled.map((text) => text.messageId);
  expect(listed).not.toContain(foreign);
  await expect(skipAhead(mine, phoneId, foreign, by)).rejects.toMatchObject({ status: 404 });
  expect(await standing(2, foreign)).toMatchObject({ is_due: false });
});

test("what quiet hours hold is not let go by the demo clock", async () => {
  const held = await schedule(1, "Sale!");
  await withWorkspace(1, (tx) => raw(tx)`update messages set reason = 'quiet_hours' where id = ${held}`);
  const mine = await listVisibleSenders([salon]);
  await expect(skipAhead(mine, phoneId, held, by)).rejects.toMatchObject({ code: "quiet_hours" });
  expect(await standing(1, held)).toMatchObject({ is_due: false });
});

test.each([
  ["+12125550137", "(212) 555-0137"],
  ["+1234567890", "+1234567890"],
  ["+442071838750", "+44 20 7183 8750"],
])("%s is shown as %s", (number, shown) => expect(displayNumber(number)).toBe(shown));
