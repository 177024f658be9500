import { beforeEach, expect, test, vi } from "vitest";
import * as bulk from "@/app/api/v1/messages/bulk/route";
import * as preview from "@/app/api/v1/messages/preview/route";
import * as send from "@/app/api/v1/messages/route";
import { raw, withWorkspace } from "@/db/client";
import { testDatabase } from "@/db/testing";
import { testPeople, testSender } from "@/lib/campaigns/testing";
import { type TestTenant, testTenant } from "@/lib/http/testing";
import * as codes from "./draw-codes";
import { linkBase } from "./link-base";

await testDatabase();

const long = `https://juniper.example/${"a-very-long-path/".repeat(12)}`;
const body = `Your table is ready. Directions: ${long}`;

let mine: TestTenant;
let people: number[];
beforeEach(async () => {
  vi.restoreAllMocks();
  mine = await testTenant({ quietHours: null });
  await testSender(mine.workspaceId);
  people = await testPeople(mine.workspaceId, [{}, {}, {}, { consent: "no" }]);
});

const links = () =>
  withWorkspace(
    mine.workspaceId,
    (tx) => raw(tx)<{ code: string; contact_id: number; body: string; target: string }[]>`
      select l.code, l.contact_id, l.target, m.body from short_links l join messages m on m.id = l.message_id order by l.id`,
  );

test("a text is sent as its preview showed it: short where that was asked for, else as it was written", async () => {
  const text = { contact_id: people[0], body };
  const plain = await mine.call(preview.POST, { body: text });
  expect(plain.json).toMatchObject({ body, segments: 2 });
  const short = await mine.call(preview.POST, { body: { ...text, shorten_links: true } });
  expect(short.json).toMatchObject({ segments: 1 });
  expect(short.json.body).toMatch(/^Your table is ready\. Directions: http.*\/l\/\w{8}$/);

  const sent = await mine.call(send.POST, { body: { ...text, shorten_links: true } });
  expect(sent.json).toMatchObject({ segments: 1, status: "queued" });
  const [link] = await links();
  expect(link).toMatchObject({ contact_id: people[0], target: long });
  expect(link?.body).toBe(`Your table is ready. Directions: ${linkBase()}${link?.code}`);
  await mine.call(send.POST, { body: text });
  expect(await links()).toHaveLength(1);
});

test("the same key makes one text with one link", async () => {
  const request = {
    body: { contact_id: people[0], body, shorten_links: true },
    headers: { "Idempotency-Key": "order-7" },
  };
  const [first, second] = [await mine.call(send.POST, request), await mine.call(send.POST, request)];
  expect(second.json.id).toBe(first.json.id);
  expect(await links()).toHaveLength(1);
});

test("a batch says it for all, and a recipient otherwise for themselves", async () => {
  const recipients = people.map((contact_id, i) => ({
    contact_id,
    body,
    category: "marketing",
    ...(i === 1 ? { shorten_links: false } : {}),
  }));
  const reply = await mine.call(bulk.POST, {
    body: { batch_name: "Tables", shorten_links: true, recipients },
  });
  expect(reply.json).toMatchObject({ accepted: 3, rejected: [{ index: 3 }] });
  const made = await links();
  expect(made.map(({ contact_id }) => contact_id)).toEqual([people[0], people[2], people[3]]);
  expect(new Set(made.map(({ code }) => code)).size).toBe(3);
});

test("when a code is drawn that is taken, other ones are, and the text goes out once", async () => {
  await mine.call(send.POST, { body: { contact_id: people[0], body, shorten_links: true } });
  const [taken] = await links();
  const text = `Your table is ready. Directions: ${linkBase()}${taken?.code}`;
  const drawing = vi.spyOn(codes, "drawCodes").mockReturnValueOnce({
    text,
    links: [{ code: taken?.code ?? "", target: long }],
  });
  const reply = await mine.call(send.POST, { body: { contact_id: people[1], body, shorten_links: true } });
  expect(reply.status, reply.text).toBe(202);
  expect(drawing).toHaveBeenCalledTimes(2);
  const made = await links();
  expect(made).toHaveLength(2);
  expect(made[1]?.body).toContain(made[1]?.code);
});
