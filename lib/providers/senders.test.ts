import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";
import type { TestTenant } from "@/lib/http/testing";

await testDatabase();
const { testTenant } = await import("@/lib/http/testing");
const { withWorkspace } = await import("@/db/client");
const { env } = await import("@/lib/env");
const { providerAccounts, senders } = await import("@/db/schema/senders");
const { findCredentials } = await import("./find-carrier");
const list = await import("@/app/api/v1/senders/route");
const one = await import("@/app/api/v1/senders/[id]/route");

let salon: TestTenant;
let other: TestTenant;

beforeAll(async () => {
  salon = await testTenant({ name: "Bella Salon" });
  other = await testTenant({ name: "Other" });
});

let last = 0;
const fresh = () => `+1415555${String(5000 + ++last).padStart(4, "0")}`;
const create = (body: Record<string, unknown>, tenant = salon) => tenant.call(list.POST, { body });
const patch = (id: unknown, body: unknown, tenant = salon) =>
  tenant.call(one.PATCH, { method: "PATCH", params: { id: String(id) }, body });
const codesOf = (json: Record<string, unknown>) =>
  (json.errors as { code: string }[]).map((error) => error.code);
const account = { account_sid: `AC${"a1".repeat(16)}`, auth_token: "0123456789abcdef0123456789abcdef" };

test("the first sender of a channel becomes its default, another one takes it over", async () => {
  const fixed = await testTenant();
  const first = await create({ number: fresh() }, fixed);
  const whatsapp = await create({ number: `whatsapp:${fresh()}`, channel: "whatsapp" }, fixed);
  const second = await create({ number: fresh() }, fixed);
  expect([first, whatsapp, second].map((reply) => [reply.status, reply.json.is_default])).toEqual([
    [201, true],
    [201, true],
    [201, false],
  ]);
  expect(String(whatsapp.json.number)).toMatch(/^\+/);
  await patch(second.json.id, { is_default: true }, fixed);
  const all = await fixed.call(list.GET, { query: "channel=sms" });
  expect((all.json.data as { is_default: boolean }[]).map((row) => row.is_default)).toEqual([true, false]);
});

test("an own account's token is sealed, never answered, and rotates keeping the former one", async () => {
  const made = await create({ number: fresh(), ...account });
  expect(made.json).toMatchObject({ account_sid: account.account_sid });
  const [row] = await withWorkspace(salon.workspaceId, (tx) => tx.select().from(providerAccounts));
  expect(JSON.stringify(row)).not.toContain(account.auth_token);
  expect(made.text).not.toContain(account.auth_token);
  const rotated = await patch(made.json.id, { auth_token: "ffffffffffffffffffffffffffffffff" });
  expect(rotated.status).toBe(200);
  const [after] = await withWorkspace(salon.workspaceId, (tx) => tx.select().from(providerAccounts));
  expect(after?.previousTokenSealed).toBe(row?.authTokenSealed);
  const credentials = await withWorkspace(salon.workspaceId, (tx) =>
    findCredentials(tx, salon.workspaceId, after?.id ?? 0),
  );
  expect(credentials.authToken).toBe("f".repeat(32));
  const again = await create({ number: fresh(), account_sid: account.account_sid });
  expect(again.status).toBe(201);
});

test("an address serves one workspace, and the refusal does not say whose it is", async () => {
  const number = fresh();
  const service = `MG${"b2".repeat(16)}`;
  await create({ number, messaging_service_sid: service });
  for (const body of [{ number }, { number, channel: "whatsapp" }, { messaging_service_sid: service }]) {
    const taken = await create(body, other);
    expect([taken.status, taken.json.code]).toEqual([409, "sender_taken"]);
    expect(taken.text).not.toContain("Bella");
  }
  const own = await create({ number });
  expect([own.status, own.json.code]).toEqual([409, "sender_exists"]);
  expect((await create({ number, channel: "whatsapp" })).status).toBe(201);
  expect((await create({ number, ...account }, other)).status).toBe(201);
});

test("twenty claims of one number at once make one sender", async () => {
  const number = fresh();
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, i) => create({ number }, i % 2 ? salon : other)),
  );
  expect(replies.map((reply) => reply.status).sort()).toEqual([201, ...Array(19).fill(409)]);
});

test.each([
  [{}, "number_required"],
  [{ number: "hello" }, "phone_invalid"],
  [{ number: "+14155559999", messaging_service_sid: "MG1" }, "invalid_format"],
  [{ number: "+14155559999", auth_token: "0123456789abcdef" }, "account_sid_required"],
  [{ number: "+14155559999", account_sid: `AC${"c3".repeat(16)}` }, "auth_token_required"],
  [{ number: "+14155559999", provider: "aws" }, "provider_unavailable"],
  [{ number: "+14155559999", segments_per_second: 0 }, "too_small"],
  [{ number: "+14155559999", verified_numbers: ["nobody"] }, "phone_invalid"],
  [{ number: "+14155559999", workspace_id: 2 }, "unknown_field"],
])("%j is refused as %s", async (body, code) => {
  const refused = await create(body);
  expect([refused.status, codesOf(refused.json)]).toEqual([422, expect.arrayContaining([code])]);
});

test("nobody can claim the platform's account as their own", async () => {
  const refused = await create({
    number: fresh(),
    account_sid: env().twilio.accountSid,
    auth_token: account.auth_token,
  });
  expect(codesOf(refused.json)).toEqual(["account_not_allowed"]);
});

test("a trial account's numbers are kept as indexes and shown as a count", async () => {
  const made = await create({ number: fresh(), verified_numbers: ["+14155550111", "(415) 555-0112"] });
  expect(made.json.verified_numbers).toBe(2);
  const rows = await withWorkspace(salon.workspaceId, (tx) => tx.select().from(senders));
  expect(JSON.stringify(rows)).not.toContain("5550111");
  expect((await patch(made.json.id, { verified_numbers: null })).json.verified_numbers).toBeNull();
});

test("resuming a sender clears its problem", async () => {
  const made = await create({ number: fresh(), status: "paused" });
  await withWorkspace(salon.workspaceId, (tx) =>
    tx.update(senders).set({ problemAt: new Date(), problemCode: 30034 }),
  );
  expect((await patch(made.json.id, { name: "x" })).json.problem).toMatchObject({ code: 30034 });
  expect((await patch(made.json.id, { status: "active" })).json).toMatchObject({
    status: "active",
    problem: null,
  });
});

test("another tenant's sender answers byte by byte like one that never was", async () => {
  const theirs = await create({ number: fresh(), name: "Hidden" }, other);
  for (const knock of [
    (id: unknown) => salon.call(one.GET, { params: { id: String(id) } }),
    (id: unknown) => patch(id, { name: "x" }),
  ]) {
    const foreign = await knock(theirs.json.id);
    expect(foreign.status).toBe(404);
    expect(foreign.text).toBe((await knock(999_999_999)).text);
  }
  expect((await salon.call(list.GET)).text).not.toContain("Hidden");
});
