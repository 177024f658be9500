import type { z } from "zod";
import { Problem } from "@/lib/errors";
import { parse } from "./parse-settings";
import type { FileRecord } from "./read-records";
import { importJson, MAX_COLUMNS } from "./schema";

type ImportJson = z.output<typeof importJson>;

/** JSON is held in memory whole, so less of it may come than of a file. */
const MAX_JSON_BYTES = 16 * 1024 * 1024;
const MAX_ROWS = 100_000;

/** @throws Problem 413 with the advice to send text/csv, 400 for malformed JSON, 422 for unknown or wrong fields. */
export async function readJson(bytes: AsyncIterable<Uint8Array>): Promise<ImportJson> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.byteLength;
    if (size > MAX_JSON_BYTES) {
      throw new Problem(
        413,
        "too_large",
        "As JSON at most 16 MB can be imported. Send larger lists as text/csv.",
      );
    }
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString("utf8");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Problem(400, "malformed_json", "The body is not valid JSON.");
  }
  return parse(importJson, value);
}

/** Objects as rows of a table: every key a column, lists joined, `attributes` one column each. Lines count from 1. */
export function flattenRows(rows: NonNullable<ImportJson["rows"]>): {
  columns: string[];
  records: FileRecord[];
} {
  if (rows.length > MAX_ROWS) {
    throw new Problem(
      413,
      "too_large",
      `As JSON at most ${MAX_ROWS} rows can be imported. Send larger lists as text/csv.`,
    );
  }
  const places = new Map<string, number>();
  const records = rows.map((row, i) => {
    const cells: string[] = [];
    const put = (key: string, value: unknown) => {
      const column = key.trim().slice(0, 100).toWellFormed();
      const place = places.get(column) ?? places.size;
      places.set(column, place);
      cells[place] = value === null || value === undefined ? "" : String(value);
    };
    for (const [key, value] of Object.entries(row)) {
      if (Array.isArray(value)) put(key, value.join(","));
      else if (typeof value === "object" && value !== null) {
        for (const [inner, scalar] of Object.entries(value)) put(`${key}.${inner}`, scalar);
      } else put(key, value);
    }
    return { line: i + 1, cells, trouble: null };
  });
  if (places.size > MAX_COLUMNS) {
    throw new Problem(
      422,
      "too_many_columns",
      `The rows have ${places.size} fields; at most ${MAX_COLUMNS} can be read.`,
    );
  }
  return { columns: [...places.keys()], records };
}
