import { expect, test } from "vitest";
import { raw, withoutWorkspace } from "./client";
import { rowColumns } from "./row-columns";
import { testDatabase } from "./testing";

await testDatabase();

const types = { id: "bigint", word: "text", facts: "jsonb", at: "timestamptz", kind: "channel" } as const;
type Row = { id: number; word: string | null; facts: unknown; at: Date | null; kind: string };

/** What PostgreSQL makes of the rows, and how many of its columns came as arrays. */
const through = (rows: Row[]) =>
  withoutWorkspace(async (tx) => {
    const sql = raw(tx);
    const { names, table } = rowColumns(sql, types, rows, ["id"]);
    const asked = sql<Row[]>`select ${names} from ${table}`;
    const back = await asked;
    const { string = "" } = back.statement as { string?: string };
    return { back: [...back], arrays: string.match(/\[\]/g)?.length ?? 0 };
  });

const odd: Row = {
  id: 1,
  word: 'NULL, "quoted", {braces}, back\\slash and\na line',
  facts: { says: 'a "b" \\ c', list: [1, null] },
  at: new Date("2026-05-31T10:20:30.456Z"),
  kind: "sms",
};
const none: Row = { id: 2, word: null, facts: null, at: null, kind: "whatsapp" };

test("every value comes back as it went, empty ones and odd ones too", async () => {
  const rows = [odd, none, { ...none, id: 3, word: "" }, { ...none, id: 4, word: "null" }];
  const { back, arrays } = await through(rows);
  expect(back.map((row) => ({ ...row, at: row.at && new Date(row.at) }))).toEqual(rows);
  expect(arrays).toBe(5);
});

test("what all rows have in common is sent once", async () => {
  const rows = [odd, { ...odd, id: 7 }, { ...odd, id: 8 }];
  const { back, arrays } = await through(rows);
  expect(back.map((row) => ({ ...row, at: row.at && new Date(row.at) }))).toEqual(rows);
  expect(arrays).toBe(1);
});

test("one row alone keeps its keys to be asked for", async () => {
  const { back, arrays } = await through([none]);
  expect(back).toEqual([none]);
  expect(arrays).toBe(1);
});
