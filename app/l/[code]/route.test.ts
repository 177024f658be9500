import { NextRequest } from "next/server";
import { beforeEach, describe, expect, test, vi } from "vitest";
import * as send from "@/app/api/v1/messages/route";
import { raw, withWorkspace } from "@/db/client";
import { testDatabase } from "@/db/testing";
import { testPeople, testSender } from "@/lib/campaigns/testing";
import { type TestTenant, testTenant } from "@/lib/http/testing";
import { forgetLinks, nextForgotten } from "@/lib/links/forget-links";
import { insertLinks } from "@/lib/links/insert-links";
import * as record from "@/lib/links/record-click";
import { GET, HEAD } from "./route";

await testDatabase();

const person = { "User-Agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Safari/604.1" };
const target = "https://juniper.example/book?c=1&d=%C3%A9#top";

let mine: TestTenant;
let contact: number;
beforeEach(async () => {
  vi.restoreAllMocks();
  mine = await testTenant({ name: "Juniper <Salon>", phone: "(415) 555-0100", quietHours: null });
  await testSender(mine.workspaceId);
  [contact = 0] = await testPeople(mine.workspaceId, [{}]);
});

const ask = <T>(
  query: (sql: ReturnType<typeof raw>) => PromiseLike<T>,
  workspaceId = mine.workspaceId,
): Promise<T> => withWorkspace(workspaceId, async (tx) => query(raw(tx)));

/** A text with a link that left an hour ago. @returns the link's code. */
async function sent(): Promise<string> {
  const reply = await mine.call(send.POST, {
    body: { contact_id: contact, body: `Book: ${target} soon`, shorten_links: true },
  });
  expect(reply.status, reply.text).toBe(202);
  const id = Number(reply.json.id);
  await ask(
    (sql) => sql`update messages set status = 'sent', sent_at = now() - interval '1 hour' where id = ${id}`,
  );
  const [link] = await ask(
    (sql) => sql<{ code: string }[]>`select code from short_links where message_id = ${id}`,
  );
  return link?.code ?? "";
}

const knock = (code: string, headers: Record<string, string> = person, method = "GET") =>
  (method === "HEAD" ? HEAD : GET)(
    new NextRequest(`http://localhost:3000/l/${encodeURIComponent(code)}`, { method, headers }),
    { params: Promise.resolve({ code }) },
  );
const linkOf = async (code: string) =>
  (
    await ask(
      (sql) => sql<{ clicked: boolean; touched: boolean; reasons: string[] }[]>`
        select clicked_at is not null as clicked, bot_clicked_at is not null as touched,
          array(select coalesce(bot_reason, 'person') from link_clicks c where c.workspace_id = l.workspace_id and c.link_id = l.id
            order by id) as reasons
        from short_links l where code = ${code}`,
    )
  )[0];

describe("a short address", () => {
  test("leads to what stood in the text, is kept nowhere on the way, and counts once somebody follows it", async () => {
    const code = await sent();
    const answer = await knock(code);
    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toBe(target);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
    expect(answer.headers.get("x-robots-tag")).toMatch(/noindex/);
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(await linkOf(code)).toEqual({ clicked: true, touched: false, reasons: ["person"] });
  });

  test("lets machines through and marks them", async () => {
    const code = await sent();
    const visits: [Record<string, string>, string?][] = [
      [person, "HEAD"],
      [{ ...person, "Sec-Purpose": "prefetch" }],
      [{ "User-Agent": "facebookexternalhit/1.1" }],
      [{ "User-Agent": "curl/8.5.0" }],
      [{ "User-Agent": "" }],
    ];
    for (const [headers, method] of visits) {
      const answer = await knock(code, headers, method);
      expect([answer.status, answer.headers.get("location")]).toEqual([302, target]);
    }
    expect(await linkOf(code)).toEqual({
      clicked: false,
      touched: true,
      reasons: ["head", "prefetch", "preview", "scanner", "no_agent"],
    });
  });

  test("opened before anybody can have read the text was opened by a machine", async () => {
    const code = await sent();
    const place = (values: string) =>
      ask(
        (sql) => sql`update messages set ${sql.unsafe(values)}
        where id = (select message_id from short_links where code = ${code})`,
      );
    await place("sent_at = now()");
    await knock(code);
    await place("status = 'sending', sent_at = null");
    await knock(code);
    // Its outcome is unknown, so it may have arrived.
    await place("status = 'unconfirmed', created_at = now() - interval '1 minute'");
    await knock(code);
    expect((await linkOf(code))?.reasons).toEqual(["too_soon", "too_soon", "person"]);
  });

  test("a flood fills no table, and a person after it still counts", async () => {
    const code = await sent();
    const flood = await Promise.all(
      Array.from({ length: 300 }, () => knock(code, { "User-Agent": "curl/8" })),
    );
    expect(flood.every(({ status }) => status === 302)).toBe(true);
    await knock(code);
    const link = await linkOf(code);
    expect(link?.clicked).toBe(true);
    expect(link?.reasons).toHaveLength(record.MOST_CLICKS);
  });

  test("leads on when the click can't be written, or takes too long", async () => {
    const code = await sent();
    const counting = vi.spyOn(record, "recordClick").mockRejectedValueOnce(new Error("disk full"));
    expect((await knock(code)).status).toBe(302);
    counting.mockReturnValueOnce(new Promise(() => {}));
    expect((await knock(code)).status).toBe(302);
  });

  test("that has ended says whose it was, and how to reach them", async () => {
    const code = await sent();
    await ask((sql) => sql`update short_links set expires_at = now() where code = ${code}`);
    const answer = await knock(code);
    expect([answer.status, answer.headers.get("location")]).toEqual([410, null]);
    const page = await answer.text();
    expect(page).toContain("Juniper &lt;Salon&gt;");
    expect(page).toContain("(415) 555-0100");
    expect(page).not.toContain("juniper.example");
    expect((await linkOf(code))?.reasons).toEqual([]);
  });

  test("that never was tells nothing, whatever it looks like", async () => {
    const code = await sent();
    const unknown = await (await knock("zzzzzzzz")).text();
    const hostile = [
      "",
      "x",
      `${code}x`,
      code.slice(1),
      `${code}\u0000`,
      "../../etc",
      "' or 1=1--",
      "https://evil.example",
      "%00%00%00%00",
      "ÄÖÜÄÖÜÄÖ",
      "＃".repeat(8),
      "a".repeat(5_000),
    ];
    for (const one of hostile) {
      const answer = await knock(one);
      expect([one, answer.status, answer.headers.get("location")]).toEqual([one, 404, null]);
      expect(await answer.text()).toBe(unknown);
    }
    expect(unknown).not.toContain("Juniper");
  });

  test("of a suspended workspace leads nowhere", async () => {
    const code = await sent();
    await ask((sql) => sql`update workspaces set status = 'suspended' where id = ${mine.workspaceId}`);
    expect((await knock(code)).status).toBe(404);
  });
});

test("another workspace's link leads where it leads, and counts nothing for us", async () => {
  const code = await sent();
  const other = await testTenant();
  await testSender(other.workspaceId);
  const [id = 0] = await testPeople(other.workspaceId, [{}]);
  const reply = await other.call(send.POST, {
    body: { contact_id: id, body: "https://theirs.example/x", shorten_links: true },
  });
  const [theirs] = await ask(
    (sql) => sql<{ code: string; target: string }[]>`select code, target from short_links
    where message_id = ${Number(reply.json.id)}`,
    other.workspaceId,
  );
  expect(theirs?.target).toBe("https://theirs.example/x");
  expect((await knock(theirs?.code ?? "")).headers.get("location")).toBe("https://theirs.example/x");
  expect(await linkOf(code)).toEqual({ clicked: false, touched: false, reasons: [] });
  const seen = await ask((sql) => sql<{ n: number }[]>`select count(*) as n from link_clicks`);
  expect(seen[0]?.n).toBe(0);
  const clash = { code: theirs?.code ?? "", target, contact_id: contact, message_id: 0, campaign_id: null };
  await expect(
    withWorkspace(mine.workspaceId, (tx) =>
      insertLinks(tx, mine.workspaceId, [{ ...clash, expires_at: "2030-01-01" }]),
    ),
  ).rejects.toThrow("a code is taken");
});

test("links that ended longer ago than texts are kept are forgotten, with their clicks", async () => {
  const [old, young] = [await sent(), await sent()];
  await knock(old);
  await ask((sql) => sql`update workspaces set retention_days = 30 where id = ${mine.workspaceId}`);
  await ask((sql) => sql`update short_links set expires_at = now() - interval '31 days' where code = ${old}`);
  await ask(
    (sql) => sql`update short_links set expires_at = now() - interval '29 days' where code = ${young}`,
  );
  expect((await nextForgotten())?.getTime()).toBeLessThan(Date.now());
  expect(await forgetLinks()).toMatchObject({ worked: 1 });
  expect(await linkOf(old)).toBeUndefined();
  expect(await linkOf(young)).toBeDefined();
  const left = await ask((sql) => sql<{ n: number }[]>`select count(*) as n from link_clicks`);
  expect(left[0]?.n).toBe(0);
  const next = await nextForgotten();
  expect(next && next.getTime() - Date.now()).toBeGreaterThan(0);
});
