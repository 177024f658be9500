import { z } from "zod";
import { Problem } from "./errors";

/** `?limit=` 1–200 (50) and an opaque `cursor`; lists run newest first by id, so inserts never shift a page. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: "Rows a page, 1 to 200" }),
  cursor: z.string().max(200).optional().meta({ description: "next_cursor of the page before" }),
};

export type Page<T> = { data: T[]; next_cursor: string | null };

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ data: z.array(item), next_cursor: z.string().nullable() });

/** The id below which the page starts, or null for the first page. Throws 422 on a cursor we did not make. */
export function readCursor(cursor: string | undefined): number | null {
  if (cursor === undefined) return null;
  const match = /^before:(\d{1,15})$/.exec(unwrap(cursor));
  if (!match?.[1]) {
    throw new Problem(422, "validation_failed", "Some fields need another look.", {
      errors: [{ path: "cursor", message: "This cursor is not one of ours.", code: "invalid_cursor" }],
    });
  }
  return Number(match[1]);
}

// Not Buffer: pages read this file too, and would bring a stand-in for it along.
/** The cursor of the rows below this id. */
export const writeCursor = (id: number) => btoa(`before:${id}`).replace(/=+$/, "");

function unwrap(cursor: string): string {
  try {
    return atob(cursor);
  } catch {
    return "";
  }
}

/** Cuts `limit + 1` rows to a page. */
export function toPage<Row extends { id: number }, T>(
  rows: Row[],
  limit: number,
  present: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { data: shown.map(present), next_cursor: rows.length > limit && last ? writeCursor(last.id) : null };
}
