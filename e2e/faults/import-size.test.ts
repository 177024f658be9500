import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing";

await testDatabase();
const { testTenant } = await import("@/lib/http/testing");
const { raw, withWorkspace } = await import("@/db/client");
const { runImports } = await import("@/lib/contacts/import/run-imports");
const upload = await import("@/app/api/v1/contacts/import/route");
const one = await import("@/app/api/v1/contacts/imports/[id]/route");

const ROWS = Number(process.env.PARLEY_IMPORT_ROWS ?? 40_000);
const MB = 1024 * 1024;

/** A file that exists nowhere whole: lines are made as they are asked for. */
function bigFile(rows: number): ReadableStream<Uint8Array> {
  let next = 0;
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull(controller) {
      if (next >= rows) return controller.close();
      let text = next === 0 ? "First Name,Last Name,Mobile,Email,Visits\n" : "";
      for (const end = Math.min(rows, next + 1_000); next < end; next++) {
        text += `Ann ${next},"Roe, Jr.",+1${2_012_000_000 + next * 7},ann${next}@x.example,${next % 50}\n`;
      }
      controller.enqueue(encoder.encode(text));
    },
  });
}

/** Resident memory while work goes on, over what it was before, in megabytes. */
async function growth(work: () => Promise<void>): Promise<number> {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  await work();
  clearInterval(timer);
  return Math.round((most - before) / MB);
}

test(`${ROWS} rows go in fast, in memory that does not follow their number`, async () => {
  const salon = await testTenant({ name: "Big" });
  let id = 0;
  const started = performance.now();
  const reading = await growth(async () => {
    const reply = await upload.POST(
      new NextRequest("http://localhost:3000/api/v1/contacts/import", {
        method: "POST",
        headers: { "X-API-Key": salon.key, "Content-Type": "text/csv" },
        body: bigFile(ROWS),
        duplex: "half",
      }),
      { params: Promise.resolve({}) },
    );
    expect(reply.status).toBe(202);
    id = ((await reply.json()) as { import_id: number }).import_id;
  });
  const read = performance.now();
  const look = () => salon.call(one.GET, { params: { id: String(id) } });
  const working = await growth(async () => {
    do {
      const { next } = await runImports({ budgetMs: 60_000 });
      expect(next).not.toBeNull();
    } while ((await look()).json.status !== "finished");
  });
  const ended = performance.now();
  const { json } = await look();
  expect(json).toMatchObject({ status: "finished", rows_total: ROWS });
  const [row] = await withWorkspace(
    salon.workspaceId,
    (tx) =>
      raw(tx)<{ n: number }[]>`select count(*) as n from contacts where workspace_id = ${salon.workspaceId}`,
  );
  expect(row?.n).toBe((json.result as { created: number }).created);
  const rate = (from: number, to: number) => Math.round(ROWS / ((to - from) / 1000));
  console.log(
    `${ROWS} rows: read ${rate(started, read)}/s (+${reading} MB), checked and imported ${rate(read, ended)}/s (+${working} MB), all in ${Math.round((ended - started) / 1000)} s`,
  );
  expect(reading).toBeLessThan(250);
  expect(working).toBeLessThan(250);
}, 3_000_000);
