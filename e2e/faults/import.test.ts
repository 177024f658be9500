import { describe, expect, test } from "vitest";
import {
  cancel,
  csv,
  databaseUrl,
  drain,
  evidence,
  find,
  freshPhone,
  imported,
  type Json,
  json,
  other,
  ownerCount,
  params,
  post,
  problemsRoute,
  raw,
  rowsOf,
  runImports,
  salon,
  start,
  stop,
  undo,
  view,
  withWorkspace,
} from "./import-scene";

describe("a system's import", () => {
  test("runs at once when its columns are clear, with consent and tags", async () => {
    const [a, b] = [freshPhone(), freshPhone()];
    const done = await imported(
      await json({
        csv: `First Name;Last Name;Mobile;Email;Tags;Shoe size\nZoë;Åström;${a};zoe@x.example;vip, color;37\nLi;;${b};;;\n`,
        consent: evidence,
        mapping: undefined,
        add_tags: ["spring"],
      }),
    );
    expect(done).toMatchObject({ status: "finished", result: { created: 2, opted_in: 2, skipped: 0 } });
    expect(done.mapping["Shoe size"]).toBeNull();
    expect(await find(a)).toMatchObject({
      first_name: "Zoë",
      last_name: "Åström",
      email: "zoe@x.example",
      tags: ["vip", "color", "spring"],
      source: "import",
      consent: { sms: { opted_in: ["marketing"] } },
    });
    expect(await find(a, other)).toBeNull();
  });

  test("without evidence opts nobody in", async () => {
    const phone = freshPhone();
    await imported(await csv(`name,phone\nAnn Roe,${phone}\n`));
    expect((await find(phone))?.consent.sms.opted_in).toEqual([]);
    expect(await find(phone)).toMatchObject({ first_name: "Ann", last_name: "Roe" });
  });

  test("stops after the check when asked to, or when no column is clearly the number", async () => {
    const phone = freshPhone();
    const dry = await imported(
      await csv(`name,phone\nAnn,${phone}\n`, salon, "dry_run=true&file_name=a.csv"),
    );
    expect(dry).toMatchObject({ status: "ready", check: { new: 1 }, file_name: "a.csv" });
    expect(await find(phone)).toBeNull();
    const unclear = await imported(await csv("a,b\nx,y\n"));
    expect(unclear).toMatchObject({ status: "ready", is_mapping_clear: false });
    expect((await post(start, unclear.id)).status).toBe(422);
    expect((await post(start, unclear.id, { mapping: { nobody: "phone" } })).status).toBe(422);
  });

  test("takes rows, attributes and a mapping of its own", async () => {
    const phone = freshPhone();
    const done = await imported(
      await json({
        rows: [{ who: "Ann Roe", no: phone, attributes: { plan: "gold", visits: 4 }, tags: ["a", "b"] }],
        mapping: { who: "full_name", no: "phone", "attributes.visits": "attributes.visits", tags: "tags" },
        new_fields: { visits: { label: "Visits", kind: "number" } },
      }),
    );
    expect(done.status).toBe("finished");
    expect(await find(phone)).toMatchObject({
      first_name: "Ann",
      tags: ["a", "b"],
      attributes: { visits: 4 },
    });
  });

  test("takes a multipart form, cut anywhere", async () => {
    const phone = freshPhone();
    const boundary = "----x1";
    const body = [
      `--${boundary}\r\nContent-Disposition: form-data; name="consent"\r\n\r\n${JSON.stringify(evidence)}`,
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="list.csv"\r\nContent-Type: text/csv\r\n\r\nphone,name\r\n${phone},Bo\r\n`,
      `--${boundary}--\r\n`,
    ].join("\r\n");
    const done = await imported(
      await csv(body, salon, "", { "Content-Type": `multipart/form-data; boundary=${boundary}` }),
    );
    expect(done).toMatchObject({ file_name: "list.csv", result: { created: 1, opted_in: 1 } });
  });

  test("the same key and file answer the same; another file is refused and leaves nothing", async () => {
    const body = `name,phone\nAnn,${freshPhone()}\n`;
    const headers = { "Idempotency-Key": `import-${freshPhone()}` };
    const first = await csv(body, salon, "", headers);
    const again = await csv(body, salon, "", headers);
    expect(again.text).toBe(first.text);
    expect((await csv(`name,phone\nBo,${freshPhone()}\n`, salon, "", headers)).json.code).toBe(
      "idempotency_key_reused",
    );
    await drain();
    const open = await ownerCount("imports", salon, "status in ('reading', 'failed')");
    expect(open).toBe(0);
  });
});

describe("bad input", () => {
  test.each([
    ["nothing", "", 422, "empty_file"],
    ["a header alone", "name,phone\n", 422, "empty_file"],
    ["a workbook", "PK\u0003\u0004 sheet1.xml", 422, "not_csv"],
    ["a web page", "<!doctype html><p>", 422, "not_csv"],
    [
      "300 columns",
      `${Array.from({ length: 300 }, (_, i) => `c${i}`).join(",")}\n1\n`,
      422,
      "too_many_columns",
    ],
  ])("%s is refused in words", async (_, body, status, code) => {
    const reply = await csv(body);
    expect([reply.status, reply.json.code]).toEqual([status, code]);
    expect(String(reply.json.detail)).toMatch(/\w+ \w+/);
  });

  test("other types are 415, a cut upload 400, a wrong field 422", async () => {
    expect((await csv("x", salon, "", { "Content-Type": "image/png" })).status).toBe(415);
    expect((await csv("name,phone\nA,1\n", salon, "", { "Content-Length": "5000" })).json.code).toBe(
      "incomplete_body",
    );
    expect((await csv("x", salon, "", { "Content-Length": String(200 * 1024 * 1024) })).status).toBe(413);
    expect((await json({ csv: "a,b\n1,2\n", rows: [] })).status).toBe(422);
    expect((await json({ csv: "a,b\n1,2\n", workspace_id: 1 })).status).toBe(422);
    expect((await json({ rows: [{ phone: "1" }], mapping: { phone: "workspace_id" } })).status).toBe(422);
    expect((await csv("{", salon, "", { "Content-Type": "application/json" })).status).toBe(400);
    expect((await csv("x", salon, "", { "Content-Type": "multipart/form-data" })).status).toBe(400);
    expect((await csv("x", salon, "", { "Content-Type": "multipart/form-data; boundary=b" })).status).toBe(
      400,
    );
    expect((await csv("x", salon, "sort=phone")).status).toBe(400);
    await drain();
    expect(await ownerCount("import_rows", salon, "import_id not in (select id from imports)")).toBe(0);
  });

  test("every bad row is explained in words, and the good ones go in", async () => {
    const [good, stopped] = [freshPhone(), freshPhone()];
    await stop(stopped);
    const done = await imported(
      await csv(
        [
          "Name,Phone,Email,Language",
          `Good,${good},ok@x.example,Español`,
          "Short,555-01,,",
          "Long,+1415555012345678,,",
          "Excel,4.1555E+10,,",
          "Premium,+19005550123,,",
          "None,,,",
          "Words,call me,,",
          `Twice,${good},,`,
          '"Broken,+14155550000,,',
          `Comma, Bo,${freshPhone()},,,en`,
          `${"x".repeat(300)},${freshPhone()},not-mail,Klingon`,
          `Stopped,${stopped},,`,
          `=cmd|' /C calc'!A0,555-02,,`,
        ].join("\n"),
        salon,
        "dry_run=true",
      ),
    );
    expect(done.check).toMatchObject({ new: 3, skip: 10 });
    const words = Object.fromEntries(
      (await rowsOf(done.id)).map((row) => [row.line, row.problems.map((p) => p.message).join(" ")]),
    );
    expect(words[3]).toBe("'•••01' is too short for a US number.".replace("•••01", "••• 01"));
    expect(words[4]).toMatch(/too long/);
    expect(words[5]).toMatch(/shortened by a spreadsheet/);
    expect(words[6]).toMatch(/premium/);
    expect(words[7]).toBe("There is no phone number.");
    expect(words[8]).toMatch(/is not a phone number/);
    expect(words[9]).toMatch(/line 2/);
    expect(words[10]).toMatch(/quotation mark/);
    expect(words[11]).toMatch(/more cells than there are columns/);
    expect(words[12]).toMatch(/longer than 200.*not an e-mail.*not a language/);
    expect(words[13]).toMatch(/stays stopped/);
    const only = await rowsOf(done.id, "problem=phone_too_short");
    expect(only.map((row) => row.line)).toEqual([3, 14]);
    const out = await rowsOf(done.id, "outcome=left_out");
    expect(out.map((row) => row.line)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 14]);
    expect(out[0]?.problems[0]).toMatchObject({ code: "phone_too_short", column: "Phone" });
    const noticed = await rowsOf(done.id, "outcome=noticed");
    expect(noticed.map((row) => row.line)).toEqual([12, 13]);
    expect(done.check.noticed).toBe(2);
    expect(await rowsOf(done.id, "outcome=noticed&problem=phone_too_short")).toEqual([]);
    expect((await rowsOf(done.id, "all=true")).length).toBe(13);
    const file = await salon.call(problemsRoute.GET, params(done.id));
    expect(file.text).toContain("'=cmd|' /C calc'!A0");
    expect(file.text.split("\n")[0]).toContain("line,Name,Phone,Email,Language,problem");
    expect(file.text).not.toContain(good);
  });
});

test("a word on marketing that is neither yes nor no opts nobody in and is told", async () => {
  const [yes, maybe] = [freshPhone(), freshPhone()];
  const list = `Phone,Agreed to marketing\n${yes},Yes\n${maybe},perhaps\n`;
  const done = await imported(await json({ csv: list, consent: evidence }));
  expect(done).toMatchObject({ check: { agreed: 1, noticed: 1 }, result: { created: 2, opted_in: 1 } });
  const [row] = await rowsOf(done.id, "problem=marketing_unclear");
  expect(row?.problems[0]).toMatchObject({
    column: "Agreed to marketing",
    message: "'perhaps' is neither yes nor no, so this person is not opted in.",
  });
  expect((await find(maybe))?.consent.sms.opted_in).toEqual([]);
});

test("stopped in the middle, it keeps what was written, which can be undone", async () => {
  const phones = Array.from({ length: 1_500 }, freshPhone);
  const reply = await csv(`phone\n${phones.join("\n")}\n`, salon, "dry_run=true");
  const { id } = await imported(reply);
  await post(start, id);
  await runImports({ budgetMs: 1 });
  const half = await view(id);
  expect(half).toMatchObject({ status: "running" });
  expect((await post(cancel, id)).status).toBe(202);
  await drain();
  const stopped = await view(id);
  expect(stopped.status).toBe("canceled");
  expect(stopped.result.created).toBeLessThan(phones.length);
  expect(stopped.result.created).toBeGreaterThan(0);
  expect((await post(cancel, id)).status).toBe(409);
  expect((await post(undo, id)).status).toBe(202);
  await drain();
  const undone = await view(id);
  expect(undone).toMatchObject({ status: "undone", undo: { removed: stopped.result.created, kept: 0 } });
  expect(await find(phones[0] ?? "")).toBeNull();
});

test("no number stands in plain in what an import keeps", async () => {
  expect(databaseUrl).toContain("test_");
  const rows = await withWorkspace(
    salon.workspaceId,
    (tx) => raw(tx)<Json[]>`select * from import_rows where workspace_id = ${salon.workspaceId}`,
  );
  const heads = await withWorkspace(
    salon.workspaceId,
    (tx) => raw(tx)<Json[]>`select * from imports where workspace_id = ${salon.workspaceId}`,
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify([rows, heads])).not.toMatch(/\+?1415555\d{4}/);
});
