import { Problem } from "@/lib/errors";

/** Reads a text body of at most `maxBytes`. Throws 413, or 400 on bytes that are not UTF-8 or broke off. */
export async function readText(request: Request, maxBytes: number): Promise<string> {
  const bytes = await readBytes(request, maxBytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Problem(400, "malformed_body", "The body is not valid UTF-8.");
  }
}

/** Reads a body of at most `maxBytes`; never trusts Content-Length. Throws 413, or 400 when the caller goes away. */
export async function readBytes(request: Request, maxBytes: number): Promise<Buffer<ArrayBuffer>> {
  const tooLarge = () => new Problem(413, "too_large", `The body may have at most ${maxBytes} bytes.`);
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  if (!request.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > maxBytes) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    // Only the caller ends a body early: a page that was left is no failure of ours.
    throw error instanceof Problem ? error : new Problem(400, "incomplete_body", "The body broke off.");
  }
  return Buffer.concat(chunks);
}

/** Parses a JSON body. Throws 415 for another type, 400 for malformed text, 422 for what cannot be stored. */
export function parseJson(request: Request, text: string): unknown {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (text !== "" && type !== "application/json" && !type.endsWith("+json")) {
    throw new Problem(415, "unsupported_media_type", "Send application/json.");
  }
  if (text === "") return {};
  if (text.includes("\\u0000") || text.includes("\u0000")) {
    throw new Problem(422, "invalid_characters", "NUL characters cannot be stored.");
  }
  const value = parsed(text);
  if (isDeep(value)) throw new Problem(422, "too_deep", `The body may be nested ${MAX_DEPTH} levels deep.`);
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, "malformed_json", "The body is not valid JSON.");
  }
}

/** Deeper than any meaning; far beyond it, writing a value down exhausts the stack. */
const MAX_DEPTH = 32;

const isDeep = (value: unknown, left = MAX_DEPTH): boolean =>
  typeof value === "object" &&
  value !== null &&
  (left === 0 || Object.values(value).some((inner) => isDeep(inner, left - 1)));
