import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";
import type { TestTenant } from "@/lib/http/testing";

await testDatabase();
const { testTenant } = await import("@/lib/http/testing");
const { raw, withWorkspace } = await import("@/db/client");
const { systemActor } = await import("@/lib/actor");
const { optOut } = await import("@/lib/messages/stop-number");
const { ensureContacts, findRecipient } = await import("./ensure-contacts");
const { indexesOf } = await import("./phone-identity");
const list = await import("@/app/api/v1/contacts/route");
const one = await import("@/app/api/v1/contacts/[id]/route");
const merging = await import("@/app/api/v1/contacts/[id]/merge/route");
const unmerging = await import("@/app/api/v1/contacts/[id]/unmerge/route");
const consent = await import("@/app/api/v1/contacts/[id]/consent/route");
const duplicates = await import("@/app/api/v1/contacts/duplicates/route");
const optOuts = await import("@/app/api/v1/contacts/[id]/opt-outs/route");
const optIns = await import("@/app/api/v1/contacts/[id]/opt-ins/route");
const check = await import("@/app/api/v1/opt-outs/[phone]/route");

let salon: TestTenant;
let other: TestTenant;
beforeAll(async () => {
  salon = await testTenant({ name: "Bella Salon" });
  other = await testTenant({ name: "Other" });
});

let last = 0;
const freshPhone = () => `+1415556${String(2000 + ++last).padStart(4, "0")}`;
const create = (phone: string, more: Record<string, unknown> = {}, tenant = salon, query = "") =>
  tenant.call(list.POST, { body: { phone, ...more }, query });
const at = (id: unknown) => ({ params: { id: String(id) } });
const merge = (id: unknown, otherId: unknown, tenant = salon) =>
  tenant.call(merging.POST, { ...at(id), body: { contact_id: otherId } });
const unmerge = (id: unknown, tenant = salon) => tenant.call(unmerging.POST, { ...at(id), method: "POST" });
const stop = (phone: string, tenant = salon) =>
  optOut(systemActor(tenant.workspaceId), {
    phoneIndexes: indexesOf(tenant.workspaceId, phone),
    phoneLast4: phone.slice(-4),
    channel: null,
    category: null,
    method: "keyword",
    keyword: "STOP",
    rawText: "stop please",
  });
const isStopped = async (phone: string, tenant = salon) =>
  (await tenant.call(check.GET, { params: { phone } })).json.opted_out;

describe("no merge, erasure or new contact ever lifts a STOP", () => {
  const yes = { consent: { sms: true, whatsapp: true } };
  type Step = (phones: [string, string]) => Promise<unknown>;
  const idOf = async (phone: string) =>
    (
      (await salon.call(list.GET, { query: `phone=${encodeURIComponent(phone)}` })).json.data as {
        id: number;
      }[]
    )[0]?.id;
  const steps: Record<string, Step> = {
    merge: async ([a, b]) => merge(await idOf(a), await idOf(b)),
    "merge the other way": async ([a, b]) => merge(await idOf(b), await idOf(a)),
    erase: async ([a]) => salon.call(one.DELETE, { ...at(await idOf(a)), method: "DELETE" }),
    return: async ([a, b]) => {
      await create(a, yes, salon, "on_conflict=update");
      await create(b, yes, salon, "on_conflict=update");
    },
    import: ([a]) =>
      withWorkspace(salon.workspaceId, (tx) =>
        ensureContacts(tx, salon.workspaceId, [{ e164: a, country: "US", last4: a.slice(-4) }], "import"),
      ),
    change: async ([a]) => {
      const id = await idOf(a);
      return salon.call(one.PATCH, { ...at(id), method: "PATCH", body: yes });
    },
  };
  const names = Object.keys(steps);
  const orders = names.flatMap((first) => names.map((second) => [first, second] as const));

  async function live(order: readonly string[], when: number): Promise<void> {
    const phones: [string, string] = [freshPhone(), freshPhone()];
    const [said] = phones;
    for (const phone of phones) await create(phone, yes);
    for (const [n, name] of [...order, "return"].entries()) {
      if (n === when) await stop(said);
      await steps[name]?.(phones);
      if (n >= when) expect([order.join(" → "), await isStopped(said)]).toEqual([order.join(" → "), true]);
    }
  }

  test.each([0, 1, 2])("with STOP before step %i, in every order", { timeout: 60_000 }, async (when) => {
    for (let n = 0; n < orders.length; n += 6)
      await Promise.all(orders.slice(n, n + 6).map((order) => live(order, when)));
  });

  test("what one number said before a merge or says after it holds for both, until each asks to come back", async () => {
    for (const isBefore of [true, false]) {
      const [a, b] = [freshPhone(), freshPhone()];
      const person = (await create(a, yes)).json.id;
      const further = (await create(b, yes)).json.id;
      if (isBefore) await stop(b);
      await merge(person, further);
      if (!isBefore) await stop(b);
      expect([await isStopped(a), await isStopped(b)]).toEqual([true, true]);
      await unmerge(further);
      expect([await isStopped(a), await isStopped(b)]).toEqual([true, true]);
      const back = await salon.call(optIns.POST, {
        ...at(person),
        body: { given: "in_person", wording: "Please text me again" },
      });
      expect(back.status).toBe(200);
      expect([await isStopped(a), await isStopped(b)]).toEqual([false, true]);
    }
  });

  test("a no to offers alone wanders alone", async () => {
    const [a, b] = [freshPhone(), freshPhone()];
    const person = (await create(a, yes)).json.id;
    const further = (await create(b, { consent: { sms: false } })).json.id;
    await merge(person, further);
    const sms = ((await salon.call(one.GET, at(person))).json.consent as { sms: object }).sms;
    expect(sms).toMatchObject({ opted_out: false, opted_out_of: ["marketing", "program"] });
  });
});

describe("a merged number", () => {
  test("leaves the list, and leads to its person by id, number, last digits and text", async () => {
    const [a, b] = [freshPhone(), freshPhone()];
    const person = (await create(a, { first_name: "Ada", tags: ["x"] })).json.id as number;
    const further = (
      await create(b, {
        last_name: "Vela",
        email: "ada@example.com",
        tags: ["x", "y"],
        attributes: { plan: "gold" },
      })
    ).json.id as number;
    const merged = await merge(person, further);
    expect(merged.json).toMatchObject({
      id: person,
      first_name: "Ada",
      last_name: null,
      email: "ada@example.com",
      tags: ["x", "y"],
      attributes: { plan: "gold" },
      other_numbers: [{ contact_id: further, phone: `••• ${b.slice(-4)}` }],
    });
    expect((await salon.call(one.GET, at(further))).json.id).toBe(person);
    for (const query of [
      `phone=${encodeURIComponent(b)}`,
      `q=${b.slice(-4)}`,
      `last4=${b.slice(-4)}`,
      `q=${b}`,
    ])
      expect((await salon.call(list.GET, { query })).json.data).toMatchObject([{ id: person }]);
    expect((await salon.call(list.GET, { query: "q=vela" })).json.data).toEqual([]);
    const recipient = await withWorkspace(salon.workspaceId, (tx) =>
      findRecipient(tx, salon.workspaceId, further),
    );
    expect(recipient).toMatchObject({ id: further, e164: b, firstName: "Ada" });
    const again = await create(b, { first_name: "Adele" }, salon, "on_conflict=update");
    expect(again.json).toMatchObject({ id: person, first_name: "Adele" });
  });

  test("stands on its own again with what it was, and takes back what it gave", async () => {
    const [a, b] = [freshPhone(), freshPhone()];
    const person = (await create(a, { first_name: "Ada", tags: ["x"] })).json.id;
    const further = (
      await create(b, { first_name: "Bo", email: "bo@example.com", tags: ["y"], attributes: { k: 1, l: 2 } })
    ).json.id;
    await merge(person, further);
    await salon.call(one.PATCH, { ...at(person), method: "PATCH", body: { attributes: { l: 3 } } });
    expect((await unmerge(further)).json).toMatchObject({ id: further, first_name: "Bo", tags: ["y"] });
    expect((await salon.call(one.GET, at(person))).json).toMatchObject({
      first_name: "Ada",
      email: null,
      tags: ["x"],
      attributes: { l: 3 },
      other_numbers: [],
    });
    expect((await unmerge(further)).json.code).toBe("not_merged");
  });

  test("of a person who is merged again moves along, and back", async () => {
    const phones = [freshPhone(), freshPhone(), freshPhone()];
    const [a, b, c] = await Promise.all(phones.map(async (phone) => (await create(phone)).json.id));
    await merge(b, c);
    await merge(a, b);
    expect((await salon.call(one.GET, at(c))).json.id).toBe(a);
    await unmerge(b);
    expect((await salon.call(one.GET, at(c))).json.id).toBe(b);
    expect((await merge(a, a)).status).toBe(422);
    expect((await merge(a, c)).json.code).toBe("already_merged");
    expect((await merge(c, b)).status).toBe(422);
  });

  test("is erased with its person", async () => {
    const [a, b] = [freshPhone(), freshPhone()];
    const person = (await create(a)).json.id;
    const further = (await create(b)).json.id;
    await merge(person, further);
    await salon.call(one.DELETE, { ...at(further), method: "DELETE" });
    expect((await salon.call(one.GET, at(person))).status).toBe(404);
    expect((await salon.call(one.GET, at(further))).status).toBe(404);
    const [left] = await withWorkspace(
      salon.workspaceId,
      (tx) => raw(tx)`select count(*) as n from contacts where id = any(${[Number(person), Number(further)]})
        and (phone_idx is not null or phone_sealed is not null or merged_into_id is not null)`,
    );
    expect(left?.n).toBe(0);
  });

  test("can be no contact of another workspace", async () => {
    const mine = (await create(freshPhone())).json.id;
    const theirs = (await create(freshPhone(), {}, other)).json.id;
    const foreign = await merge(mine, theirs);
    expect(foreign.status).toBe(422);
    expect(foreign.text).toBe((await merge(mine, 999_999_999)).text);
    expect((await merge(theirs, mine)).status).toBe(404);
    expect((await unmerge(theirs)).status).toBe(404);
  });
});

test("people with one address or one name are found as possible duplicates, in this workspace only", async () => {
  const shop = await testTenant();
  await create(freshPhone(), { first_name: "Zoë", last_name: "Ünal", email: "z@example.com" }, shop);
  await create(freshPhone(), { first_name: "zoë", last_name: "ünal" }, shop);
  await create(freshPhone(), { first_name: "Z.", email: "Z@Example.com" }, shop);
  await create(freshPhone(), { first_name: "Zoë", last_name: "Ünal" }, other);
  const found = await shop.call(duplicates.GET);
  expect(found.json.data).toMatchObject([
    { reason: "same_email", contacts: [{}, {}] },
    { reason: "same_name", contacts: [{}, {}] },
  ]);
  expect((await salon.call(duplicates.GET)).text).not.toContain("Ünal");
});

describe("consent on a person's page", () => {
  test("shows each no with the words it was said in", async () => {
    const phone = freshPhone();
    const id = (await create(phone, { consent: { sms: { method: "web_form", wording: "Yes, offers" } } }))
      .json.id;
    await stop(phone);
    const { json } = await salon.call(consent.GET, at(id));
    expect(json.events).toMatchObject([
      { action: "opted_out", keyword: "STOP", raw_text: "stop please" },
      { action: "opted_in", method: "web_form", wording: "Yes, offers" },
    ]);
    const numbers = json.numbers as { channels: { purposes: { state: string }[] }[] }[];
    expect(numbers[0]?.channels[0]?.purposes.every((purpose) => purpose.state === "opted_out")).toBe(true);
  });

  test("takes a no to some sorts and to all", async () => {
    const id = (await create(freshPhone(), { consent: { sms: true } })).json.id;
    await salon.call(optOuts.POST, {
      ...at(id),
      body: { categories: ["marketing"], reason: "on the phone" },
    });
    const sms = async () => ((await salon.call(one.GET, at(id))).json.consent as { sms: object }).sms;
    expect(await sms()).toMatchObject({ opted_out: false, opted_out_of: ["marketing"] });
    await salon.call(optOuts.POST, { ...at(id), body: {} });
    expect(await sms()).toMatchObject({ opted_out: true });
  });

  test("a return after STOP needs the words, and is for what was asked only", async () => {
    const phone = freshPhone();
    const id = (await create(phone)).json.id;
    await stop(phone);
    const wish = { given: "in_person", categories: ["reminder", "reservation"] };
    const bare = await salon.call(optIns.POST, { ...at(id), body: wish });
    expect(bare.json.errors).toMatchObject([{ path: "wording", code: "evidence_required" }]);
    await salon.call(optIns.POST, { ...at(id), body: { ...wish, wording: "Remind me again, no ads" } });
    const { consent: now } = (await salon.call(one.GET, at(id))).json as {
      consent: { sms: { opted_in: string[]; opted_out_of: string[] } };
    };
    expect(now.sms.opted_in).toEqual(["reservation", "reminder"]);
    expect(now.sms.opted_out_of).toEqual(["authentication", "conversation", "order", "marketing", "program"]);
  });
});
