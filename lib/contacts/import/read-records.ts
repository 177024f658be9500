import { parse } from "csv-parse/sync";
import { guessSeparator } from "./guess-separator";

/** One row of a file. `line` is where it starts, the first line being 1. Trouble with its form is told with it. */
export type FileRecord = { line: number; cells: string[]; trouble: RecordTrouble | null };
export type RecordTrouble = "quote_unclosed" | "row_too_long";

/** Text gathered before it is parsed. */
const WINDOW = 128 * 1024;
/** No row of contacts is longer; beyond it a quotation mark was forgotten, or this is no row. */
const MAX_RECORD = 32 * 1024;

type State = { rest: string; line: number; separator: string | null; isSkipping: boolean };

/**
 * Reads rows from text as it arrives, in batches. A forgotten quotation mark costs its own row, not the rest of
 * the file: the row is told as trouble and reading goes on with the next line.
 */
export async function* readRecords(
  texts: AsyncIterable<string>,
  onSeparator: (separator: string) => void = () => {},
): AsyncGenerator<FileRecord[], void> {
  const state: State = { rest: "", line: 1, separator: null, isSkipping: false };
  const parts: string[] = [];
  let size = 0;
  for await (const text of texts) {
    parts.push(text);
    size += text.length;
    if (size < WINDOW) continue;
    yield* take(state, parts.splice(0).join(""), false, onSeparator);
    size = 0;
  }
  yield* take(state, parts.join(""), true, onSeparator);
}

function* take(
  state: State,
  text: string,
  isLast: boolean,
  onSeparator: (separator: string) => void,
): Generator<FileRecord[]> {
  state.rest += text;
  if (state.separator === null) onSeparator(settleSeparator(state));
  while (state.rest !== "") {
    if (state.isSkipping && !skipLine(state)) return;
    const end = isLast ? state.rest.length : lastLineEnd(state.rest);
    if (end === 0) {
      if (state.rest.length <= MAX_RECORD) return;
      yield [{ line: state.line, cells: [state.rest.slice(0, 200)], trouble: "row_too_long" }];
      state.isSkipping = true;
      continue;
    }
    const { records, used } = parseWhole(state, state.rest.slice(0, end));
    if (records.length > 0) yield records;
    if (used === end) advance(state, end);
    else {
      advance(state, used);
      if (!isLast && state.rest.length <= MAX_RECORD) return;
      yield [brokenLine(state)];
    }
  }
}

/** Parses every complete row. `used` is less than the whole when a quotation mark is still open at the end. */
function parseWhole(state: State, text: string): { records: FileRecord[]; used: number } {
  const bytes = Buffer.from(text);
  const records: FileRecord[] = [];
  let [start, line] = [0, state.line];
  try {
    parse(bytes, {
      delimiter: state.separator ?? ",",
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      on_record: (cells: string[], info: { bytes: number }) => {
        // Empty lines before a row are swallowed with it; its own line is where its text begins.
        const raw = bytes.toString("utf8", start, info.bytes);
        const lead = /^(?:[ \t,;|]*(?:\r\n|\n|\r))*/.exec(raw)?.[0].length ?? 0;
        const own = line + countLines(raw.slice(0, lead));
        line += countLines(raw);
        start = info.bytes;
        const tooLong = raw.length > MAX_RECORD;
        records.push(
          tooLong
            ? { line: own, cells: [raw.slice(0, 200)], trouble: "row_too_long" }
            : { line: own, cells, trouble: null },
        );
        return null;
      },
    });
    return { records, used: text.length };
  } catch (error) {
    if (!isUnclosed(error)) throw error;
    return { records, used: bytes.toString("utf8", 0, start).length };
  }
}

const isUnclosed = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "CSV_QUOTE_NOT_CLOSED";

/** Gives up the first line of what is left, so that the next may be read. */
function brokenLine(state: State): FileRecord {
  skipEmptyLines(state);
  const match = /\r\n|\n|\r/.exec(state.rest);
  const end = match ? match.index + match[0].length : state.rest.length;
  const text = state.rest.slice(0, match?.index ?? end);
  const record: FileRecord = {
    line: state.line,
    cells: text.slice(0, MAX_RECORD).split(state.separator ?? ","),
    trouble: "quote_unclosed",
  };
  advance(state, end);
  return record;
}

function skipEmptyLines(state: State): void {
  advance(state, /^[\r\n]*/.exec(state.rest)?.[0].length ?? 0);
}

/** Drops the remainder of a line that is too long. False when its end has not come yet. */
function skipLine(state: State): boolean {
  const match = /\r\n|\n|\r/.exec(state.rest);
  if (!match) {
    state.rest = "";
    return false;
  }
  advance(state, match.index + match[0].length);
  state.isSkipping = false;
  return true;
}

function advance(state: State, length: number): void {
  state.line += countLines(state.rest.slice(0, length));
  state.rest = state.rest.slice(length);
}

/** A carriage return at the very end may be half of a line's end. */
function lastLineEnd(text: string): number {
  const end = Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r", text.length - 2));
  return end + 1;
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count++;
  if (!text.includes("\r")) return count;
  for (let at = text.indexOf("\r"); at !== -1; at = text.indexOf("\r", at + 1)) {
    if (text[at + 1] !== "\n") count++;
  }
  return count;
}

/** Excel may name the separator in a first line of its own. */
function settleSeparator(state: State): string {
  state.rest = state.rest.replace(/^\ufeff/, "");
  const named = /^"?sep=(.)"?(\r\n|\n|\r)/i.exec(state.rest);
  state.separator = named?.[1] ?? guessSeparator(state.rest.slice(0, 64 * 1024));
  if (named) advance(state, named[0].length);
  return state.separator;
}
