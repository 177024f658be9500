import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { POST as send } from "@/app/api/v1/messages/route";
import { POST as createTemplate } from "@/app/api/v1/templates/route";
import { ownerSql } from "@/db/client";
import { createTenant, numberOf, type Tenant } from "../bench/world";
import { type Answer, call, setScene, within } from "./scene";

let mine: Tenant;
let theirs: Tenant;

beforeAll(async () => {
  await setScene();
  mine = await createTenant(1);
  theirs = await createTenant(2);
}, 60_000);

beforeEach(async () => {
  for (const tenant of [mine, theirs])
    await within(tenant, (sql) => sql`delete from messages where workspace_id = ${tenant.workspaceId}`);
});

/** All at the same time, so that they are accepted in shared transactions. */
const sendAll = (tenant: Tenant, bodies: Record<string, unknown>[], headers: Record<string, string>[] = []) =>
  Promise.all(bodies.map((body, n) => call(tenant.key, send, { body, headers: headers[n] ?? {} })));

const bodiesOf = async (tenant: Tenant): Promise<string[]> => {
  const rows = await within(
    tenant,
    (sql) => sql<{ body: string }[]>`select body from messages where workspace_id = ${tenant.workspaceId}`,
  );
  return rows.map((row) => row.body).sort();
};

const statuses = (answers: Answer[]): number[] => answers.map((a) => a.status);
const texts = (who: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({
    to: numberOf(n),
    body: `${who} ${String(n).padStart(2, "0")}`,
  }));

describe("texts that come at the same time", () => {
  test("each have one row, and each answer names its own", async () => {
    const wanted = texts("table", 60);
    const answers = await sendAll(mine, wanted);
    expect(new Set(statuses(answers))).toEqual(new Set([202]));
    const rows = await within(
      mine,
      (sql) => sql<{ id: number; body: string }[]>`
        select id, body from messages where workspace_id = ${mine.workspaceId}`,
    );
    const byId = new Map(rows.map((row) => [row.id, row.body]));
    expect(byId.size).toBe(60);
    expect(answers.map((a) => byId.get(a.json.id))).toEqual(wanted.map((t) => t.body));
  });

  test("of two workspaces never meet", async () => {
    await Promise.all([sendAll(mine, texts("mine", 20)), sendAll(theirs, texts("theirs", 20))]);
    expect(await bodiesOf(mine)).toEqual(texts("mine", 20).map((t) => t.body));
    expect(await bodiesOf(theirs)).toEqual(texts("theirs", 20).map((t) => t.body));
  });

  test("do not fail with a bad one among them, which leaves no row and no contact behind", async () => {
    const stranger = numberOf(9_001);
    const good = texts("good", 20);
    const bad = [
      { to: stranger, template_name: "no_such_template" },
      { to: "nonsense", body: "to nobody" },
      { contact_id: 999_999_999, body: "to nobody" },
    ];
    const answers = await sendAll(mine, [...good.slice(0, 7), ...bad, ...good.slice(7)]);
    const expected = [...Array(7).fill(202), 422, 422, 422, ...Array(13).fill(202)];
    expect(statuses(answers)).toEqual(expected);
    expect(await bodiesOf(mine)).toEqual(good.map((t) => t.body));
    const [people] = await within(
      mine,
      (sql) => sql<{ n: number }[]>`
        select count(*) as n from contacts where workspace_id = ${mine.workspaceId}
          and phone_last4 = ${stranger.slice(-4)}`,
    );
    expect(people?.n).toBe(0);
  });

  test("with keys of their own are each made once, however often they come", async () => {
    const wanted = texts("once", 15);
    const headers = wanted.map((_, n) => ({ "idempotency-key": `together-${n}` }));
    const first = await sendAll(mine, wanted, headers);
    const again = await sendAll(mine, wanted, headers);
    expect(new Set(statuses(first))).toEqual(new Set([202]));
    expect(again.map((a) => a.json.id)).toEqual(first.map((a) => a.json.id));
    expect(await bodiesOf(mine)).toEqual(wanted.map((t) => t.body));
  });

  test("are stopped at the sixth code to one number in an hour, even where only the template says what it is", async () => {
    const template = { name: "login_code", category: "authentication", body: "Your code is {{code}}" };
    expect((await call(mine.key, createTemplate, { body: template })).status).toBe(201);
    const to = numberOf(8_001);
    const codes = Array.from({ length: 8 }, (_, n) => ({
      to,
      template_name: "login_code",
      variables: { code: `${n}` },
    }));
    const answers = await sendAll(mine, [...codes, ...texts("beside", 5)]);
    const told = statuses(answers.slice(0, 8));
    expect(told.filter((status) => status === 202)).toHaveLength(5);
    expect(told.filter((status) => status === 429)).toHaveLength(3);
    expect(statuses(answers.slice(8))).toEqual(Array(5).fill(202));
    expect(await bodiesOf(mine)).toHaveLength(10);
  });
});

test("texts whose commit broke off are not sent to be committed again: nobody knows whether it took place", async () => {
  const sql = ownerSql();
  await sql`create function refuse_commit() returns trigger language plpgsql as
    $$ begin raise exception 'the commit breaks off'; end $$`;
  await sql`create constraint trigger refuse_commit after insert on messages deferrable initially deferred
    for each row when (new.body = 'breaks off') execute function refuse_commit()`;
  try {
    const answers = await sendAll(mine, [{ to: numberOf(99), body: "breaks off" }, ...texts("beside", 5)]);
    expect(statuses(answers)).toEqual(Array(6).fill(500));
    expect(await bodiesOf(mine)).toEqual([]);
  } finally {
    await sql`drop trigger refuse_commit on messages`;
  }
});

test("a key that is revoked fails at once, while others with it are being asked about", async () => {
  const third = await createTenant(3);
  const ask = () => call(third.key, send, { body: { to: numberOf(1), body: "hello" } });
  const before = Array.from({ length: 10 }, ask);
  await within(
    third,
    (sql) => sql`update api_keys set revoked_at = now() where workspace_id = ${third.workspaceId}`,
  );
  const after = await Promise.all(Array.from({ length: 10 }, ask));
  expect(new Set(statuses(after))).toEqual(new Set([401]));
  await Promise.all(before);
});
