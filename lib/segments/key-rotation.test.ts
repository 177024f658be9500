import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";
import type { TestTenant } from "@/lib/http/testing";

await testDatabase();
// Two index keys: numbers known from before the rotation lie under the former one.
process.env.PARLEY_INDEX_KEY = Buffer.alloc(32, 7).toString("base64");
process.env.PARLEY_INDEX_KEY_PREVIOUS = Buffer.alloc(32, 9).toString("base64");
const { testTenant } = await import("@/lib/http/testing");
const { raw, withWorkspace } = await import("@/db/client");
const { systemActor } = await import("@/lib/actor");
const { seal } = await import("@/lib/crypto");
const { recordConsent } = await import("@/lib/consent/record-consent");
const { ensureContacts } = await import("@/lib/contacts/ensure-contacts");
const { indexesOf } = await import("@/lib/contacts/phone-identity");
const { optOut } = await import("@/lib/messages/stop-number");
const { countMembers } = await import("./audience");
const contacts = await import("@/app/api/v1/contacts/route");

let salon: TestTenant;
let other: TestTenant;
beforeAll(async () => {
  salon = await testTenant({ name: "Bella Salon" });
  other = await testTenant({ name: "Other" });
});

let last = 0;
const freshPhone = () => `+1415552${String(1000 + ++last)}`;
const stopped = (tenant = salon) =>
  withWorkspace(tenant.workspaceId, (tx) =>
    countMembers(tx, tenant.workspaceId, {
      segment: { path: "consent.sms.marketing", op: "eq", value: "opted_out" },
      exclude: null,
    }),
  );

/** A no from before the rotation, of somebody who was erased since: only the former index is left of them. */
const formerNo = (phone: string) =>
  withWorkspace(salon.workspaceId, (tx) =>
    recordConsent(tx, systemActor(salon.workspaceId), [
      {
        phoneIdx: indexesOf(salon.workspaceId, phone)[1] ?? "",
        phoneLast4: null,
        channel: null,
        category: null,
        action: "opted_out",
        method: "keyword",
      },
    ]),
  );

test("a no under the former key meets the person who comes back, whichever way they come", async () => {
  const [written, texted] = [freshPhone(), freshPhone()];
  await formerNo(written);
  await formerNo(texted);
  expect(await stopped()).toBe(0);
  expect((await salon.call(contacts.POST, { body: { phone: written } })).status).toBe(201);
  expect(await stopped()).toBe(1);
  await withWorkspace(salon.workspaceId, (tx) =>
    ensureContacts(tx, salon.workspaceId, [{ e164: texted, country: "US", last4: texted.slice(-4) }], "api"),
  );
  expect(await stopped()).toBe(2);
});

test("a STOP under the current key holds for a person known under the former one, until they come back", async () => {
  const before = await stopped();
  const phone = freshPhone();
  const { workspaceId } = salon;
  const indexes = indexesOf(workspaceId, phone);
  const former = indexes[1] ?? "";
  await withWorkspace(
    workspaceId,
    (tx) => raw(tx)`
    insert into contacts (workspace_id, source, phone_idx, phone_sealed, phone_last4)
    values (${workspaceId}, 'api', ${former}, ${seal(phone, `contact|${workspaceId}|phone|${former}`)}, ${phone.slice(-4)})`,
  );
  const say = { phoneIndexes: indexes, phoneLast4: phone.slice(-4), channel: null, category: null } as const;
  await optOut(systemActor(workspaceId), { ...say, method: "keyword", keyword: "STOP" });
  expect(await stopped()).toBe(before + 1);
  await withWorkspace(workspaceId, (tx) =>
    recordConsent(tx, systemActor(workspaceId), [
      { ...say, phoneIdx: former, phoneIndexes: indexes, action: "opted_in", method: "staff" },
    ]),
  );
  expect(await stopped()).toBe(before);
  expect(await stopped(other)).toBe(0);
});
