import { raw, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { Problem } from "@/lib/errors";
import { abandonImport } from "./abandon-import";
import { decodeText, type Encoding } from "./decode-text";
import { measureBody } from "./measure-body";
import { parse } from "./parse-settings";
import { flattenRows, readJson } from "./read-json";
import { boundaryOf, type Part, readMultipart } from "./read-multipart";
import { type FileRecord, readRecords } from "./read-records";
import { type ImportQuery, type ImportSettings, importSettings } from "./schema";
import { READING_LEASE_SECONDS, type Staged, stageRows } from "./stage-rows";

export type ReceivedImport = Staged & {
  importId: number;
  settings: ImportSettings;
  encoding: Encoding | null;
  separator: string | null;
};

type Form = { encoding: Encoding | null; separator: string | null };
type Taken = { staged: Staged; settings: ImportSettings };

/**
 * Takes in an uploaded list while it arrives: its rows are stored sealed, batch by batch, and memory stays flat. What
 * no `acceptImport` takes up is forgotten by `release`.
 * @throws Problem 415 for another type, 422 `not_csv`, `empty_file` …, 413, 400 for an upload that broke off.
 */
export async function receiveImport(
  actor: Actor,
  request: Request,
  query: ImportQuery,
): Promise<{ body: ReceivedImport; digest: string; release: () => Promise<void> }> {
  authorize(actor, "contacts:write");
  const type = request.headers.get("content-type")?.trim().toLowerCase() ?? "";
  requireKnownType(type.split(";")[0]?.trim() ?? "");
  const importId = await insertImport(actor);
  try {
    const { bytes, digest } = measureBody(request);
    const form: Form = { encoding: null, separator: null };
    const stage = (texts: AsyncIterable<Uint8Array>) => stageCsv(actor.workspaceId, importId, texts, form);
    const taken = type.startsWith("multipart/")
      ? await takeForm(
          readMultipart(bytes, boundaryOf(request.headers.get("content-type") ?? "")),
          query,
          stage,
        )
      : /^application\/([\w.-]+\+)?json/.test(type)
        ? await takeJson(actor.workspaceId, importId, bytes, form)
        : { staged: await stage(bytes), settings: parse(importSettings, query) };
    // The end of the body is where a cut is noticed.
    for await (const _ of bytes);
    const body = { importId, ...taken.staged, settings: taken.settings, ...form };
    return { body, digest: digest(), release: () => abandonImport(actor.workspaceId, importId) };
  } catch (error) {
    await abandonImport(actor.workspaceId, importId);
    throw error;
  }
}

/** What systems call a CSV; a workbook's own type is let in to be refused in words. */
function requireKnownType(type: string): void {
  if (/^text\/(?!html)|^multipart\/form-data$|csv|json$|excel|spreadsheet|zip|octet-stream/.test(type))
    return;
  throw new Problem(415, "unsupported_media_type", "Send text/csv, multipart/form-data or application/json.");
}

async function stageCsv(
  workspaceId: number,
  importId: number,
  bytes: AsyncIterable<Uint8Array>,
  form: Form,
): Promise<Staged> {
  const text = decodeText(bytes, (encoding) => {
    form.encoding = encoding;
  });
  const records = readRecords(text, (separator) => {
    form.separator = separator;
  });
  return stageRows(workspaceId, importId, records);
}

/** One file, and beside it fields that hold JSON or plain text. */
async function takeForm(
  parts: AsyncIterable<Part>,
  query: ImportQuery,
  stage: (bytes: AsyncIterable<Uint8Array>) => Promise<Staged>,
): Promise<Taken> {
  let staged: Staged | null = null;
  const fields: Record<string, unknown> = { ...query };
  for await (const part of parts) {
    if (part.fileName === null && part.name !== "file" && part.name !== "csv") {
      fields[part.name] = fieldValue(part.name, await textOf(part));
    } else {
      if (staged) throw new Problem(422, "one_file", "Send one file at a time.");
      if (part.fileName) fields.file_name = part.fileName.slice(0, 200);
      staged = await stage(part.bytes);
    }
  }
  if (!staged) throw new Problem(422, "no_file", "There is no file in this form.");
  return { staged, settings: parse(importSettings, fields) };
}

async function textOf(part: Part): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of part.bytes) {
    size += chunk.length;
    if (size > 64 * 1024) throw new Problem(413, "too_large", `The field ${part.name} is too large.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function fieldValue(name: string, text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return name === "add_tags" ? text.split(",") : text;
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, "malformed_json", `The field ${name} is not valid JSON.`);
  }
}

async function takeJson(
  workspaceId: number,
  importId: number,
  bytes: AsyncIterable<Uint8Array>,
  form: Form,
): Promise<Taken> {
  const { csv, rows, ...settings } = await readJson(bytes);
  if (rows) {
    const { columns, records } = flattenRows(rows);
    return {
      staged: await stageRows(workspaceId, importId, inBatches(records, columns.length), columns),
      settings,
    };
  }
  const pieces = csv ?? "";
  async function* encoded() {
    for (let at = 0; at < pieces.length; at += 65_536) yield pieces.slice(at, at + 65_536);
  }
  const records = readRecords(encoded(), (separator) => {
    form.separator = separator;
  });
  return { staged: await stageRows(workspaceId, importId, records), settings };
}

/** Rows of JSON need not name every field. */
async function* inBatches(records: FileRecord[], width: number): AsyncGenerator<FileRecord[]> {
  const whole = (record: FileRecord): FileRecord => ({
    ...record,
    cells: Array.from({ length: width }, (_, i) => record.cells[i] ?? ""),
  });
  for (let at = 0; at < records.length; at += 1000) yield records.slice(at, at + 1000).map(whole);
}

async function insertImport(actor: Actor): Promise<number> {
  const [row] = await withWorkspace(
    actor.workspaceId,
    (tx) => raw(tx)<{ id: number }[]>`
      insert into imports (workspace_id, status, lease_until, actor_kind, actor_id, actor_name, request_id)
      values (${actor.workspaceId}, 'reading', now() + make_interval(secs => ${READING_LEASE_SECONDS}),
        ${actor.kind}, ${actor.id}, ${actor.name}, ${actor.requestId})
      returning id`,
  );
  if (!row) throw new Error("the import was not stored");
  return row.id;
}
