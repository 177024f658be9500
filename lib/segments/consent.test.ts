import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";
import type { TestTenant } from "@/lib/http/testing";

await testDatabase();
const { testTenant } = await import("@/lib/http/testing");
const { ownerSql, raw, withWorkspace } = await import("@/db/client");
const { categories, channels, consentActions, consentMethods } = await import("@/db/enums");
const { systemActor } = await import("@/lib/actor");
const { consentState } = await import("@/lib/consent/consent-state");
const { ledgersOf } = await import("@/lib/consent/queries");
const { recordConsent } = await import("@/lib/consent/record-consent");
const { indexesOf } = await import("@/lib/contacts/phone-identity");
const contacts = await import("@/app/api/v1/contacts/route");
const contact = await import("@/app/api/v1/contacts/[id]/route");
const merge = await import("@/app/api/v1/contacts/[id]/merge/route");
const preview = await import("@/app/api/v1/segments/preview/route");

let salon: TestTenant;
let other: TestTenant;
beforeAll(async () => {
  salon = await testTenant({ name: "Bella Salon" });
  other = await testTenant({ name: "Other" });
});

let last = 0;
const freshPhone = () => `+1415559${String(1000 + ++last)}`;
const add = async (phone: string, tenant = salon) =>
  Number((await tenant.call(contacts.POST, { body: { phone } })).json.id);

/** What segments say of each person, by channel and category, beside what their ledgers come to. */
async function compare(): Promise<{ said: string[]; meant: string[]; bits: number }> {
  return withWorkspace(salon.workspaceId, async (tx) => {
    const people = await raw(tx)<{ id: number; phone_idx: string }[]>`
      select id, phone_idx from contacts where phone_idx is not null and merged_into_id is null order by id`;
    const ledgers = await ledgersOf(
      tx,
      salon.workspaceId,
      people.map((one) => one.phone_idx),
    );
    const meant = channels.flatMap((channel) =>
      categories.flatMap((category) =>
        people.map(({ id, phone_idx }) => {
          const state = consentState(ledgers.get(phone_idx) ?? [], channel, category);
          return `${channel} ${category} ${state.optedOut ? "opted_out" : state.optedIn ? "opted_in" : "none"} ${id}`;
        }),
      ),
    );
    const { memberIds } = await import("./audience");
    const said: string[] = [];
    for (const channel of channels)
      for (const category of categories)
        for (const value of ["opted_in", "opted_out", "none"]) {
          const segment = { path: `consent.${channel}.${category}`, op: "eq" as const, value };
          const ids = await memberIds(tx, salon.workspaceId, { segment, exclude: null }, null, 1_000);
          said.push(...ids.map((id) => `${channel} ${category} ${value} ${id}`));
        }
    return { said: said.sort(), meant: meant.sort(), bits: said.length };
  });
}

const line = fc.record({
  person: fc.nat({ max: 7 }),
  channel: fc.constantFrom(null, ...channels),
  category: fc.constantFrom(null, null, "marketing" as const, "program" as const, "order" as const),
  action: fc.constantFrom(...consentActions),
  method: fc.constantFrom(...consentMethods),
});

test("segments know of every ledger exactly what the gate reads in it", async () => {
  const phones = Array.from({ length: 8 }, freshPhone);
  // Half of them are known before the first line of their ledgers, half only after the last.
  for (const phone of phones.slice(0, 4)) await add(phone);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(line, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 }),
      async (batches) => {
        for (const batch of batches)
          await withWorkspace(salon.workspaceId, (tx) =>
            recordConsent(
              tx,
              systemActor(salon.workspaceId),
              batch.map(({ person, ...entry }) => ({
                ...entry,
                phoneIdx: indexesOf(salon.workspaceId, phones[person] ?? "")[0] ?? "",
                phoneLast4: null,
              })),
            ),
          );
        const { said, meant } = await compare();
        expect(said).toEqual(meant);
      },
    ),
    { numRuns: 12 },
  );
  for (const phone of phones.slice(4)) await add(phone);
  const { said, meant, bits } = await compare();
  expect(said).toEqual(meant);
  expect(bits).toBe(8 * channels.length * categories.length);
}, 120_000);

const stop = (phoneIdx: string, workspaceId = salon.workspaceId) =>
  withWorkspace(workspaceId, (tx) =>
    recordConsent(tx, systemActor(workspaceId), [
      { phoneIdx, phoneLast4: null, channel: null, category: null, action: "opted_out", method: "keyword" },
    ]),
  );

const marksOf = (phoneIdx: string, workspaceId = salon.workspaceId) =>
  withWorkspace(workspaceId, async (tx) => {
    const [row] = await raw(tx)<
      {
        contact_id: number | null;
        is_listed: boolean;
        opted_out: string;
        opted_in: string;
        tags: string[];
        attributes: Record<string, unknown>;
        country: string | null;
        language: string | null;
        added_at: string | null;
      }[]
    >`
      select contact_id, is_listed, opted_out::text, opted_in::text, tags, attributes, country, language, added_at from contact_marks where phone_idx = ${phoneIdx}`;
    return row ?? null;
  });

test("an opt-out outlives the person it was said by, and meets them again", async () => {
  const phone = freshPhone();
  const idx = indexesOf(salon.workspaceId, phone)[0] ?? "";
  const id = await add(phone);
  await salon.call(contact.PATCH, {
    method: "PATCH",
    params: { id: String(id) },
    body: { tags: ["vip"], attributes: { visits: 3 }, language: "es" },
  });
  expect(await marksOf(idx)).toMatchObject({
    contact_id: id,
    is_listed: true,
    tags: ["vip"],
    attributes: { visits: 3 },
    country: "US",
    language: "es",
    added_at: expect.any(String),
    opted_out: "0",
  });
  await stop(idx);
  const { opted_out: everything } = (await marksOf(idx)) ?? {};
  expect(BigInt(everything ?? 0)).toBe(0b0111_1111_0000_0000_0111_1111n);
  await salon.call(contact.DELETE, { method: "DELETE", params: { id: String(id) } });
  expect(await marksOf(idx)).toEqual({
    contact_id: null,
    is_listed: false,
    tags: [],
    attributes: {},
    country: null,
    language: null,
    added_at: null,
    opted_out: everything,
    opted_in: "0",
  });
  const again = await add(phone);
  expect(await marksOf(idx)).toMatchObject({ contact_id: again, is_listed: true, opted_out: everything });
});

test("nothing remains of an erased person who never said yes or no", async () => {
  const phone = freshPhone();
  const idx = indexesOf(salon.workspaceId, phone)[0] ?? "";
  const id = await add(phone);
  expect(await marksOf(idx)).toMatchObject({ contact_id: id });
  await salon.call(contact.DELETE, { method: "DELETE", params: { id: String(id) } });
  expect(await marksOf(idx)).toBeNull();
});

test("a merged number is nobody of its own, and its no holds for the person", async () => {
  const [first, second] = [freshPhone(), freshPhone()];
  const [person, former] = [await add(first), await add(second)];
  await stop(indexesOf(salon.workspaceId, second)[0] ?? "");
  await salon.call(contact.PATCH, {
    method: "PATCH",
    params: { id: String(former) },
    body: { attributes: { visits: 3 } },
  });
  const merged = await salon.call(merge.POST, {
    params: { id: String(person) },
    body: { contact_id: former },
  });
  expect(merged.status, merged.text).toBe(200);
  expect(await marksOf(indexesOf(salon.workspaceId, second)[0] ?? "")).toMatchObject({
    is_listed: false,
    attributes: {},
  });
  const { said, meant } = await compare();
  expect(said).toEqual(meant);
  expect(said).toContain(`sms marketing opted_out ${person}`);
});

test.each(["lines", "numbers"])(
  "what moves to another key takes its marks along, %s first",
  async (first) => {
    const phone = freshPhone();
    const id = await add(phone);
    const idx = indexesOf(salon.workspaceId, phone)[0] ?? "";
    await stop(idx);
    const owner = ownerSql();
    // As a rotation does it: over every workspace, outside the policies.
    await owner.begin(async (sql) => {
      await sql`alter table consent_events no force row level security`;
      await sql`alter table contacts no force row level security`;
      await sql`alter table contact_marks no force row level security`;
      const tables = first === "lines" ? ["consent_events", "contacts"] : ["contacts", "consent_events"];
      for (const table of tables)
        await sql`update ${sql(table)} set phone_idx = phone_idx || '.next' where phone_idx = ${idx}`;
      await sql`alter table consent_events force row level security`;
      await sql`alter table contacts force row level security`;
      await sql`alter table contact_marks force row level security`;
    });
    expect(await marksOf(idx)).toBeNull();
    expect(await marksOf(`${idx}.next`)).toMatchObject({ contact_id: id, is_listed: true });
    const { said, meant } = await compare();
    expect(said).toEqual(meant);
  },
);

test("consent of one workspace is nothing to another", async () => {
  const phone = freshPhone();
  await add(phone, other);
  await add(phone);
  await stop(indexesOf(other.workspaceId, phone)[0] ?? "", other.workspaceId);
  const ask = (tenant: TestTenant) =>
    tenant.call(preview.POST, {
      body: { definition: { path: "consent.sms.order", op: "eq", value: "opted_out" } },
    });
  expect((await ask(other)).json).toMatchObject({ count: 1, everybody: 1 });
  const { said, meant } = await compare();
  expect(said).toEqual(meant);
});
