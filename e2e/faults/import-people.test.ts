import { describe, expect, test } from "vitest";
import { GET as exportCsv } from "@/app/api/v1/contacts/export/route";
import { spawnNode } from "../bench/spawn-node";
import {
  type Contact,
  cancel,
  check,
  contact,
  contacts,
  csv,
  drain,
  evidence,
  find,
  freshPhone,
  imported,
  imports,
  type Json,
  json,
  one,
  other,
  ownerCount,
  params,
  post,
  problemsRoute,
  raw,
  rowsOf,
  rowsRoute,
  salon,
  start,
  stop,
  undo,
  view,
  withWorkspace,
} from "./import-scene";
import { killAgainAndAgain } from "./killer";

describe("people already here", () => {
  const create = async (body: Json) => (await salon.call(contacts.POST, { body })).json as Contact;
  const list = (phone: string) => `first,last,phone,email\nNew,Name,${phone},new@x.example\n`;

  test.each([
    ["fill", { first_name: "Old", last_name: "Name", email: "new@x.example" }, "updated"],
    ["overwrite", { first_name: "New", last_name: "Name", email: "new@x.example" }, "updated"],
    ["skip", { first_name: "Old", last_name: null, email: null }, "skipped"],
  ])("%s does what it says, and undo takes it back", async (policy, expected, outcome) => {
    const phone = freshPhone();
    const before = await create({ phone, first_name: "Old", tags: ["kept"] });
    const done = await imported(await csv(list(phone), salon, `on_existing=${policy}`));
    expect(done.result[outcome]).toBe(1);
    expect(await find(phone)).toMatchObject({ ...expected, tags: ["kept"] });
    await post(undo, done.id);
    await drain();
    expect(await find(phone)).toMatchObject({
      id: before.id,
      first_name: "Old",
      last_name: null,
      email: null,
    });
    expect((await view(done.id)).status).toBe("undone");
  });

  test("the way they like best goes out with a file and comes in again; another way is told and left out", async () => {
    const [ann, bo] = [freshPhone(), freshPhone()];
    const { id } = await create({ phone: ann, first_name: "Ann", preferred_channel: "whatsapp" });
    const file = await salon.call(exportCsv, { query: `ids=${id}` });
    await salon.call(contact.PATCH, { ...params(id), body: { preferred_channel: null } });
    const [head = "", line = ""] = file.text.replace("\uFEFF", "").trim().split(/\r?\n/);
    const columns = head.split(",");
    const cells = columns.map((name) => ({ phone: bo, preferred_channel: "Carrier pigeon" })[name] ?? "");
    const list = `${head}\n${line.replace(/••• \d{4}/, ann)}\n${cells.join(",")}\n`;
    const done = await imported(await json({ csv: list, consent: evidence }));
    expect(await find(ann)).toMatchObject({ id, preferred_channel: "whatsapp" });
    expect(await find(bo)).toMatchObject({ preferred_channel: null });
    expect(done.problems).toContainEqual(
      expect.objectContaining({ code: "channel_invalid", severity: "notice", count: 1 }),
    );
    await post(undo, done.id);
    await drain();
    expect(await find(ann)).toMatchObject({ preferred_channel: null });
  });

  test("a number of a merged person changes the person who was kept, and revives nobody", async () => {
    const [winner, loser] = [freshPhone(), freshPhone()];
    const kept = await create({ phone: winner });
    const merged = await create({ phone: loser });
    await withWorkspace(
      salon.workspaceId,
      (tx) =>
        raw(
          tx,
        )`update contacts set merged_into_id = ${kept.id} where workspace_id = ${salon.workspaceId} and id = ${merged.id}`,
    );
    const done = await imported(
      await json({ csv: list(loser) + list(winner).split("\n")[1], consent: evidence }),
    );
    expect(done.result).toMatchObject({ created: 0, updated: 1, skipped: 1, opted_in: 0 });
    const after = (await salon.call(contact.GET, params(kept.id))).json as Contact;
    expect(after).toMatchObject({ first_name: "New" });
    expect(after.consent.sms.opted_in).toEqual([]);
    const [row] = await withWorkspace(
      salon.workspaceId,
      (tx) =>
        raw(tx)<
          Json[]
        >`select first_name, merged_into_id from contacts where workspace_id = ${salon.workspaceId} and id = ${merged.id}`,
    );
    expect(row).toEqual({ first_name: null, merged_into_id: kept.id });
  });

  test("undo removes who was created and untouched, and says what stays", async () => {
    const [untouched, changed, yes] = [freshPhone(), freshPhone(), freshPhone()];
    const done = await imported(
      await json({ csv: `phone\n${untouched}\n${changed}\n${yes}\n`, consent: evidence }),
    );
    const edited = await find(changed);
    await salon.call(contact.PATCH, {
      ...params(edited?.id),
      method: "PATCH",
      body: { first_name: "Touched" },
    });
    expect((await post(undo, done.id)).status).toBe(202);
    await drain();
    expect((await view(done.id)).undo).toEqual({ removed: 2, restored: 0, kept: 1, withdrawn: 3 });
    expect(await find(untouched)).toBeNull();
    expect(await find(changed)).toMatchObject({
      first_name: "Touched",
      consent: { sms: { opted_in: [], opted_out_of: [] } },
    });
    expect((await post(undo, done.id)).status).toBe(409);
    expect(await ownerCount("import_rows", salon, `import_id = ${done.id}`)).toBe(0);
    // Withdrawn is no "no": the corrected list may say yes again.
    const again = await imported(await json({ csv: `phone\n${untouched}\n`, consent: evidence }));
    expect(again.result).toMatchObject({ created: 1, opted_in: 1 });
  });

  test("after seven days the rows are gone and undo is over", async () => {
    const done = await imported(await csv(`phone\n${freshPhone()}\n`));
    await withWorkspace(
      salon.workspaceId,
      (tx) =>
        raw(
          tx,
        )`update imports set finished_at = now() - interval '8 days', lease_until = now() where workspace_id = ${salon.workspaceId} and id = ${String(done.id)}::bigint`,
    );
    await drain();
    expect(await ownerCount("import_rows", salon, `import_id = ${done.id}`)).toBe(0);
    expect((await post(undo, done.id)).status).toBe(409);
    expect((await view(done.id)).status).toBe("finished");
  });
});

describe("suppression survives import", () => {
  test("STOP, erase, import again with consent: stays stopped", async () => {
    const phone = freshPhone();
    await imported(await csv(`name,phone\nAnn,${phone}\n`));
    await stop(phone);
    const known = await find(phone);
    await salon.call(contact.DELETE, { ...params(known?.id), method: "DELETE" });
    const done = await imported(await json({ csv: `name,phone\nAnn,${phone}\n`, consent: { sms: true } }));
    expect(done.result).toMatchObject({ created: 1, opted_in: 0, stays_stopped: 1 });
    expect((await find(phone))?.consent.sms).toMatchObject({ opted_out: true, opted_in: [] });
    expect((await rowsOf(done.id))[0]?.problems[0]?.code).toBe("stays_stopped");
  });

  test("a no to marketing alone stays, and what the list itself says no to is a no", async () => {
    const [no, listed] = [freshPhone(), freshPhone()];
    await salon.call(contacts.POST, { body: { phone: no, consent: { sms: false } } });
    const done = await imported(
      await json({
        csv: `phone,SMS marketing\n${no},yes\n${listed},no\n`,
        consent: { sms: { ...evidence.sms, categories: ["marketing", "program"] } },
      }),
    );
    expect(done.result.opted_in).toBe(0);
    expect((await find(no))?.consent.sms).toMatchObject({ opted_in: [] });
    expect((await find(listed))?.consent.sms.opted_out_of).toContain("marketing");
  });

  test("a STOP that comes while an import runs wins", async () => {
    const phones = Array.from({ length: 600 }, freshPhone);
    const reply = await json({ csv: `phone\n${phones.join("\n")}\n`, consent: evidence });
    const late = phones[599] ?? "";
    await Promise.all([drain(), stop(late), stop(phones[0] ?? "")]);
    const finished = async () => {
      await drain();
      return (await view(reply.json.import_id)).status;
    };
    await expect.poll(finished, { timeout: 30_000 }).toBe("finished");
    for (const phone of [late, phones[0] ?? ""])
      expect((await find(phone))?.consent.sms.opted_out).toBe(true);
  });
});

describe("many hands", () => {
  test("a dead process's import is taken over when its lease runs out", async () => {
    const { json: accepted } = await csv(`phone\n${freshPhone()}\n`);
    await setLease(accepted.import_id, "1 hour");
    await drain();
    expect((await view(accepted.import_id)).status).toBe("checking");
    await setLease(accepted.import_id, "-1 second");
    await drain();
    expect((await view(accepted.import_id)).status).toBe("finished");
  });

  const setLease = (id: unknown, later: string) =>
    withWorkspace(
      salon.workspaceId,
      (tx) => raw(tx)`update imports set lease_until = now() + ${later}::interval
        where workspace_id = ${salon.workspaceId} and id = ${Number(id)} and status in ('checking', 'running')`,
    );

  test("killed at any instruction, it goes on where it was: nobody twice, nobody lost", async () => {
    const phones = Array.from({ length: 4_000 }, freshPhone);
    const { json: accepted } = await json({ csv: `phone\n${phones.join("\n")}\n`, consent: evidence });
    const id = accepted.import_id;
    const done = async () => (await view(id)).rows_done as number;
    const victim = killAgainAndAgain({
      start: () => spawnNode("inngest/worker.ts", [], { LOG_LEVEL: "warn" }),
      lifeMs: () => Math.random() * 150,
      progress: done,
      afterKill: async () => void (await setLease(id, "0 seconds")),
    });
    try {
      for (const until = Date.now() + 60_000; Date.now() < until; ) {
        await new Promise((next) => setTimeout(next, 200));
        if (victim.kills >= 3) victim.spare();
        if ((await view(id)).status === "finished") break;
      }
    } finally {
      await victim.stop();
    }
    const finished = await view(id);
    expect(victim.failure).toBeNull();
    expect(victim.kills).toBeGreaterThan(0);
    expect(finished).toMatchObject({ status: "finished", result: { created: 4_000, opted_in: 4_000 } });
    expect(await ownerCount("consent_events", salon, `reason like '%import ${id}'`)).toBe(4_000);
    expect(await ownerCount("import_rows", salon, `import_id = ${id} and outcome = 'created'`)).toBe(4_000);
  }, 90_000);

  test("an upload whose process died is given up", async () => {
    const [row] = await withWorkspace(
      salon.workspaceId,
      (tx) => raw(tx)<{ id: number }[]>`
        insert into imports (workspace_id, status, lease_until, actor_kind, actor_name)
        values (${salon.workspaceId}, 'reading', now() - interval '1 second', 'key', 'test') returning id`,
    );
    await drain();
    expect(await view(row?.id)).toMatchObject({
      status: "failed",
      problem: expect.stringMatching(/broke off/),
    });
  });

  test("a second start is refused, a canceled one cannot start, another check can", async () => {
    const dry = await imported(await csv(`a,b\nAnn,${freshPhone()}\n`, salon, "dry_run=true"));
    expect((await post(check, dry.id, { mapping: { a: "first_name" } })).status).toBe(422);
    expect((await post(check, dry.id, { mapping: { a: "last_name", b: "phone" } })).status).toBe(202);
    await drain();
    const starts = await Promise.all([post(start, dry.id), post(start, dry.id), post(start, dry.id)]);
    expect(starts.map((reply) => reply.status).sort()).toEqual([202, 409, 409]);
    await drain();
    expect((await view(dry.id)).result.created).toBe(1);
    const gone = await imported(await csv(`a,b\nAnn,${freshPhone()}\n`, salon, "dry_run=true"));
    expect((await post(cancel, gone.id)).status).toBe(202);
    expect((await post(start, gone.id)).status).toBe(409);
    expect((await post(undo, gone.id)).status).toBe(409);
  });

  test("another workspace sees nothing of it, and a number there is another person", async () => {
    const phone = freshPhone();
    const mine = await imported(await csv(`phone,name\n${phone},Mine\n`));
    for (const [route, id] of [
      [one, mine.id],
      [rowsRoute, mine.id],
      [problemsRoute, mine.id],
    ] as const) {
      const theirs = await other.call(route.GET, params(id));
      const random = await other.call(route.GET, params(987_654));
      expect(theirs.status).toBe(404);
      expect(theirs.text).toBe(random.text);
    }
    for (const route of [start, cancel, undo])
      expect((await post(route, mine.id, {}, other)).status).toBe(404);
    expect((await other.call(imports.GET)).json.data).toEqual([]);
    await imported(await csv(`phone,name\n${phone},Theirs\n`, other), other);
    expect(await find(phone)).toMatchObject({ first_name: "Mine" });
    expect(await find(phone, other)).toMatchObject({ first_name: "Theirs" });
  });
});
