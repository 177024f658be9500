import { invalid } from "@/lib/errors";

/** A row's place in a list that runs by a number (a position, a moment) and then by id. */
export type Place = { by: number; id: number };

/** The place after which the page starts, or null for the first page. Throws 422 on a cursor we did not make. */
export function readPlace(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  const [, by, id] =
    /^after:(-?\d{1,16}):(\d{1,15})$/.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  if (by === undefined || id === undefined || Math.abs(Number(by)) > LATEST_MS)
    throw invalid("cursor", "invalid_cursor", "This cursor is not one of this list.");
  return { by: Number(by), id: Number(id) };
}

/** No moment lies beyond. */
const LATEST_MS = 8.64e15;

/** One page of `limit + 1` rows. */
export function cutPage<Row, T>(
  rows: Row[],
  limit: number,
  placeOf: (row: Row) => Place,
  present: (row: Row) => T,
): { data: T[]; next_cursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    data: shown.map(present),
    next_cursor: rows.length > limit && last ? writePlace(placeOf(last)) : null,
  };
}

const writePlace = ({ by, id }: Place): string => Buffer.from(`after:${by}:${id}`).toString("base64url");
