import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { doors } from "@/app/api/webhooks/twilio/doors";
import { freePortFrom } from "@/db/next-process";
import { carrierDefaults } from "../bench/carrier-options";
import { type Spawned, spawnNode } from "../bench/spawn-node";
import { createTenant, numberOf, type Tenant } from "../bench/world";
import { look, queue, setScene, signed, within } from "./scene";

let ingest: Spawned;
let base: string;
let mine: Tenant;
let theirs: Tenant;

beforeAll(async () => {
  await setScene();
  mine = await createTenant(1);
  theirs = await createTenant(2);
  const port = await freePortFrom(43_000);
  base = `http://127.0.0.1:${port}`;
  ingest = spawnNode("app/api/webhooks/twilio/ingest.ts", [], {
    PORT: String(port),
    HOST: "127.0.0.1",
    NODE_ENV: "test",
    PARLEY_JOBS: "worker",
  });
  await ingest.line(/^ingest listens/);
}, 60_000);

afterAll(() => ingest.stop("SIGKILL"));

/** The call as it would reach Next, at the process that takes nothing else. */
async function post(path: string, form: Record<string, string>, token?: string): Promise<Response> {
  const { url, headers, body } = signed(path, form, token);
  const { pathname, search } = new URL(url);
  return fetch(`${base}${pathname}${search}`, {
    method: "POST",
    headers,
    body: await new Response(body).text(),
  });
}

const text = (sid: string, words: string) => ({
  AccountSid: carrierDefaults.accountSid,
  MessageSid: sid,
  From: numberOf(1),
  To: mine.number,
  Body: words,
});

const count = async (tenant: Tenant) => {
  const rows = await within(
    tenant,
    (sql) => sql<{ n: number }[]>`select count(*)::int as n from messages
      where workspace_id = ${tenant.workspaceId} and direction = 'inbound'`,
  );
  return rows[0]?.n;
};

test("takes a customer's text in once, at every path Twilio may have been given, in its own workspace", async () => {
  const paths = [...doors.keys()].filter((path) => !path.endsWith("/status"));
  for (const path of [...paths, ...paths]) {
    const answer = await post(path, text("SMingest1", "See you at 5"));
    expect([answer.status, await answer.text()]).toEqual([
      200,
      '<?xml version="1.0" encoding="UTF-8"?><Response/>',
    ]);
  }
  expect(await count(mine)).toBe(1);
  expect(await count(theirs)).toBe(0);
});

test("stores a receipt for the drain, and queues nothing itself", async () => {
  const id = await queue(mine, { to: numberOf(2), body: "Ready", category: "order" });
  const answer = await post("/api/webhooks/twilio/status?ref=4a1ee6ad-5a0e-4b0c-9a53-b84a1c0c7f10", {
    AccountSid: carrierDefaults.accountSid,
    MessageSid: "SMingest2",
    MessageStatus: "delivered",
  });
  expect([answer.status, await answer.text()]).toEqual([204, ""]);
  const stored = await within(
    mine,
    (sql) => sql`select status from provider_events where provider_sid = 'SMingest2'`,
  );
  expect(stored).toEqual([{ status: "delivered" }]);
  expect((await look(mine, id)).status).toBe("queued");
});

test("refuses a foreign signature, another method, another path and a flood, and writes nothing", async () => {
  const before = await count(mine);
  const forged = await post("/webhook/sms", text("SMforged", "STOP"), "another-token");
  expect(forged.status).toBe(403);
  expect(forged.headers.get("content-type")).toContain("application/problem+json");
  expect((await fetch(`${base}/webhook/sms`)).status).toBe(405);
  expect((await fetch(`${base}/api/v1/messages`, { method: "POST" })).status).toBe(404);
  const flood = await fetch(`${base}/webhook/sms`, { method: "POST", body: "x=".padEnd(70_000, "y") });
  expect(flood.status).toBe(413);
  expect((await fetch(`${base}/health/live`)).status).toBe(200);
  expect(await count(mine)).toBe(before);
});

test("knows every path that is rewritten to the two doors", async () => {
  const rule = z.object({ source: z.string(), destination: z.string() });
  const shape = z.object({
    rewrites: z.custom<() => Promise<unknown>>((value) => typeof value === "function"),
  });
  const { rewrites } = shape.parse((await import(resolve("next.config.mjs"))).default);
  const { beforeFiles } = z.object({ beforeFiles: z.array(rule) }).parse(await rewrites());
  const spelled = beforeFiles
    .filter(({ destination }) => destination.startsWith("/api/webhooks/twilio/"))
    .flatMap(({ source }) => ["status", "inbound"].map((door) => source.replace(":path*", door)));
  const paths = [...spelled, "/api/webhooks/twilio/status", "/api/webhooks/twilio/inbound"];
  expect(new Set(doors.keys())).toEqual(new Set(paths));
});

test("answers what it has taken before it ends, and ends soon", async () => {
  const waiting = Array.from({ length: 20 }, (_, n) => post("/webhook/sms", text(`SMlast${n}`, "Thanks")));
  const settled = Promise.allSettled(waiting);
  await Promise.race(waiting);
  const startedAt = performance.now();
  await ingest.stop();
  expect(ingest.child.exitCode).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  // A call whose connection was not taken yet is refused, as by a process that is not there.
  const answered = (await settled).flatMap((one) => (one.status === "fulfilled" ? [one.value.status] : []));
  expect(new Set(answered)).toEqual(new Set([200]));
});
