import type { IncomingMessage, ServerResponse } from "node:http";
import { Problem } from "@/lib/errors";
import { type Answer, FORM_LIMIT, refusal, type WebhookDoor } from "./webhook";

/** Has a webhook's door answer a request of node:http. `isLast`, asked at the end: the connection ends with it. */
export async function answerCall(
  door: WebhookDoor,
  request: IncomingMessage,
  response: ServerResponse,
  isLast = () => false,
): Promise<void> {
  // As Next does: behind no proxy, the caller is who connected.
  request.headers["x-forwarded-for"] ??= request.socket.remoteAddress;
  const header = (name: string) => {
    const value = request.headers[name];
    return Array.isArray(value) ? value.join(",") : (value ?? null);
  };
  const answer = await readBody(request, FORM_LIMIT)
    .then((bytes) => door({ target: request.url ?? "/", form: decode(bytes), header }))
    .catch(refusal);
  writeAnswer(
    response,
    isLast() ? { ...answer, headers: { ...answer.headers, connection: "close" } } : answer,
  );
}

/** Reads a body of at most `maxBytes`. Throws 413, or 400 when the caller goes away; what still comes is let go. */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer<ArrayBuffer>> {
  return new Promise((done, fail) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size <= maxBytes) chunks.push(chunk);
      else fail(new Problem(413, "too_large", `The body may have at most ${maxBytes} bytes.`));
    });
    request.once("end", () => done(Buffer.concat(chunks)));
    request.once("error", () => fail(new Problem(400, "incomplete_body", "The body broke off.")));
  });
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Problem(400, "malformed_body", "The body is not valid UTF-8.");
  }
}

/** What Next would write, but for what pages need. */
export function writeAnswer(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, {
    "cache-control": "private, no-store",
    "x-content-type-options": "nosniff",
    ...headers,
  });
  response.end(body ?? undefined);
}
