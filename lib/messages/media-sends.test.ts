import { beforeEach, describe, expect, test, vi } from "vitest";
import { raw, withWorkspace } from "@/db/client";
import { testDatabase } from "@/db/testing";
import { systemActor } from "@/lib/actor";
import { createCampaign } from "@/lib/campaigns/create-campaign";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { runCampaigns } from "@/lib/campaigns/run-campaigns";
import { createCampaignInput } from "@/lib/campaigns/schema";
import { testPeople, testSender } from "@/lib/campaigns/testing";
import { type TestTenant, testTenant } from "@/lib/http/testing";
import * as probe from "@/lib/media/probe-address";
import { testPng } from "@/lib/media/testing";
import { uploadMedia } from "@/lib/media/upload-media";

await testDatabase();
const messages = await import("@/app/api/v1/messages/route");
const bulk = await import("@/app/api/v1/messages/bulk/route");
const preview = await import("@/app/api/v1/messages/preview/route");
const one = await import("@/app/api/v1/messages/[id]/route");
const templates = await import("@/app/api/v1/templates/route");
const template = await import("@/app/api/v1/templates/[id]/route");
const versions = await import("@/app/api/v1/templates/[id]/versions/route");
const restore = await import("@/app/api/v1/templates/[id]/restore/route");
const duplicate = await import("@/app/api/v1/templates/[id]/duplicate/route");
const templatePreview = await import("@/app/api/v1/templates/[id]/preview/route");

const host = "https://pictures.example.com";
const good = `${host}/menu.png`;
/** What the internet holds in these tests, by the end of an address. */
const faults: Record<string, probe.Probed["problem"]> = {
  "inner.png": "media_private_address",
  "huge.png": "media_too_large",
  "page.html": "media_type",
  "gone.png": "media_unreachable",
};
const asks = vi.spyOn(probe, "probeAddress").mockImplementation(async (address) => {
  const problem = faults[address.split("/").at(-1) ?? ""];
  return problem
    ? { problem, contentType: null, size: null }
    : { problem: null, contentType: "image/png", size: 1_000 };
});

let salon: TestTenant;
let other: TestTenant;
beforeEach(async () => {
  asks.mockClear();
  salon = await testTenant({ quietHours: null, frequencyCap: { per_day: null, per_week: null } });
  other = await testTenant();
  await testSender(salon.workspaceId);
  await testSender(salon.workspaceId, "whatsapp");
});

let last = 4_150_000;
const someone = () => `+1415${++last}`;
const picture = async (tenant: TestTenant, seed = Math.random()) => {
  const bytes = testPng(String(seed));
  return (await uploadMedia(systemActor(tenant.workspaceId), { name: "Cut.png", bytes })).url;
};
const send = (body: Record<string, unknown>) =>
  salon.call(messages.POST, { body: { to: someone(), body: "Look", ...body } });
const rowOf = async (id: unknown) => (await salon.call(one.GET, { params: { id: String(id) } })).json;
const problemsOf = (json: Record<string, unknown>) =>
  (json.errors as { path: string; code: string }[]).map(({ path, code }) => `${path} ${code}`);

describe("one text", () => {
  test("carries its pictures, and costs by the message whatever its length", async () => {
    const mine = await picture(salon);
    const sent = await send({ body: "x".repeat(500), media_urls: [good, mine] });
    expect(sent).toMatchObject({ status: 202, json: { segments: 1, estimated_cost_micros: 22_000 } });
    expect(await rowOf(sent.json.id)).toMatchObject({ media_urls: [good, mine], segments: 1 });
    const plain = await send({ body: "x".repeat(500) });
    expect(plain.json).toMatchObject({ segments: 4 });
    expect(await rowOf(plain.json.id)).toMatchObject({ media_urls: [] });
  });

  test("may be a picture without a word, to the same person twice", async () => {
    const to = someone();
    const draft = { to, category: "marketing", consent: true };
    for (const url of [good, `${host}/other.png`]) {
      const sent = await salon.call(messages.POST, { body: { ...draft, media_urls: [url] } });
      expect(sent).toMatchObject({ status: 202, json: { segments: 1 } });
      await withWorkspace(
        salon.workspaceId,
        (tx) =>
          raw(
            tx,
          )`update messages set status = 'delivered', sent_at = now() where id = ${Number(sent.json.id)}`,
      );
    }
    for (const draft of [{}, { media_urls: [] }, { body: " " }, { body: " ", media_urls: [] }]) {
      const refused = await salon.call(messages.POST, { body: { to: someone(), ...draft } });
      expect(refused.status).toBe(422);
    }
  });

  test.each([
    ["inner.png", "media_private_address"],
    ["huge.png", "media_too_large"],
    ["page.html", "media_type"],
    ["gone.png", "media_unreachable"],
  ])("with %s is refused at that picture", async (file, code) => {
    const refused = await send({ media_urls: [good, `${host}/${file}`] });
    expect(refused.status).toBe(422);
    expect(problemsOf(refused.json)).toEqual([`media_urls.1 ${code}`]);
  });

  test("with another workspace's picture is refused like one that never was", async () => {
    const theirs = await send({ media_urls: [await picture(other)] });
    const nobodys = await send({ media_urls: [`http://localhost:3000/media/${"x".repeat(32)}`] });
    expect(problemsOf(theirs.json)).toEqual(["media_urls.0 media_not_found"]);
    expect(theirs.text).toBe(nobodys.text);
  });

  test("takes ten pictures and no eleven, and nothing but web addresses", async () => {
    expect((await send({ media_urls: Array(10).fill(good) })).status).toBe(202);
    const eleven = await send({ media_urls: Array(11).fill(good) });
    expect(problemsOf(eleven.json)).toEqual(["media_urls too_many_media"]);
    for (const odd of ["javascript:alert(1)", "file:///etc/passwd", "data:image/png;base64,AA", "x", ""])
      expect((await send({ media_urls: [odd] })).status, odd).toBe(422);
    for (const odd of ["x", 7, { a: 1 }, null, [null], [[good]]])
      expect((await send({ media_urls: odd })).status).toBe(422);
  });

  test("is previewed with its pictures and price, without asking anybody", async () => {
    const shown = await salon.call(preview.POST, {
      body: { to: someone(), media_urls: [`${host}/gone.png`] },
    });
    expect(shown.json).toMatchObject({
      segments: 1,
      estimated_cost_micros: 22_000,
      media_urls: [`${host}/gone.png`],
    });
    expect(asks).not.toHaveBeenCalled();
  });

  test("on WhatsApp carries one", async () => {
    const whatsapp = { channel: "whatsapp", category: "conversation" };
    const to = someone();
    const two = await send({ ...whatsapp, to, media_urls: [good, `${host}/b.png`] });
    expect(problemsOf(two.json)).toEqual(["media_urls too_many_media"]);
  });
});

describe("many texts in one call", () => {
  test("look at each picture once, and refuse only those whose picture cannot go", async () => {
    const recipients = Array.from({ length: 200 }, (_, i) => ({
      to: someone(),
      body: `Hello ${i}`,
      media_urls: i === 7 ? [`${host}/inner.png`] : i === 8 ? Array(11).fill(good) : [good],
    }));
    const sent = await salon.call(bulk.POST, { body: { batch_name: "Menu", recipients } });
    expect(sent.json).toMatchObject({
      accepted: 198,
      rejected: [
        { index: 7, code: "media_private_address", detail: expect.stringContaining("media_urls.0: ") },
        { index: 8, code: "validation_failed" },
      ],
    });
    expect(asks).toHaveBeenCalledTimes(2);
  });
});

describe("templates", () => {
  const create = (body: Record<string, unknown>) =>
    salon.call(templates.POST, {
      body: { name: crypto.randomUUID(), body: "New cuts, {{first_name}}", category: "order", ...body },
    });

  test("are refused beside the picture that cannot be sent, and stay as they were", async () => {
    const refused = await create({ media_urls: [good, `${host}/huge.png`] });
    expect(problemsOf(refused.json)).toEqual(["media_urls.1 media_too_large"]);
    const made = await create({ media_urls: [good] });
    const params = { id: String(made.json.id) };
    const bad = await salon.call(template.PATCH, {
      method: "PATCH",
      params,
      body: { media_urls: [`${host}/page.html`] },
    });
    expect(problemsOf(bad.json)).toEqual(["media_urls.0 media_type"]);
    expect((await salon.call(template.GET, { params })).json).toMatchObject({
      media_urls: [good],
      version: 1,
    });
  });

  test("keep the pictures of every version; other pictures are a new one, and old ones come back", async () => {
    const made = await create({ media_urls: [good] });
    const params = { id: String(made.json.id) };
    const patch = (body: unknown) => salon.call(template.PATCH, { method: "PATCH", params, body });
    expect((await patch({ media_urls: [good], body: "New cuts, {{first_name}}" })).json).toMatchObject({
      version: 1,
    });
    expect((await patch({ media_urls: [] })).json).toMatchObject({ version: 2, media_urls: [] });
    expect((await patch({ body: "Other, {{first_name}}" })).json).toMatchObject({
      version: 3,
      media_urls: [],
    });
    const kept = await salon.call(versions.GET, { params });
    expect((kept.json.data as { media_urls: string[] }[]).map((v) => v.media_urls)).toEqual([[], [], [good]]);
    const back = await salon.call(restore.POST, { params, body: { version: 1 } });
    expect(back.json).toMatchObject({ version: 4, media_urls: [good] });
    const copy = await salon.call(duplicate.POST, { params, body: {} });
    expect(copy.json).toMatchObject({ version: 1, media_urls: [good] });
    const shown = await salon.call(templatePreview.POST, { params, body: { first_name: "Maria" } });
    expect(shown.json).toMatchObject({ segments: 1, estimated_cost_micros: 22_000, media_urls: [good] });
  });

  test("lend their pictures to a text that names none of its own", async () => {
    const mine = await picture(salon);
    const made = await create({ media_urls: [mine], body: "New cuts" });
    const theirs = await send({ body: undefined, template_id: made.json.id });
    expect(await rowOf(theirs.json.id)).toMatchObject({ media_urls: [mine], estimated_cost_micros: 22_000 });
    const own = await send({ body: undefined, template_id: made.json.id, media_urls: [good] });
    expect(await rowOf(own.json.id)).toMatchObject({ media_urls: [good] });
    const none = await send({ body: undefined, template_id: made.json.id, media_urls: [] });
    expect(await rowOf(none.json.id)).toMatchObject({ media_urls: [] });
  });
});

test("a campaign whose picture went offline since its text was saved is not launched", async () => {
  const made = await salon.call(templates.POST, {
    body: { name: "Fall cuts", body: "New cuts", category: "order", media_urls: [good] },
  });
  await testPeople(salon.workspaceId, [{}]);
  const actor = systemActor(salon.workspaceId);
  const draft = createCampaignInput.parse({ name: "Fall", template_id: made.json.id });
  const { id } = await createCampaign(actor, draft);
  await withWorkspace(
    salon.workspaceId,
    (tx) => raw(tx)`update media_checks set checked_at = now() - interval '2 hours'`,
  );
  asks.mockResolvedValueOnce({ problem: "media_unreachable", contentType: null, size: null });
  await expect(launchCampaign(actor, id)).rejects.toMatchObject({
    status: 422,
    extra: { errors: [{ path: "template_id", code: "media_unreachable" }] },
  });
});

test("a campaign sends the pictures of the version it was launched with", async () => {
  const mine = await picture(salon);
  const made = await salon.call(templates.POST, {
    body: {
      name: "Fall cuts",
      body: "New cuts, {{first_name}}",
      category: "marketing",
      media_urls: [mine, good],
    },
  });
  await testPeople(salon.workspaceId, [{ consent: "yes" }]);
  const actor = systemActor(salon.workspaceId);
  const draft = createCampaignInput.parse({ name: "Fall", template_id: made.json.id, channel: "sms" });
  const { id } = await createCampaign(actor, draft);
  await launchCampaign(actor, id);
  await salon.call(template.PATCH, {
    method: "PATCH",
    params: { id: String(made.json.id) },
    body: { media_urls: [] },
  });
  await runCampaigns({ budgetMs: 1_500 });
  const rows = await withWorkspace(
    salon.workspaceId,
    (tx) =>
      raw(tx)<{ media_urls: string[]; segments: number; estimated_cost_micros: number }[]>`
      select media_urls, segments, estimated_cost_micros from messages where campaign_id = ${id}`,
  );
  expect(rows).toEqual([{ media_urls: [mine, good], segments: 1, estimated_cost_micros: 22_000 }]);
});
