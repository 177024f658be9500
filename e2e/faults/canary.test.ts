import { setTimeout as wait } from "node:timers/promises";
import pino from "pino";
import postgres from "postgres";
import { beforeAll, describe, expect, test } from "vitest";
import { GET as exportLedger } from "@/app/api/v1/compliance/export/route";
import { DELETE as eraseContact, PATCH as updateContact } from "@/app/api/v1/contacts/[id]/route";
import { POST as createContact, GET as listContacts } from "@/app/api/v1/contacts/route";
import { GET as timeline } from "@/app/api/v1/messages/[id]/timeline/route";
import { POST as sendBulk } from "@/app/api/v1/messages/bulk/route";
import { POST as preview } from "@/app/api/v1/messages/preview/route";
import { GET as listMessages, POST as send } from "@/app/api/v1/messages/route";
import { POST as optIn } from "@/app/api/v1/opt-ins/route";
import { GET as checkOptOut } from "@/app/api/v1/opt-outs/[phone]/route";
import { POST as optOut } from "@/app/api/v1/opt-outs/route";
import { POST as createSender } from "@/app/api/v1/senders/route";
import { ownerSql, raw, withWorkspace } from "@/db/client";
import { startEmbedded } from "@/db/embedded";
import { testDataDir } from "@/db/testing-setup";
import { log } from "@/lib/log";
import { dispatchMessages } from "@/lib/messages/dispatch";
import { expireLeases } from "@/lib/messages/expire-leases";
import { fetchPrices } from "@/lib/messages/fetch-prices";
import { reconcileMessages } from "@/lib/messages/reconcile";
import { recordStatuses } from "@/lib/messages/record-statuses";
import { createTenant, type Tenant } from "../bench/world";
import { type Answer, call, report, type Scene, setScene, signed, textIn, within } from "./scene";

const CANARY = "+12127654321";
/** However it may be written down. */
const shapes = [
  "2127654321",
  "765-4321",
  "765.4321",
  "7654321",
  Buffer.from(CANARY).toString("base64").slice(0, 14),
  Buffer.from(CANARY).toString("hex"),
];
const leaksIn = (text: string) => shapes.filter((shape) => text.includes(shape));

let scene: Scene;
let mine: Tenant;
let theirs: Tenant;
const lines: string[] = [];
const answers: { name: string; answer: Answer }[] = [];

/** What is logged from now on, at every level, as it would be written. */
function captureLog(): void {
  const sink = { write: (line: string) => lines.push(line) };
  Object.assign(log, { [pino.symbols.streamSym]: sink });
  log.level = "trace";
}

async function ask(name: string, ...request: Parameters<typeof call>): Promise<Answer> {
  const answer = await call(...request);
  answers.push({ name, answer });
  return answer;
}

beforeAll(async () => {
  scene = await setScene({ callbackDelayMs: 5 }, { PARLEY_SETTLE_SECONDS: "1" });
  mine = await createTenant(1);
  theirs = await createTenant(2);
  captureLog();
  await live();
}, 60_000);

/** Everything that can happen to a number, well and badly. */
async function live(): Promise<void> {
  const to = CANARY;
  const key = { "idempotency-key": "canary" };
  const contact = await ask("create a contact", mine.key, createContact, {
    body: { phone: to, first_name: "Maria" },
  });
  const params = { id: String(contact.json.id) };
  await ask("create it again", mine.key, createContact, { body: { phone: to } });
  await ask("merge it", mine.key, createContact, {
    path: "/api/v1/contacts?on_conflict=update",
    body: { phone: "(212) 765-4321", consent: { sms: true } },
  });
  await ask("exchange its number", mine.key, updateContact, {
    method: "PATCH",
    params,
    body: { phone: "+12125550000" },
  });
  await ask("find it", mine.key, listContacts, { path: `/api/v1/contacts?phone=${encodeURIComponent(to)}` });
  await ask("search it", mine.key, listContacts, { path: "/api/v1/contacts?q=2127654321" });
  const sent = await ask("send", mine.key, send, { body: { to, body: "Your table is ready" }, headers: key });
  await ask("send again", mine.key, send, { body: { to, body: "Your table is ready" }, headers: key });
  await ask("send by contact", mine.key, send, {
    body: { contact_id: contact.json.id, body: "Two", category: "authentication" },
  });
  await ask("send in bulk", mine.key, sendBulk, {
    body: {
      batch_name: "b",
      recipients: [
        { to, body: "Three" },
        { to, body: "" },
        { to: `${to}9999999`, body: "x" },
        { to, body: "x", [to]: 1 },
        { to, variables: { [to]: {} } },
      ],
    },
    headers: key,
  });
  await ask("preview", mine.key, preview, { body: { to, body: "Four" } });
  await ask("send from the other side", theirs.key, send, { body: { to, body: "Theirs" } });
  for (const wrong of [
    { to: `${to}x`, body: "x" },
    { to, template_id: 99_999 },
    { to, body: "x", [to]: 1 },
    { to, body: "x", send_at: to },
    { to: { to }, body: "x" },
  ])
    await ask("send wrongly", mine.key, send, { body: wrong });
  await ask("break the JSON", mine.key, send, { body: `{"to":"${to}"` });
  await ask("name it in a query", mine.key, listMessages, {
    path: `/api/v1/messages?to=${encodeURIComponent(to)}`,
  });
  await ask("name it as a key", to, listMessages, {});
  await dispatchMessages({ budgetMs: 1_000 });
  for (const taken of await scene.accepted())
    if (taken.to === to) for (const word of ["queued", "sent", "delivered"]) await report(taken, word);
  await report({ sid: "SM00000000000000000000000000unknown", ref: "" }, "sent");
  await recordStatuses();

  await ask("send into a reset", mine.key, send, { body: { to, body: "Lost" } });
  await scene.adjust({ resetBefore: 1 });
  await dispatchMessages({ budgetMs: 500 });
  await scene.adjust({ resetBefore: 0, rateList500: 1 });
  await looks();
  await scene.adjust({ rateList500: 0, rate500: 1 });
  await looks();
  await dispatchMessages({ budgetMs: 500 });
  await scene.adjust({ rate500: 0, optedOut: to });
  await looks();
  await dispatchMessages({ budgetMs: 500 });

  await textIn(mine, to, "Hello, is there a table?", {
    NumMedia: "1",
    MediaUrl0: "https://api.twilio.com/x.jpg",
    FromCity: "NEW YORK",
  });
  await textIn(mine, to, "START");
  await textIn(mine, to, "STOP");
  await textIn(mine, to, "STOP", { To: "+12025559999" });
  await signedBadly(to);
  await ask("send to a stopped one", mine.key, send, { body: { to, body: "Hello?" } });
  await ask("check it", mine.key, checkOptOut, { params: { phone: to } });
  await ask("check it badly", mine.key, checkOptOut, { params: { phone: `${to}%zz` } });
  await ask("opt out", mine.key, optOut, { body: { phone_number: to, reason: "asked" }, headers: key });
  await ask("opt in", mine.key, optIn, { body: { phone_number: to, wording: "Yes" } });
  await ask("put it on the trial list", mine.key, createSender, {
    body: { number: "+12025557777", verified_numbers: [to] },
  });
  await ask("timeline", mine.key, timeline, { params: { id: String(sent.json.id) } });
  await ask("list", mine.key, listMessages, {});
  await ask("export as csv", mine.key, exportLedger, {});
  await ask("export as json", mine.key, exportLedger, { path: "/api/v1/compliance/export?format=json" });
  await databaseTrouble(to);
  await fetchPrices();
  await expireLeases();
  await ask("erase", mine.key, eraseContact, { method: "DELETE", params });
}

const looks = async () => {
  await within(
    mine,
    (sql) =>
      sql`update messages set reconcile_at = now() where workspace_id = ${mine.workspaceId} and status = 'unconfirmed'`,
  );
  await reconcileMessages();
};

async function signedBadly(from: string): Promise<void> {
  const { POST } = await import("@/app/api/webhooks/twilio/inbound/route");
  const form = {
    AccountSid: process.env.TWILIO_ACCOUNT_SID ?? "",
    MessageSid: "SMx",
    From: from,
    To: mine.number,
    Body: "x",
  };
  expect((await POST(signed("/api/webhooks/twilio/inbound", form, "another-token"))).status).toBe(403);
}

/** Writes that fail in the database while they carry the number: what the error says is logged. */
async function databaseTrouble(to: string): Promise<void> {
  const failing: Promise<unknown>[] = [];
  await ownerSql().begin(async (sql) => {
    await sql`lock table contacts, messages, consent_events in access exclusive mode`;
    const names = { phone: to, last_name: "Locked", email: "locked@example.com", consent: { sms: false } };
    failing.push(
      ask("create while locked", mine.key, createContact, { body: names }),
      ask("send while locked", mine.key, send, { body: { to, body: "Locked" } }),
      ask("opt out while locked", mine.key, optOut, { body: { phone_number: to } }),
      textIn(mine, to, "STOP"),
    );
    await wait(300);
    await sql`select pg_cancel_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    await wait(100);
  });
  await Promise.all(failing);
}

describe("a number that went through everything", () => {
  test("was really there", async () => {
    expect((await scene.log()).sends.filter((one) => one.to === CANARY).length).toBeGreaterThan(4);
    expect(lines.length).toBeGreaterThan(5);
    expect(answers.length).toBeGreaterThan(30);
  });

  test("stands in no column of no table", async () => {
    const { superuserUrl, stop } = await startEmbedded(testDataDir());
    const [{ name } = { name: "" }] = await withWorkspace(
      1,
      (tx) => raw(tx)<{ name: string }[]>`select current_database() as name`,
    );
    const sql = postgres(Object.assign(new URL(superuserUrl), { pathname: `/${name}` }).href, {
      max: 1,
      onnotice: () => {},
    });
    try {
      const tables = await sql<{ name: string }[]>`
        select c.relname as name from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`;
      let rows = 0;
      for (const table of tables) {
        for (const { all } of await sql<{ all: string }[]>`select t::text as all from ${sql(table.name)} t`) {
          rows++;
          expect({ table: table.name, row: all, leaks: leaksIn(all) }).toMatchObject({ leaks: [] });
        }
      }
      expect(rows).toBeGreaterThan(60);
    } finally {
      await sql.end();
      await stop();
    }
  });

  test("stands in no line of the log, not even when the database fails", () => {
    for (const line of lines) expect({ line, leaks: leaksIn(line) }).toMatchObject({ leaks: [] });
    expect(lines.some((line) => line.includes("request failed"))).toBe(true);
  });

  test("nor do the words and names of people", () => {
    for (const line of lines) expect(line).not.toMatch(/Your table is ready|Locked|Maria|is there a table/);
  });

  test("stands in no answer", () => {
    for (const { name, answer } of answers) {
      expect({ name, text: answer.text, leaks: leaksIn(answer.text) }).toMatchObject({ leaks: [] });
      expect({ name, status: answer.status }).not.toMatchObject({ status: 500 });
      for (const [, value] of answer.headers) expect(leaksIn(value)).toEqual([]);
    }
  });

  test("stands in no address that we give to the provider", async () => {
    for (const taken of await scene.accepted()) expect(leaksIn(taken.callbackUrl)).toEqual([]);
  });
});
