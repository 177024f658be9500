import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";
import { type TestTenant, testTenant } from "@/lib/http/testing";
import { mediaAddress } from "@/lib/providers/media-address";
import { customerWrites, testNumber } from "./testing";

const png = Buffer.from("\x89PNG\r\n\x1a\n and the rest of a picture", "latin1");
const asked: { path: string; authorization: string | undefined }[] = [];
const files: Record<string, { type: string; body: Buffer; location?: string }> = {
  "1": { type: "image/png", body: png },
  "2": { type: "image/svg+xml", body: Buffer.from("<svg onload='alert(1)'/>") },
  "3": { type: "image/png", body: Buffer.from("<html><script>alert(1)</script>") },
  "4": { type: "text/plain", body: Buffer.from(""), location: "http://169.254.169.254/latest/meta-data" },
  "5": { type: "image/jpeg", body: Buffer.alloc(16 * 1024 * 1024 + 1) },
};
const keeper = createServer((request, response) => {
  asked.push({ path: request.url ?? "", authorization: request.headers.authorization });
  const file = files[request.url?.at(-1) ?? ""];
  if (!file) response.writeHead(404).end();
  else
    response
      .writeHead(file.location ? 307 : 200, {
        "Content-Type": file.type,
        ...(file.location ? { Location: file.location } : {}),
      })
      .end(file.body);
});
await new Promise<void>((ready) => keeper.listen(0, "127.0.0.1", ready));
const base = `http://127.0.0.1:${(keeper.address() as AddressInfo).port}/twilio`;
process.env.TWILIO_API_BASE_URL = base;
await testDatabase();
const media = await import("@/app/api/v1/messages/[id]/media/[index]/route");
const messages = await import("@/app/api/v1/messages/route");
const { env } = await import("@/lib/env");

afterAll(() => keeper.close());

const { accountSid, authToken } = env().twilio;
const address = (n: number, account = accountSid) =>
  `${base}/2010-04-01/Accounts/${account}/Messages/MM${"a".repeat(32)}/Media/ME${"b".repeat(31)}${n}`;

let mine: TestTenant;
let messageId: number;
const urls = [
  ...[1, 2, 3, 4, 5, 6].map((n) => address(n)),
  "http://169.254.169.254/latest/meta-data",
  address(1, `AC${"0".repeat(32)}`),
  `${base}/2010-04-01/Accounts/${accountSid}/Messages.json`,
];
const get = (index: number | string, who: TestTenant = mine, id = messageId) =>
  who.call(media.GET, { params: { id: String(id), index: String(index) } });

beforeAll(async () => {
  mine = await testTenant();
  const to = await testNumber(mine.workspaceId);
  await customerWrites({ from: "+12025550148", to, body: "Look at this", media: urls });
  const { data } = (await mine.call(messages.GET)).json as { data: { id: number; media_urls: string[] }[] };
  messageId = data[0]?.id ?? 0;
  expect(data[0]?.media_urls).toEqual(urls);
});

describe("a file that came with a text", () => {
  test("is fetched with the account's own credentials, and can only be looked at", async () => {
    const picture = await get(0);
    expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect(picture.headers.get("content-disposition")).toBe('inline; filename="picture.png"');
    expect(picture.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
    expect(picture.headers.get("x-content-type-options")).toBe("nosniff");
    expect(asked.at(-1)?.authorization).toBe(
      `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`,
    );
  });

  test("is only saved where it is a program, whatever it calls itself", async () => {
    for (const index of [1, 2]) {
      const file = await get(index);
      expect(file.headers.get("content-type")).toBe("application/octet-stream");
      expect(file.headers.get("content-disposition")).toMatch(/^attachment;/);
    }
  });

  test("is not fetched from inside a network, from another account, or from elsewhere in the API", async () => {
    const before = asked.length;
    for (const index of [6, 7, 8])
      expect([index, (await get(index)).json.code]).toEqual([index, "media_not_fetched"]);
    expect(asked).toHaveLength(before);
    // The provider's own answer sends nobody inside either.
    expect((await get(3)).json.code).toBe("media_not_fetched");
  });

  test("that is too large, gone, or none at all is told plainly", async () => {
    expect((await get(4)).status).toBe(413);
    expect((await get(5)).json.code).toBe("media_gone");
    expect((await get(9)).json.code).toBe("not_found");
    expect((await get(10)).status).toBe(404);
    expect((await get("x")).status).toBe(404);
  });

  test("is nobody else's", async () => {
    const other = await testTenant();
    const before = asked.length;
    expect((await get(0, other)).text).toBe((await get(0, other, 999_999)).text);
    expect(asked).toHaveLength(before);
  });
});

test("only the provider's own media addresses are worth its credentials", () => {
  const sid = `AC${"1".repeat(32)}`;
  const path = `/2010-04-01/Accounts/${sid}/Messages/MM${"2".repeat(32)}/Media/ME${"3".repeat(32)}`;
  expect(mediaAddress(`https://api.twilio.com${path}`, sid, null)?.pathname).toBe(path);
  for (const wrong of [
    `http://api.twilio.com${path}`,
    `https://api.twilio.com.evil.example${path}`,
    `https://api.twilio.com@evil.example${path}`,
    `https://api.twilio.com:8443${path}`,
    `https://api.twilio.com${path}/../../x`,
    `https://api.twilio.com${path}?x=1`,
    `https://evil.example/${path}`,
    "https://2130706433/",
    "",
  ])
    expect([wrong, mediaAddress(wrong, sid, null)]).toEqual([wrong, null]);
});
