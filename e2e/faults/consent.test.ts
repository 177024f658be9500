import { setTimeout as wait } from "node:timers/promises";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { POST as createContact } from "@/app/api/v1/contacts/route";
import { POST as sendBulk } from "@/app/api/v1/messages/bulk/route";
import { POST as send } from "@/app/api/v1/messages/route";
import { POST as optIn } from "@/app/api/v1/opt-ins/route";
import { POST as optOut } from "@/app/api/v1/opt-outs/route";
import { type Category, categories } from "@/db/enums";
import { systemActor } from "@/lib/actor";
import { checkPhone } from "@/lib/messages/consent-verbs";
import { dispatchMessages } from "@/lib/messages/dispatch";
import { fetchPrices } from "@/lib/messages/fetch-prices";
import { reconcileMessages } from "@/lib/messages/reconcile";
import { recordStatuses } from "@/lib/messages/record-statuses";
import { createTenant, numberOf, type Tenant } from "../bench/world";
import { type Answer, call, look, queue, report, type Scene, setScene, textIn, within } from "./scene";

let scene: Scene;
let mine: Tenant;
let theirs: Tenant;
let person = 0;
let to: string;

beforeAll(async () => {
  scene = await setScene({}, { PARLEY_SETTLE_SECONDS: "1" });
  mine = await createTenant(1);
  theirs = await createTenant(2);
}, 60_000);

beforeEach(async () => {
  to = numberOf(++person * 10_000);
  await scene.behave();
  for (const tenant of [mine, theirs])
    await within(
      tenant,
      (sql) => sql`update messages set status = 'canceled'
      where workspace_id = ${tenant.workspaceId} and status = 'queued'`,
    );
});

const drain = () => dispatchMessages({ budgetMs: 500 });
const ask = (category: Category, more: object = {}, tenant = mine): Promise<Answer> =>
  call(tenant.key, send, { body: { to, body: `Hello ${person} ${category}`, category, ...more } });
const code = (answer: Answer): string => (answer.status === 202 ? "accepted" : answer.json.code);
const offers = (tenant = mine) => ask("marketing", {}, tenant).then(code);

/** What may be sent now. A promotional text here comes with no attestation. */
async function allowed(tenant = mine): Promise<Category[]> {
  const answers = await Promise.all(
    categories.map(async (category) => [category, code(await ask(category, {}, tenant))] as const),
  );
  return answers.filter(([, told]) => told === "accepted").map(([category]) => category);
}
const transactional = categories.filter((category) => category !== "marketing" && category !== "program");

/** Somebody who asked for everything. */
async function subscribe(): Promise<void> {
  for (const tenant of [mine, theirs])
    await call(tenant.key, optIn, {
      body: { phone_number: to, method: "web_form", wording: "Yes, text me" },
    });
}

describe("a text with these words stops everything", () => {
  const federal = ["stop", "quit", "end", "revoke", "opt out", "cancel", "unsubscribe"];
  const variants = [
    "STOP.",
    " Stop! ",
    "stop all",
    "StopAll",
    "optout",
    "OPT-OUT",
    "“stop”",
    "S T O P",
    "ＳＴＯＰ",
    "stop 🛑",
  ];
  const plain = [
    "please stop texting me",
    "Take me off your list",
    "Do not contact me again",
    "remove my number",
    "no me escriban más",
  ];
  test.each([...federal, ...variants, ...plain])("%s", async (words) => {
    await subscribe();
    expect((await textIn(mine, to, words)).status).toBe(200);
    expect(await allowed()).toEqual([]);
    expect(code(await ask("order"))).toBe("recipient_opted_out");
    expect(await allowed(theirs)).toEqual([...categories]);
  });

  test("also in the provider's own word, whatever the text says", async () => {
    await textIn(mine, to, "ARRÊT", { OptOutType: "STOP" });
    expect(await allowed()).toEqual([]);
  });

  test("also on WhatsApp, and for SMS too", async () => {
    await within(
      mine,
      (sql) => sql`insert into senders (workspace_id, name, number, channel)
      values (${mine.workspaceId}, 'WhatsApp', '+12025558888', 'whatsapp')`,
    );
    await textIn(mine, `whatsapp:${to}`, "Stop", { To: "whatsapp:+12025558888" });
    expect(await allowed()).toEqual([]);
    await within(
      mine,
      (sql) => sql`delete from senders where channel = 'whatsapp' and workspace_id = ${mine.workspaceId}
      and not exists (select from messages m where m.workspace_id = senders.workspace_id and m.sender_id = senders.id)`,
    );
  });
});

test("words that only look like a stop keep everything", async () => {
  await subscribe();
  for (const words of [
    "Can I stop by at 5?",
    "ok thanks",
    "1",
    "We had to cancel our holiday, see you Friday",
    "the bus stop",
  ]) {
    await textIn(mine, to, words);
  }
  expect(await allowed()).toEqual([...categories]);
});

test("doubt ends promotional texts and nothing else", async () => {
  await subscribe();
  await textIn(mine, to, "not interested");
  expect(await allowed()).toEqual(transactional);
});

describe("NO PROMOS", () => {
  test("stops marketing alone; START PROMOS brings it back", async () => {
    await subscribe();
    await textIn(mine, to, "no promos");
    expect(await allowed()).toEqual(categories.filter((category) => category !== "marketing"));
    await textIn(mine, to, "START PROMOS");
    expect(await offers()).toBe("accepted");
  });

  test("ends marketing that waits and leaves a reminder waiting", async () => {
    await subscribe();
    const at = { send_at: new Date(Date.now() + 3_600_000).toISOString() };
    const ad = await queue(mine, { to, body: "Ad", category: "marketing", ...at });
    const reminder = await queue(mine, { to, body: "Tomorrow at 5", category: "reminder", ...at });
    await textIn(mine, to, "NO PROMOS");
    expect((await look(mine, ad)).status).toBe("suppressed");
    expect((await look(mine, reminder)).status).toBe("queued");
  });
});

describe("START", () => {
  test("after STOP restores what was agreed before, and is no consent to offers by itself", async () => {
    await textIn(mine, to, "STOP");
    await textIn(mine, to, "START");
    expect(await allowed()).toEqual(transactional);
  });

  test("after STOP gives a subscriber everything back", async () => {
    await subscribe();
    await textIn(mine, to, "STOP");
    expect(await allowed()).toEqual([]);
    await textIn(mine, to, "unstop");
    expect(await allowed()).toEqual([...categories]);
  });

  test("YES means START only to somebody who is stopped", async () => {
    await textIn(mine, to, "YES");
    expect(await offers()).toBe("consent_missing");
    await textIn(mine, to, "STOP");
    await textIn(mine, to, "YES");
    expect(await allowed()).toEqual(transactional);
  });
});

describe("promotional texts without proof", () => {
  test.each(["marketing", "program"] as const)("%s is refused, and its row says why", async (category) => {
    const answer = await ask(category);
    expect(answer).toMatchObject({ status: 422, json: { code: "consent_missing" } });
    expect(await look(mine, answer.json.message_id)).toMatchObject({
      status: "suppressed",
      reason: "consent_missing",
    });
    await drain();
    expect((await scene.log()).sends).toEqual([]);
  });

  test("`consent: true` attests, once, as proof that names the key; it covers this category alone", async () => {
    expect((await ask("marketing", { consent: true })).status).toBe(202);
    expect(await offers()).toBe("accepted");
    expect(code(await ask("program"))).toBe("consent_missing");
    const proof = await within(
      mine,
      (sql) => sql<{ category: string; method: string; actor_kind: string; actor_id: number }[]>`
      select category, method, actor_kind, actor_id from consent_events e where workspace_id = ${mine.workspaceId}
        and phone_idx = (select phone_idx from messages m where m.workspace_id = e.workspace_id order by id desc limit 1)`,
    );
    expect(proof).toEqual([
      { category: "marketing", method: "api", actor_kind: "key", actor_id: expect.any(Number) },
    ]);
    expect(await offers(theirs)).toBe("consent_missing");
  });

  test("`consent: true` never undoes a no, alone or in bulk, nor does a new contact's", async () => {
    await textIn(mine, to, "STOP");
    expect(code(await ask("marketing", { consent: true }))).toBe("recipient_opted_out");
    const recipient = { to, body: "Ad", category: "marketing", consent: true };
    const bulk = await call(mine.key, sendBulk, {
      body: { batch_name: "Ads", recipients: [recipient, recipient] },
    });
    expect(bulk.json).toMatchObject({
      accepted: 0,
      rejected: [{ code: "recipient_opted_out" }, { code: "recipient_opted_out" }],
    });
    await call(mine.key, createContact, {
      path: "/api/v1/contacts?on_conflict=update",
      body: { phone: to, consent: { sms: true } },
    });
    expect(await allowed()).toEqual([]);
    await drain();
    expect((await scene.log()).sends).toEqual([]);
  });

  test("`consent: false` attests nothing, and anything else is refused", async () => {
    expect(code(await ask("marketing", { consent: false }))).toBe("consent_missing");
    for (const consent of ["true", 1, null, {}])
      expect((await ask("marketing", { consent })).status).toBe(422);
  });

  test("a promotional template is promotional under any other category's name", async () => {
    const [template] = await within(
      mine,
      (sql) =>
        sql<
          { id: number }[]
        >`insert into templates (workspace_id, name, category) values (${mine.workspaceId}, ${`Ad ${person}`}, 'marketing') returning id`,
    );
    await within(
      mine,
      (
        sql,
      ) => sql`insert into template_versions (workspace_id, template_id, version, body, placeholders, created_by)
      values (${mine.workspaceId}, ${template?.id ?? 0}, 1, 'Half price', '{}', 'Ann')`,
    );
    for (const category of ["order", "conversation", "authentication", undefined]) {
      const answer = await call(mine.key, send, { body: { to, template_id: template?.id, category } });
      expect(answer.status).toBe(422);
    }
  });
});

describe("21610 is an opt-out", () => {
  const stoppedBy = async () => (await checkPhone(systemActor(mine.workspaceId), to)).method;

  test("when the provider answers a send with it", async () => {
    await scene.behave({ optedOut: to });
    const waiting = await queue(mine, {
      to,
      body: "Later",
      category: "reminder",
      send_at: new Date(Date.now() + 3_600_000).toISOString(),
    });
    const id = await queue(mine, { to, body: "Now", category: "order" });
    await drain();
    expect(await look(mine, id)).toMatchObject({
      status: "failed",
      reason: "recipient_opted_out",
      error_code: 21610,
    });
    expect((await look(mine, waiting)).status).toBe("suppressed");
    expect(code(await ask("order"))).toBe("recipient_opted_out");
    expect(await stoppedBy()).toBe("provider");
    await drain();
    expect((await scene.log()).sends).toHaveLength(1);
    expect((await ask("order", {}, theirs)).status).toBe(202);
  });

  test.each(["failed", "undelivered"])("when a receipt says so (%s)", async (word) => {
    const id = await queue(mine, { to, body: "Now", category: "order" });
    await drain();
    const [taken] = await scene.accepted();
    if (!taken) throw new Error("not taken");
    await report(taken, word, 21610);
    await recordStatuses();
    expect(await look(mine, id)).toMatchObject({ status: word, reason: "recipient_opted_out" });
    expect(code(await ask("order"))).toBe("recipient_opted_out");
    expect(await stoppedBy()).toBe("provider");
  });

  const failed = { undelivered: 1, undeliveredCode: 21610, callbackDelayMs: 1 };

  test("when only the provider's list tells", async () => {
    await scene.behave({ ...failed, resetAfter: 1 });
    await queue(mine, { to, body: "Now", category: "order" });
    await drain();
    await wait(1_200);
    await reconcileMessages();
    expect(await stoppedBy()).toBe("provider");
    expect(code(await ask("order"))).toBe("recipient_opted_out");
  });

  test("when the receipt was lost and a later look at the text tells", async () => {
    await scene.behave(failed);
    const id = await queue(mine, { to, body: "Now", category: "order" });
    await drain();
    await within(
      mine,
      (sql) =>
        sql`update messages set price_due_at = now() where workspace_id = ${mine.workspaceId} and id = ${id}`,
    );
    await wait(20);
    await fetchPrices();
    expect(await stoppedBy()).toBe("provider");
    expect(code(await ask("order"))).toBe("recipient_opted_out");
  });

  test("on the channel it was told for; START lifts it", async () => {
    await scene.behave({ optedOut: to });
    await queue(mine, { to, body: "Now", category: "order" });
    await drain();
    expect(await allowed()).toEqual([]);
    await textIn(mine, to, "START");
    expect(await allowed()).toEqual(transactional);
  });
});

test("an opt-out through the API stops at once and is undone only by an opt-in that names no less", async () => {
  await subscribe();
  const stopped = await call(mine.key, optOut, { body: { phone_number: to, reason: "asked at the till" } });
  expect(stopped).toMatchObject({ status: 201, json: { opted_out: true } });
  expect(await allowed()).toEqual([]);
  await call(mine.key, optIn, { body: { phone_number: to, category: "marketing" } });
  expect(await allowed()).toEqual([]);
  await call(mine.key, optIn, { body: { phone_number: to } });
  expect(await allowed()).toEqual([...categories]);
});

describe("codes to sign in", () => {
  const sendCode = (number: string, tenant = mine) =>
    call(tenant.key, send, { body: { to: number, body: "Your code is 123456", category: "authentication" } });

  test("the sixth to one number within an hour is refused, also when ten come at once", async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => sendCode(to)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([
      ...Array(5).fill(202),
      ...Array(5).fill(429),
    ]);
    const refused = answers.find((answer) => answer.status === 429);
    expect(refused?.json.code).toBe("authentication_too_many");
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(3_000);
    expect((await sendCode(to, theirs)).status).toBe(202);
    expect((await ask("order")).status).toBe(202);
  });

  test("the sixth is refused whether the person is named by number or by contact", async () => {
    const contact = await call(mine.key, createContact, { body: { phone: to } });
    const byContact = {
      contact_id: contact.json.id,
      body: "Your code is 123456",
      category: "authentication",
    };
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        n % 2 ? sendCode(to) : call(mine.key, send, { body: byContact }),
      ),
    );
    expect(answers.filter((answer) => answer.status === 202)).toHaveLength(5);
  });

  test.each(["numbers", "contacts"])("beyond fifty %s of one prefix they are held", async (how) => {
    const outcomes = [];
    for (let n = 0; n < 53; n++) {
      const number = numberOf(person * 10_000 + n);
      const contact =
        how === "contacts" ? await call(mine.key, createContact, { body: { phone: number } }) : null;
      const answer = contact
        ? await call(mine.key, send, {
            body: { contact_id: contact.json.id, body: "Code 1", category: "authentication" },
          })
        : await sendCode(number);
      outcomes.push(answer.json.held);
    }
    expect(outcomes.slice(0, 50)).toEqual(Array(50).fill(null));
    expect(outcomes.slice(50)).toEqual(Array(3).fill("pumping_suspected"));
    await drain();
    expect((await scene.accepted()).length).toBe(50);
  });

  test("cannot be sent in bulk", async () => {
    const recipients = [{ to, body: "Your code is 1", category: "authentication" }];
    const answer = await call(mine.key, sendBulk, { body: { batch_name: "Codes", recipients } });
    expect(answer.json).toMatchObject({ accepted: 0, rejected: [{ code: "authentication_not_in_bulk" }] });
  });
});
