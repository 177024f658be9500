import { beforeEach, describe, expect, test, vi } from "vitest";
import { withWorkspace } from "@/db/client";
import type { Role } from "@/db/enums";
import { senders } from "@/db/schema/senders";
import { workspaces } from "@/db/schema/workspaces";
import { testDatabase } from "@/db/testing";
import { env } from "@/lib/env";
import { GET as GET_FILE } from "./phones/[id]/media/[sid]/route";
import { POST as POST_PICTURE } from "./phones/[id]/pictures/route";
import { PATCH } from "./phones/[id]/route";
import { POST as POST_TEXT } from "./phones/[id]/texts/route";
import { GET, POST } from "./phones/route";

const who = vi.hoisted(() => ({ role: "owner" as Role | null }));
vi.mock("@/lib/auth/page-session", () => ({
  currentUser: async () => who.role && { memberships: [{ workspaceId: 1, name: "Salon", role: who.role }] },
}));

await testDatabase();
await withWorkspace(1, async (tx) => {
  await tx.insert(workspaces).values({ id: 1, name: "Salon" });
  await tx
    .insert(senders)
    .values({ workspaceId: 1, name: "Salon", number: "+12125550101", segmentsPerSecond: 1 });
});

const ownOrigin = new URL(env().PARLEY_PUBLIC_URL).origin;

beforeEach(() => {
  who.role = "owner";
});

function call(
  door: typeof GET,
  method: string,
  body?: unknown,
  { id = "1", origin = ownOrigin } = {},
): Promise<Response> {
  const headers = { Origin: origin, "Content-Type": "application/json" };
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  return door(new Request(`${ownOrigin}/sandbox/api/phones`, init), { params: Promise.resolve({ id }) });
}

test("a member adds a phone and finds it", async () => {
  const added = await call(POST, "POST", { number: "+12125550137" });
  expect(added.status).toBe(201);
  const listed = await (await call(GET, "GET")).json();
  expect(listed.phones).toMatchObject([{ id: (await added.json()).id, display: "(212) 555-0137" }]);
});

test.each(["https://evil.example", "null", ""])(
  "a page of origin %j cannot make a phone talk",
  async (origin) => {
    const answer = await call(POST, "POST", { number: "+12125550137" }, { origin });
    expect([answer.status, (await answer.json()).code]).toEqual([403, "foreign_origin"]);
  },
);

test("signed out nobody sees a phone", async () => {
  who.role = null;
  for (const answer of [await call(GET, "GET"), await call(PATCH, "PATCH", { behavior: "slow" })])
    expect(answer.status).toBe(401);
});

test("a viewer reads, and changes nothing", async () => {
  who.role = "viewer";
  expect((await call(GET, "GET")).status).toBe(200);
  expect((await call(PATCH, "PATCH", { behavior: "slow" })).status).toBe(403);
});

test.each([
  [POST, {}, 422],
  [POST, { number: 5 }, 422],
  [POST, { number: "+12125550137", workspace_id: 2 }, 422],
  [PATCH, { behavior: "explode" }, 422],
  [PATCH, { seenId: -1 }, 422],
  [POST_TEXT, { senderId: 1, channel: "sms", body: "  " }, 422],
  [POST_TEXT, { senderId: 1, channel: "sms", body: "a\u0000" }, 422],
  [POST_TEXT, { senderId: 999, channel: "sms", body: "Hi" }, 404],
  [POST_TEXT, { senderId: 1, channel: "sms", body: "x".repeat(20_000) }, 413],
])("bad input is never a 500 (%#)", async (door, body, status) => {
  expect((await call(door, "POST", body)).status).toBe(status);
});

test.each(["0", "x", "99999999999999999999", "424242"])("phone %s is not found", async (id) => {
  expect((await call(PATCH, "PATCH", { behavior: "slow" }, { id })).status).toBe(404);
});

describe("a file from a phone", () => {
  const send = async (fill: (form: FormData) => void, origin = ownOrigin) => {
    const { phones, senders } = await (await call(GET, "GET")).json();
    const form = new FormData();
    form.set("senderId", String(senders[0].senderId));
    form.set("channel", "sms");
    fill(form);
    const request = new Request(ownOrigin, { method: "POST", headers: { Origin: origin }, body: form });
    return POST_PICTURE(request, { params: Promise.resolve({ id: String(phones[0].id) }) });
  };
  const file = (type: string, size = 20) => new File([new Uint8Array(size)], "x", { type });

  test("is on its screen, and never a page of ours", async () => {
    const answer = await send((form) => form.set("file", file("text/html")));
    expect(answer.status).toBe(201);
    const { id, messages } = await answer.json();
    expect(messages.at(-1)).toMatchObject({ body: "", files: [{ contentType: "text/html" }] });
    const sid = messages.at(-1).files[0].url.split("/").at(-1);
    const look = (params: Record<string, string>) =>
      GET_FILE(new Request(ownOrigin), { params: Promise.resolve(params) });
    const shown = await look({ id: String(id), sid });
    expect([shown.status, shown.headers.get("content-type")]).toEqual([200, "application/octet-stream"]);
    expect(shown.headers.get("content-disposition")).toMatch(/^attachment/);
    expect((await look({ id: String(id), sid: "ME0" })).status).toBe(404);
    who.role = "viewer";
    expect((await send((form) => form.set("file", file("image/png")))).status).toBe(403);
    who.role = null;
    expect((await look({ id: String(id), sid })).status).toBe(401);
  });

  test("is refused where it is none, too large, or another page sends it", async () => {
    const status = async (fill: (form: FormData) => void, origin?: string) =>
      (await send(fill, origin)).status;
    expect(await status(() => {})).toBe(422);
    expect(await status((form) => form.set("file", "words"))).toBe(422);
    expect(await status((form) => form.set("file", file("image/png", 0)))).toBe(422);
    expect(await status((form) => form.set("file", file("image/png", 5 * 1024 * 1024 + 1)))).toBe(413);
    expect(await status((form) => form.set("file", file("image/png", 6 * 1024 * 1024)))).toBe(413);
    expect(await status((form) => form.set("file", file("image/png")), "https://evil.example")).toBe(403);
    expect(
      await status((form) => {
        form.set("file", file("image/png"));
        form.set("channel", "pigeon");
      }),
    ).toBe(422);
    const headers = { Origin: ownOrigin, "Content-Type": "multipart/form-data; boundary=x" };
    const torn = new Request(ownOrigin, { method: "POST", headers, body: "--x\r\nContent" });
    expect((await POST_PICTURE(torn, { params: Promise.resolve({ id: "1" }) })).status).toBe(400);
  });
});
