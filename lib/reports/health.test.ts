import { afterEach, expect, test, vi } from "vitest";
import { testDatabase } from "@/db/testing";

await testDatabase();
process.env.PARLEY_PLATFORM_KEY = "platform-key-of-this-test";
// Nothing listens there: the carrier is silent.
process.env.TWILIO_API_BASE_URL = "http://127.0.0.1:9";
const { standInModel } = await import("@/lib/assistant/eval/stand-in-model");
const { forgetModels, noteModel } = await import("@/lib/assistant/model-health");
const { forgetVerified } = await import("@/lib/assistant/verify-model");
const { callRoute, testTenant } = await import("@/lib/http/testing");
const { withWorkspace, raw } = await import("@/db/client");
const { closePool } = await import("@/db/pool");
const { env } = await import("@/lib/env");
const { countTables } = await import("./table-counts");
const health = await import("@/app/api/health/route");
const database = await import("@/app/api/v1/debug/database/route");
const verify = await import("@/app/api/v1/debug/twilio/verify/route");

type Body = { status: string; services: Record<string, { status: string }> };
const platformKey = "platform-key-of-this-test";

afterEach(() => {
  Object.assign(env(), { isProduction: false });
  vi.restoreAllMocks();
});

test("a silent carrier degrades, a missing model does not count, nothing secret is shown", async () => {
  const answer = await health.GET();
  const text = await answer.text();
  const body = JSON.parse(text) as Body;
  expect([answer.status, body.status]).toEqual([200, "degraded"]);
  const { sms_service, llm_service, database_service, jobs_service } = body.services;
  expect(sms_service).toMatchObject({ status: "unhealthy", carrier: "sandbox" });
  expect(llm_service).toEqual({ status: "unavailable", error: "Not configured" });
  expect(database_service).toEqual({ status: "healthy", connection: "successful" });
  expect(jobs_service).toMatchObject({ status: "healthy" });
  const { twilio, NEXTAUTH_SECRET } = env();
  for (const secret of [twilio.authToken, twilio.accountSid, NEXTAUTH_SECRET])
    expect(text).not.toContain(secret);
});

test("a model is asked about once a minute at most, and its failures are told", async () => {
  const { OPENAI_API_KEY, OPENAI_BASE_URL } = env();
  const model = await standInModel(() => ({ status: 500 }));
  const read = async () => ((await (await health.GET()).json()) as Body).services.llm_service;
  const set = (settings: object) => {
    Object.assign(env(), settings);
    forgetModels();
    forgetVerified();
  };
  set({ OPENAI_API_KEY: "sk-secret-of-this-test", OPENAI_BASE_URL: model.baseUrl });
  const known = { configured: true, model: env().OPENAI_MODEL };
  expect(await Promise.all([read(), read(), read()])).toEqual(Array(3).fill({ status: "healthy", ...known }));
  expect(model.requests).toHaveLength(1);
  noteModel(env().OPENAI_MODEL, { ok: false, error: "no answer in time", isSilent: true });
  expect(await read()).toMatchObject({ status: "degraded", ...known, error: "no answer in time" });
  noteModel(env().OPENAI_MODEL, { ok: true });
  expect(await read()).toEqual({ status: "healthy", ...known });
  await model.close();
  set({});
  expect(await read()).toEqual({ status: "degraded", ...known, error: "not reached" });
  set({ OPENAI_API_KEY, OPENAI_BASE_URL });
  expect(await read()).toEqual({ status: "unavailable", error: "Not configured" });
});

test("texts that nobody sends make the jobs degraded, a long queue that is being sent does not", async () => {
  const { createTenant, enqueue, numberOf } = await import("@/e2e/bench/world");
  const tenant = await createTenant(1);
  const jobs = async () => ((await (await health.GET()).json()) as Body).services.jobs_service?.status;
  await enqueue(tenant, [{ to: numberOf(1), body: "Your order is ready" }]);
  expect(await jobs()).toBe("healthy");
  const bend = (table: string, column: string, value: string) =>
    withWorkspace(tenant.workspaceId, (tx) => raw(tx).unsafe(`update ${table} set ${column} = ${value}`));
  await bend("messages", "due_at", "now() - interval '10 minutes'");
  expect(await jobs()).toBe("degraded");
  await bend("senders", "last_claimed_at", "now()");
  expect(await jobs()).toBe("healthy");
});

test("a carrier that does not show what customers texted degrades, a business's own account does not", async () => {
  const { createTenant } = await import("@/e2e/bench/world");
  const { workspaceId } = await createTenant(3);
  const jobs = async () => ((await (await health.GET()).json()) as Body).services.jobs_service;
  const looked = (tries: number, minutes: number) =>
    withWorkspace(
      workspaceId,
      (tx) => raw(tx)`update senders set inbound_look_tries = ${tries},
        inbound_known_until = now() - make_interval(mins => ${minutes}) where workspace_id = ${workspaceId}`,
    );
  await looked(2, 30);
  expect(await jobs()).toMatchObject({ status: "healthy" });
  await looked(3, 30);
  expect(await jobs()).toMatchObject({
    status: "degraded",
    error: "the carrier's list of received texts cannot be read",
  });
  await withWorkspace(workspaceId, async (tx) => {
    const sql = raw(tx);
    const [account] = await sql<{ id: number }[]>`
      insert into provider_accounts (workspace_id, provider, account_sid, auth_token_sealed)
      values (${workspaceId}, 'twilio', 'ACown', '') returning id`;
    await sql`update senders set account_id = ${account?.id ?? 0} where workspace_id = ${workspaceId}`;
  });
  expect(await jobs()).toMatchObject({ status: "healthy" });
});

test("callbacks that nobody applies make the jobs degraded", async () => {
  const { withoutWorkspace } = await import("@/db/client");
  await withoutWorkspace(
    (tx) => raw(
      tx,
    )`insert into provider_events (provider, account_sid, provider_sid, status, payload_sealed, next_try_at)
    values ('twilio', 'AC', 'SM', 'sent', '', now() - interval '10 minutes')`,
  );
  const body = (await (await health.GET()).json()) as Body;
  expect(body.services.jobs_service?.status).toBe("degraded");
});

test("table counts are exact over all workspaces and hold no row", async () => {
  const [a, b] = [await testTenant(), await testTenant()];
  const before = (await countTables()).tables.contacts;
  for (const { workspaceId } of [a, b]) {
    await withWorkspace(
      workspaceId,
      (tx) =>
        raw(
          tx,
        )`insert into contacts (workspace_id, source, first_name) values (${workspaceId}, 'test', 'Canary')`,
    );
  }
  const counted = await callRoute(database.GET, platformKey);
  expect(counted.json).toMatchObject({ tables: { contacts: before + 2 } });
  expect(counted.text).not.toContain("Canary");
});

test("debugging is the operator's: a tenant's key answers 404, none 401, production 404", async () => {
  const tenant = await testTenant();
  for (const door of [database.GET, verify.GET]) {
    expect((await tenant.call(door)).status).toBe(404);
    expect((await callRoute(door, null)).status).toBe(401);
    expect((await callRoute(door, platformKey)).status).toBe(200);
    Object.assign(env(), { isProduction: true });
    expect((await callRoute(door, platformKey)).status).toBe(404);
    Object.assign(env(), { isProduction: false });
  }
});

test("without a database the answer is 503, in time", async () => {
  await closePool();
  const real = env().DATABASE_URL;
  Object.assign(env(), { DATABASE_URL: "postgres://nobody@127.0.0.1:9/none" });
  const started = performance.now();
  const answer = await health.GET();
  expect(answer.status).toBe(503);
  expect(performance.now() - started).toBeLessThan(4_000);
  await closePool();
  Object.assign(env(), { DATABASE_URL: real });
});
