import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "./testing";

await testDatabase();
const { raw, withWorkspace } = await import("./client");
const { seed } = await import("./seed");
const { signIn } = await import("@/lib/auth/sign-in");
const { listDemoLogins } = await import("@/lib/auth/demo-logins");
const { parsePhone } = await import("@/lib/phone");
const { revealPhone } = await import("@/lib/contacts/phone-identity");
const { callRoute } = await import("@/lib/http/testing");
const templates = await import("@/app/api/v1/templates/route");

type Access = Awaited<ReturnType<typeof seed>>;
let access: Access;

beforeAll(async () => {
  access = await seed();
}, 60_000);

const count = (workspaceId: number, table: string) =>
  withWorkspace(
    workspaceId,
    async (tx) => (await raw(tx)`select count(*)::int as n from ${raw(tx)(table)}`)[0]?.n,
  );

const unlimited = { take: async () => true, giveBack: async () => {} };

test("a salon and a restaurant open with a hundred customers, six templates and a sender each", async () => {
  for (const workspaceId of [1, 2]) {
    expect(await count(workspaceId, "contacts")).toBe(100);
    expect(await count(workspaceId, "templates")).toBe(6);
    expect(await count(workspaceId, "senders")).toBe(1);
  }
});

test("every number is fictional, unique, and valid even without the sandbox's leniency", async () => {
  const numbers = await Promise.all(
    [1, 2].map((workspaceId) =>
      withWorkspace(workspaceId, async (tx) => {
        const rows = await raw(tx)<
          { phone_idx: string; phone_sealed: string }[]
        >`select phone_idx, phone_sealed from contacts`;
        const own = await raw(tx)<{ number: string }[]>`select number from senders`;
        return [
          ...rows.map((r) => revealPhone(workspaceId, r.phone_idx, r.phone_sealed)),
          ...own.map((r) => r.number),
        ];
      }),
    ),
  );
  const all = numbers.flat();
  expect(new Set(all).size).toBe(202);
  for (const number of all) {
    expect(number).toMatch(/^\+1\d{3}55501\d\d$/);
    expect(parsePhone(number).ok).toBe(true);
  }
});

test("every login that is told works, and the sign-in page offers the same", async () => {
  for (const { email, password } of access.logins) {
    expect(await signIn({ email, password }, "test", unlimited)).toMatchObject({ ok: true });
  }
  const roles = access.logins.map(({ workspace, role }) => `${workspace}/${role}`);
  for (const role of ["owner", "operator", "viewer"]) {
    expect(roles).toEqual(expect.arrayContaining([`Juniper Salon/${role}`, `Oak & Ember/${role}`]));
  }
  const told = new Map(access.logins.map(({ email, password }) => [email, password]));
  expect(new Map((await listDemoLogins()).map(({ email, password }) => [email, password]))).toEqual(told);
  expect(access.logins.length).toBe(told.size + 1);
});

test("the API key opens the salon", async () => {
  const reply = await callRoute(templates.GET, access.apiKey);
  expect(reply.status).toBe(200);
  expect(reply.json.data).toHaveLength(6);
});

test("consent is in the ledger: some opted in, some stopped, some said nothing", async () => {
  const [facts] = await withWorkspace(
    1,
    (tx) => raw(tx)`
      select count(distinct phone_idx) filter (where action = 'opted_in')::int as yes,
        count(*) filter (where action = 'opted_out' and category is null)::int as stop,
        count(*) filter (where action = 'opted_out' and category = 'marketing')::int as promos
      from consent_events`,
  );
  expect(facts).toEqual({ yes: 85, stop: 5, promos: 5 });
});

test("seeding again changes nothing", async () => {
  expect(await seed()).toEqual({ logins: [], apiKey: null });
  expect(await count(1, "contacts")).toBe(100);
});
