import { createHash } from "node:crypto";
import { type Actor, authorize } from "@/lib/actor";
import { boundaryOf, readMultipart } from "@/lib/contacts/import/read-multipart";
import { Problem } from "@/lib/errors";
import { LARGEST_PICTURE } from "./pictures";
import type { UploadMediaQuery } from "./schema";

export type ReceivedMedia = { name: string; bytes: Buffer };

/** What a form adds around its file. */
const FORM_BYTES = 64 * 1024;

/**
 * Takes in an uploaded picture, as a form's file or as the bare body, and stops reading where it becomes too large.
 * @throws Problem 413 beyond 5 MB, 400 for an upload that broke off, 422 for a form without one file.
 */
export async function receiveMedia(
  actor: Actor,
  request: Request,
  query: UploadMediaQuery,
): Promise<{ body: ReceivedMedia; digest: string; release: () => Promise<void> }> {
  authorize(actor, "messages:write");
  const type = request.headers.get("content-type") ?? "";
  const isForm = /^\s*multipart\/form-data/i.test(type);
  const bytes = readBody(request, LARGEST_PICTURE + (isForm ? FORM_BYTES : 0));
  const taken = isForm
    ? await takeForm(bytes, boundaryOf(type))
    : { name: null, bytes: await collect(bytes) };
  // The end of the body is where a cut is noticed.
  for await (const _ of bytes);
  const body = { name: query.name ?? taken.name ?? "Picture", bytes: taken.bytes };
  const digest = createHash("sha256").update(`${body.name}\n`).update(body.bytes).digest("hex");
  return { body, digest, release: async () => {} };
}

async function* readBody(request: Request, limit: number): AsyncGenerator<Uint8Array, void> {
  const told = request.headers.get("content-length");
  if (Number(told ?? 0) > limit) throw tooLarge();
  let size = 0;
  try {
    for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > limit) throw tooLarge();
      yield chunk;
    }
  } catch (error) {
    throw error instanceof Problem ? error : incomplete();
  }
  // A proxy may cut a body without an error.
  if (told !== null && size < Number(told)) throw incomplete();
}

async function takeForm(bytes: AsyncIterable<Uint8Array>, boundary: string) {
  let file: { name: string | null; bytes: Buffer } | null = null;
  for await (const part of readMultipart(bytes, boundary)) {
    if (part.fileName === null) continue;
    if (file) throw new Problem(422, "one_file", "Send one picture at a time.");
    file = { name: part.fileName, bytes: await collect(part.bytes) };
  }
  if (!file) throw new Problem(422, "no_file", "There is no picture in this form.");
  return file;
}

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.byteLength;
    if (size > LARGEST_PICTURE) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooLarge = () =>
  new Problem(413, "too_large", "A picture may have at most 5 MB. Make it smaller and try again.");
const incomplete = () =>
  new Problem(400, "incomplete_body", "The upload broke off before the end of the picture. Try again.");
