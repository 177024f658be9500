import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/actor";
import { claimBatch } from "@/lib/messages/claim-batch";
import { dispatchMessages } from "@/lib/messages/dispatch";
import { retryMessage } from "@/lib/messages/retry-message";
import { createTenant, numberOf, type Tenant } from "../bench/world";
import { look, queue, type Scene, setScene, within } from "./scene";

let scene: Scene;
let mine: Tenant;
let theirs: Tenant;
let person = 0;

beforeAll(async () => {
  scene = await setScene({}, { PARLEY_MAX_IN_FLIGHT: "2" });
  mine = await createTenant(1);
  theirs = await createTenant(2);
}, 60_000);

beforeEach(async () => {
  await scene.behave();
  for (const tenant of [mine, theirs])
    await within(
      tenant,
      (sql) => sql`update messages set status = 'canceled'
      where workspace_id = ${tenant.workspaceId} and status = 'queued'`,
    );
});

async function drain(): Promise<void> {
  for (let next: Date | null = new Date(); next && next.getTime() <= Date.now(); )
    ({ next } = await dispatchMessages({ budgetMs: 500 }));
}
const fromNow = (ms: number) => new Date(Date.now() + ms).toISOString();
const text = (more: object = {}) => ({
  to: numberOf(++person),
  body: `Text ${person}`,
  category: "order",
  ...more,
});

/** The worker was down for six hours. */
const sixHoursLater = (tenant: Tenant) =>
  within(
    tenant,
    (
      sql,
    ) => sql`update messages set due_at = due_at - interval '6 hours', send_before = send_before - interval '6 hours'
    where workspace_id = ${tenant.workspaceId} and status = 'queued'`,
  );

describe("a deadline", () => {
  test("that passed while the worker was down ends the text; one without a deadline still goes", async () => {
    const late: number[] = [];
    for (let n = 0; n < 40; n++) late.push(await queue(mine, text({ send_before: fromNow(3_600_000) })));
    const code = await queue(mine, text({ category: "authentication", body: "Your code is 1" }));
    const free = await queue(mine, text());
    const inTime = await queue(mine, text({ send_before: fromNow(7 * 3_600_000) }));
    const foreign = await queue(theirs, text({ send_before: fromNow(3_600_000) }));
    await sixHoursLater(mine);
    await drain();
    for (const id of [...late, code])
      expect(await look(mine, id)).toMatchObject({ status: "canceled", reason: "deadline_passed" });
    for (const id of [free, inTime]) expect((await look(mine, id)).status).toBe("sent");
    expect((await look(theirs, foreign)).status).toBe("sent");
    expect((await scene.log()).sends).toHaveLength(3);
  });

  test("that passes between claim and call still holds", async () => {
    // Two calls at a time, 400 ms each: most of these are claimed long before their turn comes.
    await scene.behave({ latencyMs: 400 });
    const deadline = Date.now() + 1_500;
    const ids: number[] = [];
    for (let n = 0; n < 14; n++)
      ids.push(await queue(mine, text({ send_before: new Date(deadline).toISOString() })));
    const accepted = Date.now();
    await dispatchMessages({ budgetMs: 4_000 });
    await drain();
    expect(accepted).toBeLessThan(deadline - 300);
    const { sends } = await scene.log();
    expect(sends.length).toBeGreaterThan(0);
    expect(sends.length).toBeLessThan(ids.length);
    expect(sends.filter((send) => send.at >= deadline)).toEqual([]);
    const rows = await Promise.all(ids.map((id) => look(mine, id)));
    expect(rows.filter((row) => row.status === "sent")).toHaveLength(sends.length);
    for (const row of rows) if (row.status !== "sent") expect(row.reason).toBe("deadline_passed");
  });

  test("holds for the next try too, planned or by hand", async () => {
    await scene.behave({ rate429: 1 });
    const id = await queue(mine, text({ send_before: fromNow(600_000) }));
    await drain();
    expect(await look(mine, id)).toMatchObject({ status: "queued", reason: "retry_scheduled" });
    await sixHoursLater(mine);
    await scene.behave();
    await drain();
    expect(await look(mine, id)).toMatchObject({ status: "canceled", reason: "deadline_passed" });
    await expect(retryMessage(systemActor(mine.workspaceId), id)).rejects.toMatchObject({ status: 409 });
    expect((await scene.log()).sends).toEqual([]);
  });

  test("before the moment of sending is refused at once", async () => {
    for (const wrong of [
      { send_before: fromNow(-1) },
      { send_at: fromNow(60_000), send_before: fromNow(60_000) },
    ])
      await expect(queue(mine, text(wrong))).rejects.toMatchObject({ status: 422 });
    await expect(queue(mine, text({ send_at: fromNow(-10 * 60_000) }))).rejects.toMatchObject({
      status: 422,
    });
  });
});

test("a text scheduled for later is not claimed before its time", async () => {
  const id = await queue(mine, text({ send_at: fromNow(1_200) }));
  expect(await claimBatch(mine.workspaceId, mine.senderId, 10)).toEqual([]);
  const due = (await look(mine, id)).due_at;
  for (const end = Date.now() + 4_000; Date.now() < end && (await scene.log()).sends.length === 0; )
    await drain();
  const [send] = (await scene.log()).sends;
  expect(send?.at).toBeGreaterThanOrEqual(new Date(due).getTime());
});

/** The hour and minute that clocks show now in a zone, `hours` later. */
function clock(timeZone: string, hours: number): string {
  const at = new Date(Date.now() + hours * 3_600_000);
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return parts.format(at);
}

/** It is quiet now, from an hour ago for two more hours, on the clocks of this zone. */
const quietIn = (timeZone: string) =>
  within(
    mine,
    (
      sql,
    ) => sql`update workspaces set quiet_hours = ${sql.json({ start: clock(timeZone, -1), end: clock(timeZone, 2) })}
    where id = ${mine.workspaceId}`,
  );
const neverQuiet = () =>
  within(mine, (sql) => sql`update workspaces set quiet_hours = null where id = ${mine.workspaceId}`);

async function ad(zone: string | null, country = "US"): Promise<number> {
  await neverQuiet();
  const id = await queue(mine, text({ category: "marketing", consent: true }));
  await within(
    mine,
    (sql) => sql`update contacts set time_zone = ${zone}, country = ${country}
    where workspace_id = ${mine.workspaceId} and id = (select contact_id from messages where workspace_id = ${mine.workspaceId} and id = ${id})`,
  );
  return id;
}

async function expectHeld(id: number): Promise<void> {
  const row = await look(mine, id);
  expect(row).toMatchObject({ status: "queued", reason: "quiet_hours" });
  const minutes = (new Date(row.due_at).getTime() - Date.now()) / 60_000;
  // Two hours to go, give or take the minute that clocks don't show.
  expect(minutes).toBeGreaterThan(117);
  expect(minutes).toBeLessThan(122);
}

describe("quiet hours at the moment of claiming", () => {
  const zones = [
    "America/New_York",
    "America/Phoenix",
    "Pacific/Honolulu",
    "Europe/London",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
  ];

  test.each(zones)("follow the clocks of %s, where the recipient lives", async (zone) => {
    const held = await ad(zone);
    const elsewhere = await ad("Asia/Tokyo");
    await quietIn(zone);
    await drain();
    await expectHeld(held);
    expect((await look(mine, elsewhere)).status).toBe("sent");
    expect((await scene.log()).sends).toHaveLength(1);
  });

  test.each([
    ["the United States", "US", "Pacific/Honolulu"],
    ["the United States", "US", "America/New_York"],
    ["Australia", "AU", "Australia/Perth"],
    ["Brazil", "BR", "America/Rio_Branco"],
  ])(
    "take the strictest clock of %s when it is not known where in it somebody lives",
    async (_, country, zone) => {
      const unknown = await ad(null, country);
      const invalid = await ad("Mars/Olympus", country);
      await quietIn(zone);
      await drain();
      for (const id of [unknown, invalid])
        expect(await look(mine, id)).toMatchObject({ status: "queued", reason: "quiet_hours" });
      expect((await scene.log()).sends).toEqual([]);
    },
  );

  test("hold a campaign, never a code, a reply or a reminder", async () => {
    const held = await ad("America/New_York");
    const others = [];
    for (const category of ["authentication", "conversation", "reminder", "order", "reservation"])
      others.push(await queue(mine, text({ category })));
    await quietIn("America/New_York");
    await drain();
    await expectHeld(held);
    for (const id of others) expect((await look(mine, id)).status).toBe("sent");
  });

  test("end a campaign's text whose deadline passes before they do", async () => {
    const id = await ad("America/New_York");
    await within(
      mine,
      (sql) => sql`update messages set send_before = now() + interval '30 minutes'
      where workspace_id = ${mine.workspaceId} and id = ${id}`,
    );
    await quietIn("America/New_York");
    await drain();
    expect((await look(mine, id)).reason).toBe("deadline_passed");
    expect(["canceled", "suppressed"]).toContain((await look(mine, id)).status);
  });

  test("of another workspace are its own", async () => {
    await quietIn("America/New_York");
    const id = await queue(theirs, text({ category: "marketing", consent: true }));
    await drain();
    expect((await look(theirs, id)).status).toBe("sent");
  });
});
