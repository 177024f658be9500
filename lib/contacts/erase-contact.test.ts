import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";
import type { TestTenant } from "@/lib/http/testing";

await testDatabase();
const { testTenant } = await import("@/lib/http/testing");
const { raw, withWorkspace } = await import("@/db/client");
const { indexesOf } = await import("./phone-identity");
const list = await import("@/app/api/v1/contacts/route");
const one = await import("@/app/api/v1/contacts/[id]/route");

let salon: TestTenant;
let other: TestTenant;
beforeAll(async () => {
  salon = await testTenant({ name: "Bella Salon" });
  other = await testTenant({ name: "Other" });
});

test("the ledger keeps what was decided and forgets words and digits; nobody can rewrite it", async () => {
  const phone = "+14155572001";
  const evidence = { method: "web_form", wording: "Yes, says Ann", categories: ["marketing"] };
  const body = { phone, consent: { sms: evidence } };
  const made = await salon.call(list.POST, { body });
  await other.call(list.POST, { body });
  const phones = indexesOf(salon.workspaceId, phone);
  const ledger = () =>
    withWorkspace(
      salon.workspaceId,
      (tx) => raw(tx)`select action, method, category, phone_last4, wording, reason, raw_text
        from consent_events where phone_idx = any(${phones}) order by id`,
    );
  const change = (sql: (tx: ReturnType<typeof raw>) => Promise<unknown>) =>
    withWorkspace(salon.workspaceId, (tx) => sql(raw(tx)));
  expect(await ledger()).toMatchObject([{ wording: "Yes, says Ann", phone_last4: phone.slice(-4) }]);
  await expect(
    change((sql) => sql`update consent_events set wording = 'forged' where phone_idx = any(${phones})`),
  ).rejects.toThrow();
  await expect(
    change((sql) => sql`update consent_events set action = 'opted_out' where phone_idx = any(${phones})`),
  ).rejects.toThrow();
  await salon.call(one.DELETE, { method: "DELETE", params: { id: String(made.json.id) } });
  expect([...(await ledger())]).toEqual([
    {
      action: "opted_in",
      method: "web_form",
      category: "marketing",
      phone_last4: null,
      wording: null,
      reason: null,
      raw_text: null,
    },
  ]);
  const theirs = await withWorkspace(
    other.workspaceId,
    (tx) => raw(tx)`select wording from consent_events
      where phone_idx = any(${indexesOf(other.workspaceId, phone)})`,
  );
  expect([...theirs]).toEqual([{ wording: "Yes, says Ann" }]);
});
