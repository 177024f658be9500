import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing";

await testDatabase();
const { systemActor } = await import("@/lib/actor");
const { createContact } = await import("@/lib/contacts/create-contact");
const { createTemplate } = await import("@/lib/templates/create-template");
const { createContactInput } = await import("@/lib/contacts/schema");
const { createTemplateInput } = await import("@/lib/templates/schema");
const { createSegment } = await import("@/lib/segments/create-segment");
const { createSegmentInput } = await import("@/lib/segments/schema");
const { testTenant } = await import("@/lib/http/testing");
const { testSender, testText } = await import("./testing");
const door = await import("@/app/api/v1/search/route");

type Results = import("./search-schema").SearchResults;
type Granted = Parameters<typeof testTenant>[1];

async function tenant(phone: string, granted?: Granted) {
  const place = await testTenant({ timeZone: "UTC" }, granted);
  const actor = systemActor(place.workspaceId);
  const { contact } = await createContact(
    actor,
    createContactInput.parse({ phone, first_name: "Maria", last_name: "Lopez" }),
    "error",
  );
  const senderId = await testSender(place.workspaceId);
  await testText(place.workspaceId, senderId, {
    contactId: contact.id,
    status: "delivered",
    body: "Your 100% silk scarf is ready, Maria",
  });
  await createTemplate(
    actor,
    createTemplateInput.parse({ name: "silk_reminder", category: "reminder", body: "Hi {{name}}" }),
  );
  await createSegment(
    actor,
    createSegmentInput.parse({
      name: "Silk lovers",
      definition: { path: "first_name", op: "eq", value: "Maria" },
    }),
  );
  const find = async (q: string) =>
    (await place.call(door.GET, { query: new URLSearchParams({ q }).toString() })).json as unknown as Results;
  return { ...place, contactId: contact.id, find };
}

test("one box finds a person by name, number and last four digits, a text by its words, a template or a segment by its name", async () => {
  const { find, contactId } = await tenant("+14155550137");
  for (const q of ["maria", "Lopez", "+1 415 555 0137", "0137"])
    expect((await find(q)).contacts).toEqual([{ id: contactId, name: "Maria Lopez", phone: "••• 0137" }]);
  expect((await find("silk")).templates.map(({ name }) => name)).toEqual(["silk_reminder"]);
  expect((await find("LOVERS silk")).segments.map(({ name }) => name)).toEqual(["Silk lovers"]);
  const { messages, messages_complete } = await find("100% silk");
  expect(messages.map(({ body, contact_name }) => [body, contact_name])).toEqual([
    ["Your 100% silk scarf is ready, Maria", "Maria Lopez"],
  ]);
  expect(messages_complete).toBe(true);
  expect((await find("100_ silk")).messages).toEqual([]);
});

test("another workspace's people, texts, templates and segments are never found", async () => {
  const [mine, other] = [await tenant("+14155550137"), await tenant("+14155550137")];
  for (const q of ["maria", "0137", "silk", "+14155550137"]) {
    const found = await mine.find(q);
    expect(found.contacts.map(({ id }) => id)).not.toContain(other.contactId);
    for (const { contact_id } of found.messages) expect(contact_id).toBe(mine.contactId);
    expect(found.templates.length).toBeLessThanOrEqual(1);
    expect(found.segments.length).toBeLessThanOrEqual(1);
  }
});

test("what the key may not read is not among the results", async () => {
  const { find } = await tenant("+14155550137", ["contacts:read"]);
  expect(await find("silk")).toMatchObject({ contacts: [], messages: [], templates: [], segments: [] });
  expect((await find("maria")).contacts).toHaveLength(1);
  const stranger = await testTenant({}, ["messages:read"]);
  expect((await stranger.call(door.GET, { query: "q=maria" })).status).toBe(403);
});

test("odd words find nothing and break nothing", async () => {
  const { call, find } = await tenant("+14155550137");
  for (const q of ["%", "_", "\\", "'; drop table contacts; --", "🦄", "\u202e", "a".repeat(100), "٠١٣٧"])
    expect(await find(q)).toHaveProperty("contacts");
  for (const query of ["", "q=", "q=%20", `q=${"a".repeat(101)}`, "q=a&limit=0", "q=a&limit=21", "q=a&b=c"])
    expect((await call(door.GET, { query })).status).toBe(400);
  expect((await call(door.GET, { query: "q=%00" })).status).toBeLessThan(500);
});
