import { NextRequest } from "next/server";
import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";
import type { TestTenant } from "@/lib/http/testing";
import type { MediaView } from "./schema";
import { pngChunk, testPng } from "./testing";

await testDatabase();
const { raw, withWorkspace } = await import("@/db/client");
const { testTenant, callRoute } = await import("@/lib/http/testing");
const { systemActor } = await import("@/lib/actor");
const list = await import("@/app/api/v1/media/route");
const one = await import("@/app/api/v1/media/[id]/route");
const served = await import("@/app/media/[code]/route");
const templates = await import("@/app/api/v1/templates/route");
const template = await import("@/app/api/v1/templates/[id]/route");
const { codeIn } = await import("./pictures");
const { uploadMedia } = await import("./upload-media");

let salon: TestTenant;
let other: TestTenant;

beforeAll(async () => {
  salon = await testTenant({ name: "Juniper Salon" });
  other = await testTenant({ name: "Other" });
});

const png = (seed: number, size = 300) => testPng(seed, size + 8);
/** The smallest GIF there is. */
const dot = Buffer.from("R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=", "base64");

/** A request with bytes, as a browser or curl would send it. */
async function upload(
  tenant: TestTenant,
  body: Buffer | FormData,
  headers: Record<string, string> = {},
  query = "",
) {
  const content = body instanceof FormData ? body : new Uint8Array(body);
  const response = await list.POST(
    new NextRequest(`http://localhost:3000/api/v1/media${query}`, {
      method: "POST",
      body: content,
      headers: {
        "X-API-Key": tenant.key,
        ...(body instanceof FormData ? {} : { "Content-Type": "image/png" }),
        ...headers,
      },
    }),
    { params: Promise.resolve({}) },
  );
  return { status: response.status, json: (await response.json()) as MediaView & { code: string } };
}

const form = (...files: [name: string, bytes: Buffer][]) => {
  const data = new FormData();
  data.append("note", "not a file");
  for (const [name, bytes] of files) data.append("file", new File([new Uint8Array(bytes)], name));
  return data;
};
const get = (code: string, headers: Record<string, string> = {}) =>
  served.GET(new Request(`http://localhost:3000/media/${code}`, { headers }), {
    params: Promise.resolve({ code }),
  });
const codeOf = ({ url }: MediaView) => codeIn(url) ?? "";

describe("putting a picture in", () => {
  test("as a form or as a bare body, under the name it came with", async () => {
    const formed = await upload(salon, form(["/home/rosa/../Fall cuts.png", png(1)]));
    expect(formed.status).toBe(201);
    expect(formed.json).toMatchObject({ name: "Fall cuts.png", content_type: "image/png", size: 308 });
    expect(formed.json.url).toMatch(/^http:\/\/localhost:3000\/media\/[\w-]{32}$/);
    const bare = await upload(salon, png(2), {}, "?name=Menu.png");
    expect(bare.json).toMatchObject({ name: "Menu.png", created_by: "test" });
  });

  test("keeps nothing of where and with what it was taken; a damaged one is refused", async () => {
    const place = pngChunk("tEXt", Buffer.from("Location\0Rosa's home"));
    const { json } = await upload(salon, testPng(50, 308, [place]));
    expect(json.size).toBe(308);
    const shown = await get(codeOf(json));
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(png(50));
    // It is the same picture as the one that never said so.
    expect((await upload(salon, png(50))).json.id).toBe(json.id);
    for (const broken of [
      png(51).subarray(0, 200),
      Buffer.from("GIF89a..............."),
      Buffer.of(0xff, 0xd8, 0xff),
    ])
      expect(await upload(salon, broken)).toMatchObject({
        status: 422,
        json: { errors: [{ path: "file", code: "media_damaged" }] },
      });
  });

  test("its type is what its bytes say, whatever it is called", async () => {
    const made = await upload(salon, form(["evil.html", dot]), {});
    expect(made.json).toMatchObject({ content_type: "image/gif" });
    for (const bytes of ["<svg onload='alert(1)'/>", "<!doctype html>", "%PDF-1.7", "RIFF....WEBPVP8 ", ""]) {
      const refused = await upload(salon, form(["picture.png", Buffer.from(bytes)]));
      expect(refused.status, bytes).toBe(422);
      expect(refused.json).toMatchObject({ errors: [{ path: "file", code: "media_type" }] });
    }
  });

  test("the same bytes twice are one picture; in another workspace they are another", async () => {
    const [first, again] = await Promise.all([upload(salon, png(3)), upload(salon, png(3))]);
    expect(first.json.url).toBe(again.json.url);
    const theirs = await upload(other, png(3));
    expect(theirs.json.url).not.toBe(first.json.url);
    expect(theirs.status).toBe(201);
  });

  test("5 MB pass and a byte more does not, by form, by body and by claim", async () => {
    const limit = 5 * 1024 * 1024;
    expect((await upload(salon, png(4, limit - 8))).status).toBe(201);
    expect((await upload(salon, png(4, limit - 7))).status).toBe(413);
    expect((await upload(salon, form(["a.png", png(4, limit - 7)]))).status).toBe(413);
    expect((await upload(salon, png(4), { "Content-Length": String(limit + 1) })).status).toBe(413);
  });

  test("what is no upload is told so", async () => {
    expect(await upload(salon, form())).toMatchObject({ status: 422, json: { code: "no_file" } });
    expect(await upload(salon, form(["a.png", png(5)], ["b.png", png(6)]))).toMatchObject({
      status: 422,
      json: { code: "one_file" },
    });
    const cut = await upload(salon, png(7), { "Content-Length": "9999" });
    expect(cut).toMatchObject({ status: 400, json: { code: "incomplete_body" } });
    const odd = await upload(salon, png(7), { "Content-Type": "multipart/form-data" });
    expect(odd.status).toBe(400);
  });

  test("needs the right to send texts", async () => {
    const reader = await testTenant({}, ["messages:read"]);
    expect((await upload(reader, png(8))).status).toBe(403);
    expect((await callRoute(list.GET, null)).status).toBe(401);
  });
});

describe("serving", () => {
  test("anyone with the address sees the picture, and nothing in it can run", async () => {
    const { json } = await upload(salon, form(['Ça va; "x"\r\n.png', png(10)]));
    const answer = await get(codeOf(json));
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(png(10));
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/png",
      "x-content-type-options": "nosniff",
      "cache-control": "public, max-age=31536000, immutable",
      "content-security-policy": "default-src 'none'; sandbox",
      "content-length": "308",
    });
    expect(answer.headers.get("content-disposition")).toMatch(/^inline; filename="[\w-]{1,15}\.png"$/);
    const known = await get(codeOf(json), { "if-none-match": answer.headers.get("etag") ?? "" });
    expect(known.status).toBe(304);
  });

  test("a code that is none is 404, and never a fault", async () => {
    for (const code of [
      "",
      "a",
      "x".repeat(32),
      "../../etc/passwd",
      "x".repeat(5_000),
      "%00",
      "' or 1=1 --",
    ]) {
      const answer = await get(code);
      expect(answer.status, code).toBe(404);
      expect(await answer.text()).toBe("Not found");
    }
  });
});

describe("listing and deleting", () => {
  test("pages run newest first and show no other workspace's pictures", async () => {
    const tenant = await testTenant();
    for (const seed of [20, 21, 22]) await upload(tenant, png(seed), {}, `?name=${seed}`);
    const first = await tenant.call(list.GET, { query: "limit=2" });
    const names = (json: Record<string, unknown>) => (json.data as MediaView[]).map(({ name }) => name);
    expect(names(first.json)).toEqual(["22", "21"]);
    const rest = await tenant.call(list.GET, { query: `limit=2&cursor=${first.json.next_cursor}` });
    expect(names(rest.json)).toEqual(["20"]);
    expect(rest.json.next_cursor).toBe(null);
    const empty = await (await testTenant()).call(list.GET);
    expect(empty.json.data).toEqual([]);
  });

  test("a picture that nothing uses goes for good; another workspace's answers like none", async () => {
    const { json } = await upload(salon, png(30));
    const remove = (tenant: TestTenant) =>
      tenant.call(one.DELETE, { method: "DELETE", params: { id: String(json.id) } });
    expect((await remove(other)).status).toBe(404);
    expect((await remove(salon)).status).toBe(200);
    expect((await remove(salon)).status).toBe(404);
    expect((await get(codeOf(json))).status).toBe(404);
  });

  test("while a template shows it, it stays", async () => {
    const { json } = await upload(salon, png(31));
    const made = await salon.call(templates.POST, {
      body: { name: "Fall cuts", body: "New cuts!", media_urls: [json.url] },
    });
    const kept = await salon.call(one.DELETE, { method: "DELETE", params: { id: String(json.id) } });
    expect(kept).toMatchObject({ status: 409, json: { code: "media_in_use" } });
    expect(kept.json.detail).toContain("Fall cuts");
    const params = { id: String(made.json.id) };
    await salon.call(template.PATCH, { method: "PATCH", params, body: { media_urls: [] } });
    const gone = await salon.call(one.DELETE, { method: "DELETE", params: { id: String(json.id) } });
    expect(gone.status).toBe(200);
  });

  test("a workspace has room for 500 MB", async () => {
    const tenant = await testTenant();
    await withWorkspace(
      tenant.workspaceId,
      (tx) =>
        raw(
          tx,
        )`insert into media_files (workspace_id, code, name, content_type, size, sha256, content, created_by)
        values (${tenant.workspaceId}, 'full', 'full', 'image/png', ${500 * 1024 * 1024}, 'full', '', 'test')`,
    );
    const actor = systemActor(tenant.workspaceId);
    await expect(uploadMedia(actor, { name: "x", bytes: png(40) })).rejects.toMatchObject({
      code: "media_full",
    });
  });
});
